import type { JsonObject } from "../../../emulator/core/json.ts";
import type { CloudName } from "../../../src/workspace/clouds.ts";
import { HUAWEI_HERE, HUAWEI_SHOP, topics, withHuawei } from "../../../test/e2e/support/huawei.ts";
import type { Project, Setup } from "../../../test/e2e/support/project.ts";
import { withProject } from "../../../test/e2e/support/project.ts";
import type { StackName } from "../../../test/e2e/support/stacks.ts";
import { HERE, NETWORK, SHOP, server, withTencent } from "../../../test/e2e/support/tencent.ts";
import { bucket, instance, objects, pairs } from "../../../test/e2e/support/things.ts";
import { MANAGER, MEMBER, REGION } from "../../../test/e2e/support/world.ts";

/** One world in which runs are killed, and what must hold in it afterwards. */
export interface Scene {
  readonly name: string;
  readonly stack: StackName;
  /** Calls of a run that is left alone, and how many of them change something; about. */
  readonly calls: number;
  readonly changes: number;
  /** Runs something in a project of this scene. */
  play<T>(act: (project: Project) => Promise<T>): Promise<T>;
  /** Before the first run: what is reviewed, and what comes after the review. */
  prepare(project: Project): Promise<void>;
  /** After the last run: what is wrong. */
  faults(project: Project): readonly string[];
}

/** Stands in the account and was never reviewed. */
const LATER = "came-later";

function standing(project: Project, approved: readonly string[], later: string): string[] {
  const left = approved.flatMap((table) =>
    project.standing(table).filter((id) => !id.includes(LATER)),
  );
  const kept = project.standing(later).filter((id) => id.includes(LATER));
  return [
    ...(left.length === 0 ? [] : [`still there after the last run: ${left.join(", ")}`]),
    ...(kept.length === 2 ? [] : [`what nobody approved is ${2 - kept.length} short`]),
  ];
}

function submissions(project: Project, action: string): string[] {
  const taken = project
    .calls()
    .filter((call) => call.action === action && call.status === 200 && call.code === "");
  return taken.length === 1 ? [] : [`${taken.length} submissions were carried out`];
}

const SETUP: Setup = { laid: "always", killed: true };

const alibabaTeardown: Scene = {
  name: "alibaba teardown",
  stack: "teardown",
  calls: 270,
  changes: 18,
  play: (act) =>
    withProject(
      {
        ...SETUP,
        account: { limits: { parallel: 4, patience: "2m" } },
        resources: {
          "*": { "oss.bucket": [bucket("logs")] },
          logs: { "oss.version": objects(30) },
          [REGION]: {
            "ecs.key-pair": pairs(10),
            "ecs.instance": [1, 2, 3, 4].map((at) =>
              instance(`i-${at}`, { DeletionProtection: at > 2 }),
            ),
          },
        },
      },
      act,
    ),
  async prepare(project) {
    await project.review();
    project.meanwhile({ [REGION]: { "ecs.key-pair": pairs(2, `${LATER}-{n}`) } });
  },
  faults: (project) =>
    standing(project, ["ecs.key-pair", "ecs.instance", "oss.bucket"], "ecs.key-pair"),
};

const alibabaClosure: Scene = {
  name: "alibaba closure",
  stack: "closure",
  calls: 240,
  changes: 3,
  play: (act) =>
    withProject(
      {
        ...SETUP,
        deletion: "Disabled",
        account: { closure: { confirm: MEMBER, enableMemberDeletion: true } },
      },
      act,
    ),
  prepare: async () => undefined,
  faults(project) {
    const directory = project.emulator.world.store.account(MANAGER)?.attributes["directory"];
    const { deletion } = { ...(directory as JsonObject | undefined) };
    return [
      ...submissions(project, "DeleteAccount"),
      ...(deletion === "Disabled" ? [] : ["the directory's deletion permission was not put back"]),
    ];
  },
};

const tencentTeardown: Scene = {
  name: "tencent teardown",
  stack: "teardown",
  calls: 320,
  changes: 12,
  play: (act) =>
    withTencent(
      {
        laid: "always",
        killed: true,
        account: { limits: { parallel: 4, patience: "2m" } },
        resources: {
          [HERE]: {
            ...NETWORK,
            "cvm.instance": [1, 2, 3, 4].map((at) => server(`ins-${at}`)),
            "cvm.key-pair": keyPairs(6, "skey-"),
          },
        },
      },
      act,
    ),
  async prepare(project) {
    await project.review();
    project.meanwhile({ [HERE]: { "cvm.key-pair": keyPairs(2, `${LATER}-`) } });
  },
  faults: (project) => standing(project, ["cvm.key-pair", "cvm.instance"], "cvm.key-pair"),
};

function keyPairs(count: number, id: string): JsonObject[] {
  return Array.from({ length: count }, (_, at) => ({
    KeyId: `${id}${at}`,
    KeyName: `pair-${id}${at}`,
    CreatedTime: "{now-30d}",
    AssociatedInstanceIds: [],
  }));
}

const tencentClosure: Scene = {
  name: "tencent closure",
  stack: "closure",
  calls: 300,
  changes: 1,
  play: (act) =>
    withTencent({ laid: "always", killed: true, account: { closure: { confirm: SHOP } } }, act),
  prepare: async () => undefined,
  faults: (project) => submissions(project, "DeleteAccount"),
};

const huaweiTeardown: Scene = {
  name: "huawei teardown",
  stack: "teardown",
  calls: 450,
  changes: 12,
  play: (act) =>
    withHuawei(
      {
        laid: "always",
        killed: true,
        account: { limits: { parallel: 4, patience: "2m" } },
        resources: {
          [HUAWEI_HERE]: {
            "dcs.instance": [1, 2, 3, 4].map((at) => ({
              instance_id: `dcs-${at}`,
              name: `cache-${at}`,
              charging_mode: 0,
            })),
            "smn.topic": topics(6),
          },
        },
      },
      act,
    ),
  async prepare(project) {
    await project.review();
    project.meanwhile({ [HUAWEI_HERE]: { "smn.topic": topics(2, `${LATER}-{n}`) } });
  },
  faults: (project) => standing(project, ["smn.topic", "dcs.instance"], "smn.topic"),
};

const huaweiClosure: Scene = {
  name: "huawei closure",
  stack: "closure",
  calls: 400,
  changes: 1,
  play: (act) =>
    withHuawei(
      { laid: "always", killed: true, account: { closure: { confirm: HUAWEI_SHOP } } },
      act,
    ),
  prepare: async () => undefined,
  faults: (project) => submissions(project, "CloseAccount"),
};

const BY_CLOUD: Readonly<Record<CloudName, readonly [Scene, ...Scene[]]>> = {
  alibaba: [alibabaTeardown, alibabaClosure],
  tencent: [tencentTeardown, tencentClosure],
  huawei: [huaweiTeardown, huaweiClosure],
};

/** Teardown and closure of every cloud. */
export const SCENES: readonly [Scene, ...Scene[]] = [
  ...BY_CLOUD.alibaba,
  ...Object.entries(BY_CLOUD).flatMap(([name, scenes]) => (name === "alibaba" ? [] : scenes)),
];
