import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import type { CommandProcess } from "../../core/journal.ts";
import { systemCode } from "../../files/local.ts";

/** What tells a process from every other one, as far as the system says. */
export interface ProcessMark {
  readonly pid: number;
  /** Name of the machine, with its id where it has one. */
  readonly host: string;
  /** Differs after a restart of the machine. */
  readonly boot?: string;
  /** Process numbers mean something only inside one such space (containers have their own). */
  readonly space?: string;
  /** When the process started, in the system's own ticks: a number may be given to another process. */
  readonly started?: string;
}

/** `unreachable`: of another machine or container, so nothing can be said. */
export type ProcessState = "alive" | "dead" | "unreachable";

/** The mark of this process. */
export function ownMark(): ProcessMark {
  const boot = readLine("/proc/sys/kernel/random/boot_id");
  const space = readNamespace();
  const started = readStat(process.pid)?.started;
  return {
    pid: process.pid,
    host: [hostname(), readLine("/etc/machine-id")].filter((part) => part !== undefined).join(" "),
    ...(boot === undefined ? {} : { boot }),
    ...(space === undefined ? {} : { space }),
    ...(started === undefined ? {} : { started }),
  };
}

/** A process by its number and start, for the journal. */
export function processOf(pid: number): CommandProcess {
  const started = readStat(pid)?.started;
  return { pid, ...(started === undefined ? {} : { started }) };
}

/** True while a process of this machine runs. */
export function isRunning({ pid, started }: CommandProcess): boolean {
  if (!exists(pid)) return false;
  const stat = readStat(pid);
  if (stat === undefined || started === undefined) return true;
  return !stat.ended && stat.started === started;
}

/** Whether the process of a mark still runs, as seen from this process. */
export function stateOf(mark: ProcessMark, own: ProcessMark): ProcessState {
  if (mark.host !== own.host) return "unreachable";
  // Without a machine's id, another machine may have the same name: then a restart proves nothing.
  if (mark.boot !== own.boot) return mark.host.includes(" ") ? "dead" : "unreachable";
  if (mark.space !== own.space) return "unreachable";
  if (!exists(mark.pid)) return "dead";
  const stat = readStat(mark.pid);
  if (stat === undefined || mark.started === undefined) return "alive";
  return stat.ended || stat.started !== mark.started ? "dead" : "alive";
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return systemCode(error) !== "ESRCH";
  }
}

/** State and start time: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, fields 3 and 22. */
function readStat(pid: number): { readonly ended: boolean; readonly started: string } | undefined {
  const stat = readLine(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may hold anything.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const state = fields?.[0];
  const started = fields?.[19];
  if (state === undefined || started === undefined) return undefined;
  return { ended: state === "Z" || state === "X", started };
}

function readNamespace(): string | undefined {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return undefined;
  }
}

function readLine(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}
