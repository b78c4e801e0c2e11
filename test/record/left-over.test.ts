import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test, vi } from "vitest";
import { servers } from "./support/server.ts";

test.skipIf(servers().length === 0)(
  "a suite that is killed leaves neither its database nor the folder of it behind",
  async () => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", join(import.meta.dirname, "children/server.ts")],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const [line] = await once(createInterface(child.stdout), "line");
    const { url, folder }: { readonly url: string; readonly folder: string } = JSON.parse(line);
    const port = Number(new URL(url).port);
    expect(await answers(port)).toBe(true);
    child.kill("SIGKILL");
    await vi.waitFor(
      async () => {
        expect(await answers(port)).toBe(false);
        expect(existsSync(folder)).toBe(false);
      },
      { timeout: 20_000 },
    );
  },
);

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
