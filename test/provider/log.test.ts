import { expect, test } from "vitest";
import { createLogger } from "../../src/provider/plugin/log.ts";

test("a line is the JSON that Terraform reads the level from, without a secret in it", () => {
  const lines: string[] = [];
  const log = createLogger(
    "toy",
    (line) => lines.push(line),
    () => new Date(0),
  );

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
