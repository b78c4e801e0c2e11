import { parseItemId } from "../../../src/core/item.ts";
import type { Look } from "./look.ts";
import type { World } from "./worlds.ts";

type Seen = Extract<Look, { is: "seen" }>;

/** What a look with garbage in it shows less than the honest one, without saying that it is not known. */
export function less(world: World, honest: Look, spoilt: Look): readonly string[] {
  if (honest.is === "refused") throw new Error(`${world.name} cannot be looked at: ${honest.says}`);
  if (spoilt.is === "refused") return [];
  if (honest.running) {
    return spoilt.running ? [] : [`the closure is ${honest.phase}, and ${spoilt.phase} is told`];
  }
  return [
    ...(honest.findings.size === 0 && spoilt.findings.size === 0
      ? ["nothing stands in the way of the closure"]
      : []),
    ...[...spoilt.goes]
      .filter((id) => !honest.goes.has(id))
      .map((id) => `${id} goes, which an honest answer keeps`),
    ...[...honest.items.keys()]
      .filter((id) => !spoilt.items.has(id) && !isUnknown(id, spoilt))
      .map((id) => `${id} is not there, and its listing is complete`),
    ...[...honest.findings]
      .filter((one) => isSilent(one, honest, spoilt))
      .map((one) => `no ${one}`),
  ];
}

function isUnknown(id: string, { unknown }: Seen): boolean {
  const parts = parseItemId(id);
  return parts !== undefined && unknown.has(`${parts.type} ${parts.region}`);
}

/** True where a finding is gone and nothing stands in its place. */
function isSilent(finding: string, honest: Seen, spoilt: Seen): boolean {
  if (spoilt.findings.has(finding)) return false;
  const [policy = "", ...rest] = finding.split(" ");
  const subject = rest.join(" ");
  if (honest.items.has(subject) && !spoilt.items.has(subject)) return !isUnknown(subject, spoilt);
  const fresh = [...spoilt.findings].filter((one) => !honest.findings.has(one));
  return !fresh.some((one) => one.startsWith(`${policy} `) || one.endsWith(` ${subject}`));
}
