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
      .filter((id) => !honest.goes.has(id) && !isHeldUnseen(id, honest, spoilt))
      .map((id) => `${id} goes, which an honest answer keeps`),
    ...[...honest.items.keys()]
      .filter((id) => !spoilt.items.has(id) && !isOpen(id, honest, spoilt))
      .map((id) => `${id} is not there, and its listing is complete`),
    ...[...honest.findings]
      .filter((one) => isSilent(one, honest, spoilt))
      .map((one) => `no ${one}`),
  ];
}

/**
 * True where something that stands beside it is not seen, and that is said: it may be what an honest answer
 * keeps it for. No review approves it then, so that it stays.
 */
function isHeldUnseen(id: string, honest: Seen, spoilt: Seen): boolean {
  const region = parseItemId(id)?.region;
  return [...honest.items.keys()].some(
    (one) =>
      parseItemId(one)?.region === region && !spoilt.items.has(one) && isOpen(one, honest, spoilt),
  );
}

/** True where the listing of an item is not known, or shows something that no honest one does. */
function isOpen(id: string, honest: Seen, spoilt: Seen): boolean {
  const parts = parseItemId(id);
  if (parts === undefined) return false;
  if (spoilt.unknown.has(`${parts.type} ${parts.region}`)) return true;
  const fresh = [...spoilt.items.keys()].filter((one) => !honest.items.has(one));
  return fresh.map(parseItemId).some((one) => one?.type === parts.type);
}

/** True where a finding is gone and nothing stands in its place. */
function isSilent(finding: string, honest: Seen, spoilt: Seen): boolean {
  if (spoilt.findings.has(finding)) return false;
  const [policy = "", ...rest] = finding.split(" ");
  const subject = rest.join(" ");
  if (honest.items.has(subject) && !spoilt.items.has(subject)) {
    return !isOpen(subject, honest, spoilt);
  }
  const fresh = [...spoilt.findings].filter((one) => !honest.findings.has(one));
  return !fresh.some((one) => one.startsWith(`${policy} `) || one.endsWith(` ${subject}`));
}
