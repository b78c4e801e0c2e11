import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Ui } from "../../src/cli/ui.ts";
import { Problem } from "../../src/core/problem.ts";
import { keepSecret } from "../../src/core/secrets.ts";

const SECRET = "a-secret-of-this-test-0123456789";
const said = { out: "", err: "" };

beforeEach(() => {
  keepSecret(SECRET);
  Object.assign(said, { out: "", err: "" });
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.err += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const ui = () => new Ui({ json: false, verbose: true, env: {} });

test("a line end in a printed line ends no line, and colours of others colour nothing", () => {
  ui().print("a\nFORGED \u001b[31mred\u202e");
  expect(said.out).toBe("a\\nFORGED \\u001b[31mred\\u202e\n");
});

test("data say what they say, and show what they hide", () => {
  ui().data("comment", { marker: "a\u202eb", limit: 1, body: SECRET });
  expect(JSON.parse(said.out)).toMatchObject({ marker: "a\u202eb", body: "***" });
  expect(said.out).toContain("\\u202e");
});

test("the stack of an exception that nobody expected holds no secret", () => {
  const error = new TypeError(`cannot read ${encodeURIComponent(`/${SECRET}`)}`);
  ui().failure(error);
  ui().failure(`AccessKeySecret=${"x".repeat(12)}`);
  expect(said.err).toContain("A defect of Closeout stopped the command.");
  expect(said.err).toContain("ui.test.ts");
  expect(said.err).not.toContain(SECRET);
  expect(said.err).not.toContain("xxxxxx");
});

test("a Problem holds no secret, whoever reads which part of it", () => {
  const parts = { summary: `a ${SECRET}`, where: `b ${SECRET}`, next: `c ${SECRET}` };
  const problem = new Problem({ code: "usage", ...parts });
  expect(problem.text).toBe("a ***\nWhere: b ***\nNext: c ***");
  expect(`${problem.stack}`).not.toContain(SECRET);
});
