import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { closeout } from "../cli/support.ts";
import { filesIn } from "../support/leaks.ts";
import { ATTESTED, withAlone } from "./support/alone.ts";
import { type Project, withProject } from "./support/project.ts";
import { idOf, KEYS, REGION } from "./support/world.ts";

/** What ends a line somewhere, in a terminal, a diff or an editor. */
const ENDS = ["\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"] as const;
/** What moves, hides or turns what stands around it. */
const HIDING = [
  "\u0000",
  "\u0007",
  "\b",
  "\u001b[2K",
  "\u001b[31m",
  "\u001b]0;title\u0007",
  "\u007f",
  "\u009b31m",
  "\u00ad",
  "\u061c",
  "\u115f",
  "\u200b",
  "\u200d",
  "\u200e",
  "\u202e",
  "\u2066",
  "\u2800",
  "\u3164",
  "\ufe0f",
  "\ufeff",
  "\u{e0041}",
] as const;

/** A line that nobody wrote, if it ever stands on its own. */
const FORGED = 'FORGED - "alibaba:rds.instance:cn-hangzhou:rm-harmless" = "RDS instance" -> null';
const NAMES: readonly string[] = [
  ...ENDS.map((end) => `x"${end}${FORGED}${end}`),
  ...HIDING.map((sign) => `a${sign}b`),
];

const disks = (): readonly JsonObject[] =>
  NAMES.map((DiskName, at) => ({
    DiskId: `d-${at}`,
    DiskName,
    Status: "Available",
    InstanceId: "",
    DeleteWithInstance: false,
    DiskChargeType: "PostPaid",
    Category: "cloud_essd",
    Type: "data",
    Size: 40,
    CreationTime: "{now-30d:minutes}",
    Tags: { Tag: [{ TagKey: DiskName, TagValue: DiskName }] },
  }));

/** Unseen, and still text to the Go that writes the keys of Terraform's maps, which are ids. */
const TEXT_TO_GO = /\u115f|\u2800|\u3164|\ufe0f/u;

/** Items whose very ids are such names. */
const keyPairs = (): readonly JsonObject[] =>
  NAMES.filter((name) => !TEXT_TO_GO.test(name)).map((name) => ({
    KeyPairName: `pair ${name}`,
    CreationTime: "{now-30d}",
  }));

