import { BlockList, isIP } from "node:net";
import { Problem } from "../../../core/problem.ts";
import { keepPassword } from "../../../core/secrets.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Where a request is to go, as far as proxies are concerned. */
export interface Destination {
  readonly protocol: "http" | "https";
  readonly hostname: string;
  readonly port: number | undefined;
}

/** A proxy that requests go through. */
export interface HttpProxy {
  readonly protocol: "http" | "https";
  readonly hostname: string;
  readonly port: number;
  /** Value of `Proxy-Authorization`, where the address holds a name. */
  readonly authorization: string | undefined;
  /** Its address without name and password, for people. */
  readonly address: string;
  /** The environment variable that names it. */
  readonly variable: string;
}

/**
 * The proxy for a destination, from the variables that curl, git and Terraform go by: `HTTPS_PROXY`,
 * `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, small letters before capitals; undefined where it is to be
 * reached straight, as this machine and metadata services always are. Throws a Problem `usage` for an
 * address that is none.
 */
export function proxyFor(env: Env, destination: Destination): HttpProxy | undefined {
  const found = named(env, `${destination.protocol}_proxy`) ?? named(env, "all_proxy");
  if (found === undefined) return undefined;
  if (isNear(destination.hostname) || isExcepted(env, destination)) return undefined;
  return parsed(found.variable, found.value);
}

/** An empty variable means no proxy, here as elsewhere. */
function named(env: Env, name: string): { variable: string; value: string } | undefined {
  for (const variable of [name, name.toUpperCase()]) {
    const value = env[variable]?.trim();
    if (value !== undefined) return value === "" ? undefined : { variable, value };
  }
  return undefined;
}

function parsed(variable: string, value: string): HttpProxy {
  const text = /^[a-z][a-z\d+.-]*:\/\//iu.test(value) ? value : `http://${value}`;
  if (!URL.canParse(text)) throw refused(variable, "it is no address");
  const url = new URL(text);
  const { protocol, hostname, port, username, password } = url;
  if (protocol !== "http:" && protocol !== "https:") {
    throw refused(variable, `a proxy of the kind ${protocol.slice(0, -1)} is not supported`);
  }
  const credentials = [username, password].map(decoded).join(":");
  keepPassword(password, decoded(password), credentials);
  const secure = protocol === "https:";
  const standard = secure ? 443 : 80;
  return {
    protocol: secure ? "https" : "http",
    hostname: hostname.replace(/^\[(.*)\]$/u, "$1"),
    port: port === "" ? standard : Number(port),
    authorization:
      username === "" ? undefined : `Basic ${Buffer.from(credentials).toString("base64")}`,
    address: `${protocol}//${hostname}:${port === "" ? standard : port}`,
    variable,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refused(variable: string, why: string): Problem {
  return new Problem({
    code: "usage",
    summary: `${variable} cannot be used: ${why}`,
    // The value may hold a password that cannot be told apart.
    where: `environment variable ${variable}`,
    next: `Set ${variable} to the address of the proxy, such as http://proxy.example:3128, or unset it.`,
  });
}

const NEAR = new BlockList();
NEAR.addSubnet("127.0.0.0", 8, "ipv4");
NEAR.addAddress("::1", "ipv6");
// Metadata services of cloud servers answer the server alone.
NEAR.addSubnet("169.254.0.0", 16, "ipv4");
NEAR.addAddress("100.100.100.200", "ipv4");

function isNear(hostname: string): boolean {
  const host = bare(hostname);
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  return isIn(NEAR, host);
}

function isIn(list: BlockList, host: string): boolean {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 4 ? "ipv4" : "ipv6");
}

/** Names cover what is below them, with or without a dot or star in front; `*` covers everything. */
function isExcepted(env: Env, { protocol, hostname, port }: Destination): boolean {
  const host = bare(hostname);
  const at = port ?? (protocol === "https" ? 443 : 80);
  const exceptions = (named(env, "no_proxy")?.value ?? "").split(/[\s,]+/u);
  return exceptions.some((exception) => {
    if (exception === "*") return true;
    const [, whole = "", , only] =
      /^((?:\[[^\]]*\]|[^:]*|[\da-f:]*:[\da-f:]*)(\/\d+)?)(?::(\d+))?$/iu.exec(exception) ?? [];
    if (only !== undefined && Number(only) !== at) return false;
    return covers(bare(whole), host);
  });
}

function covers(exception: string, host: string): boolean {
  const [address = "", bits] = exception.split("/");
  if (bits !== undefined) {
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    if (family === 0 || !/^\d+$/u.test(bits) || Number(bits) > most) return false;
    const list = new BlockList();
    list.addSubnet(address, Number(bits), family === 4 ? "ipv4" : "ipv6");
    return isIn(list, host);
  }
  const name = exception.replace(/^\*?\./u, "");
  if (name === "") return false;
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name}`));
}

function bare(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/u, "$1")
    .replace(/\.$/u, "");
}
