import { bodyText } from "./body.ts";

/** The value of a body in JSON; undefined where it is none. */
export function jsonBody(body: Buffer, parse: (text: string) => unknown = JSON.parse): unknown {
  const text = bodyText(body);
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