/** Line ends of every kind, but for the one that we write ourselves. */
const ANY_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** What is wrong with a text that is shown: a forged line, or something that cannot be seen. */
function faultsOf(text: string): readonly string[] {
  const lines = text.split(ANY_END);
  const forged = lines.filter((line) => /^[\s|>*"'-]*FORGED/u.test(line));
  const hidden = UNSEEN.exec(text);
  return [
    ...forged,
    ...(hidden === null
      ? []
      : [
          `U+${hidden[0].codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, hidden.index - 60), hidden.index + 20))}`,
        ]),
  ];
}

function expectSeen(texts: ReadonlyMap<string, string>): void {
  const faults = [...texts].flatMap(([place, text]) =>
    faultsOf(text)
      .slice(0, 2)
      .map((fault) => `${place}: ${fault}`),
  );
  expect(faults).toEqual([]);
}

/** What people read of a project: all that was written but the state of Terraform, which is data. */
function written(folder: string): ReadonlyMap<string, string> {
  return new Map(
    [...filesIn(folder)]
      .filter(([file]) => /\.(?:md|html|json|jsonl)$/u.test(file) && !/tfstate/u.test(file))
      .map(([file]) => [file, readFileSync(file, "utf8")]),
  );
}

async function commands(
  project: Project,
  key: { readonly id: string; readonly secret: string },
  all: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, string>> {
  writeFileSync(join(project.folder, "package.json"), '{ "type": "module" }\n');
  const said = new Map<string, string>();
  for (const [name = "", ...flags] of all) {
    const { stdout, stderr } = await closeout([name, "demo", ...flags], {
      cwd: project.folder,
      env: {
        CLOSEOUT_ALIBABA_ENDPOINT: project.emulator.url,
        ALIBABA_CLOUD_ACCESS_KEY_ID: key.id,
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: key.secret,
        CLOSEOUT_CLOCK_AHEAD: process.env["CLOSEOUT_CLOCK_AHEAD"] ?? "0h",
      },
    });
    said.set(`${name} ${flags.join(" ")}`, stdout);
    said.set(`${name} ${flags.join(" ")} (stderr)`, stderr);
  }
  return said;
}

test("names that end lines or hide forge nothing, by no way out: plan, deploy, files, every command", () =>
  withProject(
    {
      account: {
        keep: [
          { match: { type: "ecs.disk", id: idOf("ecs.disk", "d-0") }, because: `kept${NAMES[0]}` },
        ],
      },
      resources: { [REGION]: { "ecs.disk": [...disks()], "ecs.key-pair": [...keyPairs()] } },
    },
    async (project) => {
      const said = new Map<string, string>();
      const note = (name: string, { text }: { readonly text: string }) => said.set(name, text);
      note("first plan", await project.plan("teardown"));
      note("closure", await project.plan("closure"));
      await project.review();
      note("plan", await project.plan("teardown"));
      const message = NAMES.join(" and ");
      const lift = project.fault({
        kind: "error",
        action: "DeleteDisk",
        status: 403,
        code: `Forbidden.RAM${NAMES[0]}`,
        message,
        extra: { RequestId: `id${NAMES[0]}` },
      });
      note("deploy", await project.deploy("teardown"));
      lift();
      note("plan after it", await project.plan("teardown"));
      const unlisted = project.fault({
        kind: "error",
        action: "DescribeDisks",
        status: 403,
        code: "Forbidden.RAM",
        message,
      });
      note("plan without a listing", await project.plan("teardown"));
      const ran = await commands(project, KEYS.closer, [
        ["scan"],
        ["scan", "--json", "--verbose"],
        ["doctor"],
        ["review", "--dry-run", "--verbose"],
        ["report"],
        ["attest", "--json"],
        ["comment"],
        ["annotate", "--format", "github"],
        ["annotate", "--format", "sarif"],
        ["annotate", "--format", "junit", "--json"],
      ]);
      unlisted();
      const whole = await commands(
        project,
        KEYS.closer,
        [
          ["review", "--verbose"],
          ["scan", "--json"],
          ["timeline", "--verbose"],
          ["follow", "--all", "--until-end"],
        ].filter(([name]) => name !== "follow"),
      );
      expectSeen(new Map([...said, ...ran, ...whole, ...written(project.folder)]));

      // As data they are what they are.
      const data = JSON.parse(whole.get("scan --json") ?? "");
      const named = data.items.filter((item: { type: string }) => item.type === "ecs.disk");
      expect(named.map((item: { name: string }) => item.name).sort()).toEqual([...NAMES].sort());

      expect((await project.deploy("teardown")).code).toBe(0);
      expect(project.standing("ecs.disk")).toEqual(["d-0"]);
      expect(project.standing("ecs.key-pair")).toEqual([]);
    },
  ));

test("what people state is seen as it is in packet and plan", () =>
  withAlone(
    {
      attested: false,
    },
    async (project) => {
      for (const one of ATTESTED) {
        project.attest({
          ...one,
          done: `done${NAMES[0]}`,
          by: `Mei${NAMES[0]}`,
          evidence: { kind: "text", text: NAMES.join(" ") },
        });
      }
      const said = new Map<string, string>();
      const note = (name: string, { text }: { readonly text: string }) => said.set(name, text);
      note("plan", await project.plan("closure"));
      await project.later(49);
      await project.review();
      note("teardown", await project.plan("teardown"));
      note("plan again", await project.plan("closure"));
      note("deploy", await project.deploy("closure"));
      const ran = await commands(project, KEYS.member, [
        ["report"],
        ["timeline"],
        ["attest", "--json"],
      ]);
      const files = [...written(project.folder)];
      expect(files.map(([file]) => file).join(" ")).toContain("packet.html");
      expectSeen(new Map([...said, ...ran, ...files]));
    },
  ));
