import { expect, test } from "vitest";
import { attached } from "../alibaba/support/caller.ts";
import { attestIn } from "./support/alone.ts";
import { withProject } from "./support/project.ts";
import { pairs } from "./support/things.ts";
import { REGION } from "./support/world.ts";

const ROLE = "ResourceDirectoryAccountAccessRole";
/** Signed calls are never made with MFA, so that nothing is denied; a policy says that it may be. */
const guard = attached(
  "guard",
  {
    Version: "1",
    Statement: [
      {
        Effect: "Deny",
        Action: "ecs:DescribeKeyPairs",
        Resource: "*",
        Condition: { Bool: { "acs:MFAPresent": "true" } },
      },
    ],
  },
  { PrincipalType: "ServiceRole", PrincipalName: ROLE },
);
const resources = { "*": guard, [REGION]: { "ecs.key-pair": pairs(2) } };
test("a caller that may see a part blocks the closure, proves no removal, and a person can answer for it", () =>
  withProject({ resources }, async (project) => {
    await project.review();
    const blocked = await project.plan("closure");
    expect(blocked.code).toBe(1);
    expect(blocked.says).toContain(`coverage:ecs.key-pair:${REGION}`);
    expect(blocked.says).toContain(`reach:role ${ROLE}`);
    expect(blocked.says).toContain("npx closeout permissions");

    const deployed = await project.deploy("teardown");
    expect(deployed.code).toBe(1);
    expect(deployed.says).toContain("which is no proof");
    // The cloud did as it was asked, and nobody calls that proved.
    expect(project.standing("ecs.key-pair")).toEqual([]);
    const proved = (await project.journal()).filter(({ kind }) => kind === "proved");
    expect(proved.filter((one) => "item" in one && one.item.includes("ecs.key-pair"))).toEqual([]);
    const left = Object.keys(project.remaining()).filter((id) => id.includes("ecs.key-pair"));
    expect(left).toHaveLength(2);

    attestIn(project, {
      policy: "coverage-complete",
      subject: `reach:role ${ROLE}`,
      answer: "sees-everything",
    });
    const answered = await project.deploy("teardown");
    expect(answered.says).not.toContain("which is no proof");
    expect(Object.keys(project.remaining()).filter((id) => id.includes("key-pair"))).toEqual([]);
    const closure = await project.plan("closure");
    expect(closure.says).not.toContain("coverage:ecs.key-pair");
    expect(closure.says).not.toContain("Error: coverage-complete");
    expect(closure.says).toContain(`coverage-complete: reach:role ${ROLE}: "sees-everything"`);
  }));
