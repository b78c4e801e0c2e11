import { Problem } from "../../core/problem.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Cli } from "../cli.ts";
import { type Check, failure, ok } from "./check.ts";

const NAME = "network";

/** Says how calls leave this machine; makes none. */
export function checkNetwork({ env }: Cli, { cloud }: Workspace): Check {
  try {
    return ok(NAME, `${cloud.title} is reached ${cloud.wayOut(env)}`);
  } catch (cause) {
    if (cause instanceof Problem) return failure(NAME, cause);
    throw cause;
  }
}
