import { type DatabasePlace, databasePlace, type Env } from "./database-place.ts";

/** The variable of Terraform's `pg` backend. */
const STATE_ADDRESS = "PG_CONN_STR";

/**
 * What Terraform's `pg` backend needs to find the database of the record: one address serves both. Nothing
 * where it has one of its own, or there is no such database.
 */
export function stateAddress(env: Env): Readonly<Record<string, string>> {
  if (env[STATE_ADDRESS] !== undefined) return {};
  const place = databasePlace(env);
  return place === undefined ? {} : { [STATE_ADDRESS]: addressOf(place) };
}

function addressOf(place: DatabasePlace): string {
  const { host, port, database, user, password, encryption } = place;
  const isSocket = host.startsWith("/");
  const name = [user, ...(password === undefined ? [] : [password])].map(encodeURIComponent);
  const at = isSocket ? "" : `${host.includes(":") ? `[${host}]` : host}:${port}`;
  const settings = Object.entries({
    host: isSocket ? host : undefined,
    port: isSocket ? String(port) : undefined,
    // Left out, it would ask for more than this machine's own server has, or check less than we do.
    sslmode: encryption === undefined ? "disable" : "verify-full",
    sslrootcert: encryption?.authority,
    sslcert: encryption?.certificate,
    sslkey: encryption?.key,
  }).filter((one): one is [string, string] => one[1] !== undefined);
  return `postgres://${name.join(":")}@${at}/${encodeURIComponent(database)}?${new URLSearchParams(settings)}`;
}
