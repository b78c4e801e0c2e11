import { expect, test } from "vitest";
import { forgetSecrets, keepPassword, keepSecret, redact } from "../../src/core/secrets.ts";
import config from "../../vitest.config.ts";

test("a text is no secret because a test before it in this process had one like it", () => {
  keepSecret("x".repeat(20));
  keepPassword("pass-phrase-1");
  const text = `${"x".repeat(600)} pass-phrase-1`;
  expect(redact(text)).not.toBe(text);
  forgetSecrets();
  expect(redact(text)).toBe(text);
});

test("every project whose files share a process begins each of them without secrets", () => {
  const { projects = [] } = config.test ?? {};
  expect(projects.length).toBeGreaterThan(0);
  for (const project of projects) {
    if (typeof project !== "object" || !("test" in project)) throw new Error("a project by name");
    if (project.test?.isolate !== false) continue;
    expect(project.test.setupFiles, String(project.test.name)).toContain(
      "test/support/own-secrets.ts",
    );
  }
});
