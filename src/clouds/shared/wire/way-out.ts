import type { Env } from "./environment.ts";
import { proxyFor } from "./proxy.ts";
import { redirectFrom } from "./redirect.ts";
import { trustOf } from "./trust.ts";

/**
 * How calls to a host of a cloud leave this machine, in words; `variable` is the one that sends them
 * elsewhere. Throws a Problem when a variable cannot be used.
 */
export function wayOut(env: Env, host: string, variable: string): string {
  const redirect = redirectFrom(env, variable);
  const { hostname, port, protocol } = redirect ?? { hostname: host, ...SECURE };
  const proxy = proxyFor(env, { protocol, hostname, port });
  const own = trustOf(env) === undefined ? "NODE_EXTRA_CA_CERTS" : "SSL_CERT_FILE";
  const certificates = env[own] ?? "";
  return [
    ...(redirect === undefined
      ? []
      : [`to ${hostname}:${port ?? ""} (${variable}), not to the cloud`]),
    proxy === undefined
      ? "without a proxy"
      : `through the proxy ${proxy.address} (${proxy.variable})`,
    ...(certificates === "" ? [] : [`also trusting ${certificates} (${own})`]),
  ].join(", ");
}

const SECURE = { protocol: "https", port: undefined } as const;
