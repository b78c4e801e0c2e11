import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { expect, test } from "vitest";
import { closeoutPolicies } from "../../constructs/pulumi/policies.ts";
import { STANDARD_POLICIES } from "../../policies/standard/index.ts";

/** What a policy of a pack reports of a resource with these checked inputs. */
async function reports(
  policy: ResourceValidationPolicy,
  type: string,
  props: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const said: string[] = [];
  const [validate] = [policy.validateResource].flat();
  const args = { type, props: { ...props }, urn: "", name: "" } as ResourceValidationArgs;
  await validate?.(args, (message) => said.push(message));
  return said;
}

test("there is one policy of theirs for each of ours, as strict as ours", () => {
  const theirs = closeoutPolicies();
  expect(theirs.map(({ name, enforcementLevel }) => [name, enforcementLevel])).toEqual(
    STANDARD_POLICIES.map(({ id, severity }) => [id, severity]),
  );
});

test("each reports what ours found of a closure, and nothing of anything else", async () => {
  const [keys] = closeoutPolicies().filter(({ name }) => name === "keys");
  if (keys === undefined) throw new Error("there is no policy keys");
  const found = { blockers: { keys: "mandatory: 1 finding, first: LTAI-1" } };
  expect(await reports(keys, "closeout:index:Closure", found)).toEqual([
    expect.stringContaining("1 finding, first: LTAI-1"),
  ]);
  expect(await reports(keys, "closeout:index:Closure", { blockers: {} })).toEqual([]);
  expect(await reports(keys, "closeout:index:Wave", found)).toEqual([]);
});
