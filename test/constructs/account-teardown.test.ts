import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { expect, onTestFinished, test } from "vitest";
import { policiesFolder } from "../../constructs/account-folder.ts";
import { AccountTeardown } from "../../constructs/account-teardown.ts";
import type { Wave } from "../../src/core/item.ts";
import { accountFolder, MEMBER, synth } from "./support.ts";

const WAVES = ["workloads", "data", "network", "domains", "identity", "finance"];

test("a teardown has one imported resource a wave, each after the one before", () => {
  const folder = accountFolder();
  const json = synth((scope) => new AccountTeardown(scope, "account", { folder }));
  for (const wave of WAVES) {
    expect(
      Testing.toHaveResourceWithProperties(json, "closeout_wave", { account_id: MEMBER, wave }),
    ).toBe(true);
  }
  const { resource, import: imports } = JSON.parse(json);
  const byWave = new Map(
    Object.entries<Record<string, unknown>>(resource.closeout_wave).map(([name, wave]) => [
      wave["wave"],
      { address: `closeout_wave.${name}`, after: wave["depends_on"] },
    ]),
  );
  const chain = WAVES.map((wave) => byWave.get(wave));
  expect(chain.map((wave) => wave?.after)).toEqual([
    undefined,
    ...chain.slice(0, -1).map((wave) => [wave?.address]),
  ]);
  expect(imports).toEqual(
    expect.arrayContaining(
      WAVES.map((wave) => ({ id: `${MEMBER}/${wave}`, to: byWave.get(wave)?.address })),
    ),
  );
});

test("chosen waves keep the order of the catalog", () => {
  const folder = accountFolder();
  const teardown: AccountTeardown[] = [];
  synth((scope) =>
    teardown.push(new AccountTeardown(scope, "account", { folder, waves: ["network", "data"] })),
  );
  expect(teardown[0]?.waves.map(({ node }) => node.id)).toEqual(["data", "network"]);
  expect(teardown[0]?.account).toMatchObject({
    id: MEMBER,
    name: "acme",
    kind: "resource-account",
  });
});

test("the provider finds everything beside the stack, and the journal with the account", () => {
  const folder = accountFolder();
  const json = synth((scope) => new AccountTeardown(scope, "account", { folder }));
  expect(
    Testing.toHaveProviderWithProperties(json, "closeout", {
      account_file: "accounts/acme/account.yaml",
      review_file: "accounts/acme/review.json",
      attestations_dir: "accounts/acme/attestations",
    }),
  ).toBe(true);
  const { journal_dir: journal } = JSON.parse(json).provider.closeout[0];
  expect(journal).toMatch(/^\.\.\/.*accounts\/acme$/u);
});

test("a program that stands elsewhere is held to the settings and policies of the account's project", () => {
  const folder = accountFolder();
  const project = join(folder, "../..");
  writeFileSync(join(project, "closeout.yaml"), "approval: git\nbranch: main\n");
  const json = synth((scope) => new AccountTeardown(scope, "account", { folder }));
  expect(JSON.parse(json).provider.closeout[0]).toMatchObject({ approval_branch: "main" });
  const here = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(here));
  expect(realpathSync(join(policiesFolder({ folder }), ".."))).toBe(realpathSync(project));
});

test("nothing of the account but its files goes into the stack", () => {
  const folder = accountFolder({ securityMailbox: "ops@acme.example" });
  const json = synth((scope) => new AccountTeardown(scope, "account", { folder }));
  expect(json).not.toContain("ops@acme.example");
  expect(json).not.toContain("ResourceDirectoryAccountAccessRole");
});

const made = (props: { folder: string; waves?: readonly Wave[] }) => () =>
  synth((scope) => new AccountTeardown(scope, "account", props));

test("a wave that there is not is refused with those that there are", () => {
  const waves = ["network", "servers"] as unknown as readonly Wave[];
  expect(made({ folder: accountFolder(), waves })).toThrow(
    'There is no wave "servers". Allowed: workloads, data, network, domains, identity, finance. Leave `waves` out for all of them.',
  );
});

test("no waves at all are refused with the reason", () => {
  expect(made({ folder: accountFolder(), waves: [] })).toThrow(
    "A teardown without waves removes nothing. Allowed: workloads,",
  );
});

test("a blank folder is refused with an example", () => {
  expect(made({ folder: " " })).toThrow(
    'The folder of the account is blank. Give the folder that holds its account.yaml, such as "accounts/acme".',
  );
});

test("a folder without an account.yaml is refused by its path", () => {
  const folder = join(accountFolder(), "..", "nobody");
  expect(made({ folder })).toThrow(`There is no file ${join(folder, "account.yaml")}`);
});

test("every mistake in account.yaml is named at synth, with its line and what is allowed", () => {
  const folder = accountFolder();
  const file = join(folder, "account.yaml");
  writeFileSync(
    file,
    [
      "cloud: alibaba",
      `id: "12"`,
      "kind: resource-acount",
      "access: { via: own }",
      "regoins: all",
      "",
    ].join("\n"),
  );
  const error = (() => {
    try {
      made({ folder })();
    } catch (thrown) {
      return String(thrown);
    }
    return "";
  })();
  expect(error).toContain(`${file}:2: `);
  expect(error).toContain('"12" is not an account id of Alibaba Cloud');
  expect(error).toContain(`${file}:3: `);
  expect(error).toMatch(
    /"resource-acount" is not a kind of Alibaba Cloud account; .*resource-account/u,
  );
  expect(error).toContain(`${file}:5: `);
  expect(error).toMatch(/regoins.*regions/u);
});
