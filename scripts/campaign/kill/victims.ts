import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/** What is killed: Terraform, the provider that it started, or both at once. */
export const VICTIMS = ["terraform", "provider", "both"] as const;
/** One of {@link VICTIMS}. */
export type Victim = (typeof VICTIMS)[number];

type Kind = Exclude<Victim, "both">;

/** Processes at work in a folder, by kind, from what Linux tells of each. */
export function processesIn(folder: string, kind: Kind): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => kindOf(pid, folder) === kind);
}

/** Kills them without warning; true when there was one. */
export function kill(folder: string, victim: Victim): boolean {
  const kinds: readonly Kind[] = victim === "both" ? ["terraform", "provider"] : [victim];
  const found = kinds.flatMap((kind) => processesIn(folder, kind));
  for (const pid of found) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself at this very moment.
    }
  }
  return found.length > 0;
}

function kindOf(pid: number, folder: string): Kind | undefined {
  try {
    if (!readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return undefined;
    if (readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")) return undefined;
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    if (args.some((arg) => basename(arg).startsWith("terraform-provider-"))) return "provider";
    return basename(args[0] ?? "") === "terraform" ? "terraform" : undefined;
  } catch {
    // It is gone meanwhile.
    return undefined;
  }
}
