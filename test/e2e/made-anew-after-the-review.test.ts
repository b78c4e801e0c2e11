import { expect, test } from "vitest";
import type { JsonObject } from "../../emulator/core/json.ts";
import { withProject } from "./support/project.ts";
import { bucket, pairs } from "./support/things.ts";
import { idOf, REGION } from "./support/world.ts";

/** Things that go by a name, made at that time. */
function named(made: string, id: string): Readonly<Record<string, JsonObject>> {
  return {
    [REGION]: {
      "sls.project": [
        {
          projectName: "logs-p",
          description: id,
          status: "Normal",
          region: REGION,
          createTime: made,
          lastModifyTime: made,
          recycleBinEnabled: false,
        },
      ],
      "kms.secret": [
        { SecretName: "db-pass", SecretType: "Generic", CreateTime: made, UpdateTime: made },
      ],
      "fc.function": [
        {
          functionName: "resize",
          functionId: id,
          runtime: "nodejs20",
          createdTime: made,
          lastModifiedTime: made,
          handler: "x",
          memorySize: 128,
          state: "Active",
        },
      ],
    },
    "*": {
      "oss.bucket": [bucket("re-used-name", { CreationDate: made })],
      "ram.group": [
        { GroupName: "ops", GroupId: id, Comments: "", CreateDate: made, UpdateDate: made },
      ],
    },
  };
}

/** The same with something beside it that nobody makes anew. */
function withPair(things: ReturnType<typeof named>): ReturnType<typeof named> {
  return { ...things, [REGION]: { ...things[REGION], "ecs.key-pair": pairs(1) } };
}

const NAMED = [
  idOf("sls.project", "logs-p"),
  idOf("kms.secret", "db-pass"),
  idOf("fc.function", "resize"),
  idOf("oss.bucket", "re-used-name", "global"),
  idOf("ram.group", "ops", "global"),
];

test("what was made after the review under a reviewed name waits for the next one, and the rest goes", () =>
  withProject(
    { resources: withPair(named("{now-300d}", "old")) },
    async ({ review, meanwhile, plan, deploy, standing }) => {
      const { items } = await review();
      expect(Object.keys(items)).toEqual(expect.arrayContaining(NAMED));
      meanwhile(named("{now+1h}", "new"));
      const planned = await plan("teardown");
      for (const id of NAMED) {
        expect(planned.says).not.toContain(`- "${id}"`);
        expect(planned.says).toContain(`${id}: made on`);
      }
      expect((await deploy("teardown")).code).toBe(0);
      for (const type of ["sls.project", "kms.secret", "fc.function", "oss.bucket", "ram.group"])
        expect(standing(type), type).toHaveLength(1);
      expect(standing("ecs.key-pair")).toEqual([]);
    },
  ));
