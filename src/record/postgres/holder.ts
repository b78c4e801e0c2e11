import { heldIn } from "../lock/lock-holder.ts";
import { who } from "../lock/lock-takeover.ts";
import { ownMark, stateOf } from "../lock/process-mark.ts";

/** True where a process of this machine held it and is no more. */
export function isDead(about: unknown): boolean {
  if (typeof about !== "string") return false;
  const { by } = heldIn(about);
  return typeof by !== "string" && stateOf(by, ownMark()) === "dead";
}

/** What a run left that never let go. */
export function noteOf(about: unknown, where: string): string | undefined {
  if (typeof about !== "string") return undefined;
  const { by } = heldIn(about);
  return `The run that held ${where} is no longer there${typeof by === "string" ? "" : ` (${who(by)})`}; its lock was taken over.`;
}
