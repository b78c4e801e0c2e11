import { spawn } from "node:child_process";
import { Socket } from "node:net";

/**
 * What another process carries out once this one is gone, however it ended: kill -9 gives it no time for
 * anything. It sees its input end, stops the server, and takes its folder away.
 */
const WATCH = `
const [pid, folder] = process.argv.slice(1);
process.stdin.resume().on("end", () => {
  try { process.kill(Number(pid), "SIGQUIT"); } catch {}
  require("node:fs").rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});`;

/** Has a server of this process end with it. Call what comes back when it was ended otherwise. */
export function endWithUs(pid: number, folder: string): () => void {
  const watch = spawn(process.execPath, ["-e", WATCH, String(pid), folder], {
    // A process group of its own: Ctrl-C in the terminal must not end it first.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watch.unref();
  if (watch.stdin instanceof Socket) watch.stdin.unref();
  return () => {
    watch.kill("SIGKILL");
  };
}
