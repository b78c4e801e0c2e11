import { Problem } from "../../../core/problem.ts";
import { redactForeign } from "../../../core/secrets.ts";

/** Where every product is sent to instead of the vendor's hosts. */
export interface Redirect {
  readonly protocol: "http" | "https";
  readonly hostname: string;
  readonly port: number | undefined;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/u;

/**
 * Reads the redirection from the environment variable of that name, which sends every product of a
 * cloud to one address, for the emulator; undefined when it is not set. Keys go over plain http to a
 * loopback address only; anything else, and an empty variable, is a Problem: it is not the real cloud.
 */
export function redirectFrom(
  env: Readonly<Record<string, string | undefined>>,
  variable: string,
): Redirect | undefined {
  const refused = (value: string, why: string) => refusal(variable, value, why);
  const text = env[variable];
  if (text === undefined) return undefined;
  if (text.trim() === "") throw refused(text, "it is set and empty");
  if (!URL.canParse(text)) throw refused(text, "it is no URL");
  const url = new URL(text);
  const protocol = url.protocol === "http:" ? "http" : "https";
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refused(text, "only http and https are known");
  }
  if (url.username !== "" || url.password !== "") {
    throw refused(text, "a name and a password in it are of no use");
  }
  if (protocol === "http" && !LOOPBACK.test(url.hostname)) {
    throw refused(text, "plain http is for loopback addresses only, since keys would be readable");
  }
  return {
    protocol,
    hostname: url.hostname.replace(/^\[(.*)\]$/u, "$1"),
    port: url.port === "" ? undefined : Number(url.port),
  };
}

function refusal(variable: string, text: string, why: string): Problem {
  return new Problem({
    code: "usage",
    summary: `${variable} cannot be used: ${why}`,
    where: `${variable}=${redactForeign(text)}`,
    next: `Unset ${variable} to use the real cloud, or set it to the emulator, e.g. http://127.0.0.1:8085.`,
  });
}
