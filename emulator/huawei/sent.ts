import { isArray, isObject, type Json } from "../core/json.ts";

/** The names of all values in a body, as the vendor's packages write them: `servers.N.id`, `pool.name`. */
export function namesIn(value: Json, at = ""): readonly string[] {
  if (isArray(value)) {
    const members = value.flatMap((one: Json) => namesIn(one, `${at}.N`));
    return value.length === 0 ? [at] : [...new Set(members)];
  }
  if (!isObject(value)) return [at];
  return Object.entries(value).flatMap(([name, one]) =>
    namesIn(one, at === "" ? name : `${at}.${name}`),
  );
}
