// To be loaded by `await import`. The package is CommonJS: in the provider's bundle only a static
// import knows its names, a dynamic one gets nothing but `default`.
import http from "@alicloud/credentials/dist/src/providers/http.js";
import { keepSecret } from "../../core/secrets.ts";
import type { Env } from "../shared/wire/environment.ts";
import { HttpClient } from "../shared/wire/http.ts";

export {
  CLIProfileCredentialsProvider,
  ECSRAMRoleCredentialsProvider,
  OIDCRoleArnCredentialsProvider,
  ProfileCredentialsProvider,
  URICredentialsProvider,
} from "@alicloud/credentials";

/** A request of the package's providers. */
interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyForm?: Readonly<Record<string, string>>;
  readonly readTimeout?: number;
  readonly connectTimeout?: number;
  toRequestURL(): string;
}

interface Answered {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a request with a body has unless it says otherwise, as in the package's own client. */
const FORM = { "Content-Type": "application/x-www-form-urlencoded" } as const;

/** Longest wait for keys where the package names none. Milliseconds. */
const PATIENCE = 10_000;

/**
 * Makes the package's providers ask by way of our own client: the package's own knows no proxies, no
 * certificates of a company, and no limits.
 */
export function askThrough(env: Env): void {
  // Each provider takes this function when it is made.
  http.doRequest = (asked: Asked) => answerTo(asked, env);
}

async function answerTo(asked: Asked, env: Env): Promise<Answered> {
  const url = new URL(asked.toRequestURL());
  const { readTimeout: readMs = PATIENCE, connectTimeout: connectMs = PATIENCE } = asked;
  keepSecret(asked.bodyForm?.["OIDCToken"]);
  const client = new HttpClient({ env, readMs, connectMs, mostBytes: 1024 * 1024 });
  try {
    const { status, headers, body } = await client.send(
      {
        protocol: url.protocol === "http:" ? "http" : "https",
        hostname: url.hostname.replace(/^\[(.*)\]$/u, "$1"),
        port: url.port === "" ? undefined : Number(url.port),
        method: asked.method,
        path: `${url.pathname}${url.search}`,
        headers: {
          host: url.host,
          ...(asked.bodyForm === undefined ? {} : FORM),
          ...asked.headers,
        },
        body:
          asked.bodyForm === undefined
            ? undefined
            : new URLSearchParams({ ...asked.bodyForm }).toString(),
      },
      AbortSignal.timeout(readMs + connectMs),
    );
    return { statusCode: status, headers, body };
  } finally {
    client.close();
  }
}
