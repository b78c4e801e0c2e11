import { type Statement, statementsOf } from "../shared/reach/policy-document.ts";
import type { ReadPolicy } from "../shared/reach/rights.ts";
import { readingOf } from "./permissions.ts";

/**
 * A policy of this cloud's, of version 3 or 5, whose documents are written alike. Which of a service's actions
 * a call needs is published nowhere, so a listing is proved by all that reads in its service, and refused by
 * whatever forbids a part of it. A statement without a resource holds for all of them.
 * https://support.huaweicloud.com/intl/en-us/usermanual-iam5/iam_01_1289.html
 */
export function readPolicyOf(name: string, document: string, forSome = false): ReadPolicy {
  return {
    name,
    statements: statementsOf(document, "everywhere")?.map(byService),
    ...(forSome ? { forSome: true as const } : {}),
  };
}

function byService(statement: Statement): Statement {
  const { effect, covers, actions } = statement;
  const services = actions.map(serviceOf);
  if (effect === "deny" && covers === "all-but-these") {
    return { ...statement, covers: "these", actions: ["*"] };
  }
  // What is left out of a service leaves nothing of it for certain.
  if (effect === "deny" || covers === "all-but-these") {
    return { ...statement, actions: services.map((service) => `${service}:*`) };
  }
  const reads = services.filter((service) =>
    ["get*", "list*"].every((verb) => actions.includes(`${service}:*:${verb}`)),
  );
  return { ...statement, actions: [...actions, ...new Set(reads.map(readingOf))] };
}

function serviceOf(action: string): string {
  return action.split(":")[0] ?? action;
}
