import type { Call } from "../../../core/call.ts";
import { arrayOf, objectOf } from "../../../core/json.ts";
import type { Match } from "../data/filters.ts";

/** Things with, or without, the protection of Anti-DDoS. */
export function protectedByDdos(call: Call): Match {
  const wanted = call.flag("SecurityProtectionEnabled");
  if (wanted === undefined) return () => true;
  return (row) => {
    const types = arrayOf(objectOf(row["SecurityProtectionTypes"])["SecurityProtectionType"]);
    return types.length > 0 === wanted;
  };
}
