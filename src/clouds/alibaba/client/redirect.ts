import { Problem } from "../../../core/problem.ts";

/** Where every product is sent to instead of the vendor's hosts. */
export interface Redirect {
  readonly protocol: "http" | "https";
  readonly hostname: string;
  readonly port: number | undefined;
}

/** Environment variable that sends every product to one address, for the emulator. */
const ENDPOINT_VARIABLE = "CLOSEOUT_ALIBABA_ENDPOINT";

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/u;

/**
 * Reads the redirection; undefined when there is none. Keys go over plain http to a loopback address
 * only, anything else is a Problem.
 */
export function redirectFrom(
  env: Readonly<Record<string, string | undefined>>,
): Redirect | undefined {
  const text = env[ENDPOINT_VARIABLE];
  if (text === undefined || text === "") return undefined;
  if (!URL.canParse(text)) throw refused(text, "it is no URL");
  const url = new URL(text);
  const protocol = url.protocol === "http:" ? "http" : "https";
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refused(text, "only http and https are known");
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

function refused(text: string, why: string): Problem {
  return new Problem({
    code: "usage",
    summary: `${ENDPOINT_VARIABLE} cannot be used: ${why}`,
    where: `${ENDPOINT_VARIABLE}=${text.replace(/\/\/[^@/]*@/u, "//***@")}`,
    next: `Unset ${ENDPOINT_VARIABLE} to use the real cloud, or set it to the emulator, e.g. http://127.0.0.1:8085.`,
  });
}
