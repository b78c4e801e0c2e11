import { PassThrough } from "node:stream";

/** What a person types, and what is shown meanwhile; `hold` is typed without an end, as a key is. */
export function typed(
  lines: readonly string[],
  hold = "",
): { readonly input: PassThrough; readonly output: PassThrough; shown(): string } {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
  });
  input.write(lines.map((line) => `${line}\n`).join(""));
  if (hold === "") input.end();
  else input.write(hold);
  return { input, output, shown: () => shown };
}
