import { runtime } from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AccountClosure, AccountTeardown, getBlockers } from "../../constructs/pulumi/index.ts";
import { accountFolder, MEMBER } from "../constructs/support.ts";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string | undefined;
}

let registered: Registered[] = [];

beforeEach(async () => {
  registered = [];
  await runtime.setMocks(
    {
      newResource: ({ type, name, inputs, provider, id = "" }) => {
        registered.push({ type, name, inputs, provider });
        return { id: id === "" ? `${name}-id` : id, state: { remaining: {}, ...inputs } };
      },
      call: ({ token, inputs }) => ({ token, ...inputs }),
    },
    "demo",
    "dev",
    false,
  );
});

// What is registered must be over before the next test begins.
afterEach(settled);

const WAVES = ["workloads", "data", "network", "domains", "identity", "finance"];

async function settled(): Promise<void> {
  await runtime.disconnect();
}

test("a teardown has one resource a wave, by the provider of its account", async () => {
  const folder = accountFolder();
  const { account } = new AccountTeardown("acme", { folder });
  await settled();
  expect(account.id).toBe(MEMBER);
  const waves = registered.filter(({ type }) => type === "closeout:index:Wave");
  expect(waves.map(({ inputs }) => inputs["wave"]).sort()).toEqual([...WAVES].sort());
  expect(new Set(waves.map(({ inputs }) => inputs["accountId"]))).toEqual(new Set([MEMBER]));
  const provider = registered.find(({ type }) => type === "pulumi:providers:closeout");
  expect(provider?.inputs).toMatchObject({ folder });
  for (const wave of waves) expect(wave.provider).toContain("pulumi:providers:closeout::acme");
});

test("chosen waves keep the order of the catalog, and a wave that is none is refused", () => {
  const folder = accountFolder();
  const { waves } = new AccountTeardown("acme", { folder, waves: ["finance", "data"] });
  expect(waves).toHaveLength(2);
  expect(() => new AccountTeardown("none", { folder, waves: [] })).toThrow("removes nothing");
});

test("a closure takes its switch from account.yaml, or what it is given, and no other id", async () => {
  const folder = accountFolder({ closure: { confirm: MEMBER } });
  new AccountClosure("acme", { folder });
  new AccountClosure("blank", { folder, confirm: "", fail: false });
  await settled();
  const closures = registered.filter(({ type }) => type === "closeout:index:Closure");
  expect(closures.map(({ name, inputs }) => [name, inputs["confirm"], inputs["fail"]])).toEqual(
    expect.arrayContaining([
      ["acme-closure", MEMBER, undefined],
      ["blank-closure", "", false],
    ]),
  );
  expect(() => new AccountClosure("other", { folder, confirm: "3" })).toThrow(
    'confirmed for account "3"',
  );
});

test("a folder without an account fails before anything is registered", () => {
  expect(() => new AccountTeardown("acme", { folder: " " })).toThrow("is blank");
  expect(registered.filter(({ type }) => type === "closeout:index:Wave")).toEqual([]);
});

test("getBlockers asks the provider", async () => {
  const asked = await getBlockers({ accountId: MEMBER, fail: false }, {});
  expect(asked).toMatchObject({ token: "closeout:index:getBlockers", accountId: MEMBER });
});
