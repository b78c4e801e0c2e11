import { expect, test } from "vitest";
import { createLogger, isLogRead } from "../../src/provider/plugin/log.ts";

test("a line is the JSON that Terraform reads the level from, without a secret in it", () => {
  const lines: string[] = [];
  const log = createLogger("toy", (line) => lines.push(line), { now: () => new Date(0) });

  log.warn("password=hunter2", { url: "x?Signature=abc", count: 2, "@level": "trace" });

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\}\n$/);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    "@level": "warn",
    "@message": "password=***",
    "@module": "toy",
    "@timestamp": "1970-01-01T00:00:00.000Z",
    url: "x?Signature=***",
    count: 2,
  });
});

test("what only tells how it goes is written where Terraform's log is read, and warnings always", () => {
  const said = (verbose: boolean): number => {
    let lines = 0;
    const count = (): void => {
      lines += 1;
    };
    const log = createLogger("toy", count, { verbose });
    log.debug("a");
    log.info("b");
    log.warn("c");
    log.error("d");
    return lines;
  };
  expect([said(true), said(false)]).toEqual([4, 2]);
});

test.each([
  [{ TF_LOG: "info" }, true],
  [{ TF_LOG_PROVIDER: "trace" }, true],
  [{ TF_LOG_PROVIDER_CLOSEOUT: "debug" }, true],
  [{ TF_LOG: "" }, false],
  [{ TF_LOG_CORE: "trace", TF_LOG_PATH: "x" }, false],
  [{}, false],
])("with %j the log is read: %s", (env, isRead) => {
  expect(isLogRead(env)).toBe(isRead);
});
