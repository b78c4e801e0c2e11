import type { Account } from "../../../core/account.ts";
import type { Caller, ClosureMeans, Cloud } from "../../../core/cloud.ts";
import { redirectFrom } from "../wire/redirect.ts";
import { wayOut } from "../wire/way-out.ts";
import type { CloudParts } from "./cloud-parts.ts";
import { openSession } from "./open-session.ts";

/**
 * Makes a cloud of its parts: sessions, caches, the own key's end, skew and the list of regions are the
 * same for every cloud.
 */
export function defineCloud<K, C extends Caller, B>(parts: CloudParts<K, C, B>): Cloud {
  const { name, title, kinds, accountId, masters, members, regions, rows, closing, leftOn } = parts;
  const { partsBehind } = parts;
  const { variable, host } = parts.endpoint;
  const { told, words } = parts;
  return {
    name,
    title,
    kinds,
    accountId,
    ...(masters === undefined ? {} : { masters }),
    ...(partsBehind === undefined ? {} : { partsBehind }),
    members,
    regions,
    rows,
    closing: (account) => withTranslations(closing(account), account, told),
    told,
    words,
    ...(leftOn === undefined ? {} : { leftOn }),
    variables: { endpoint: variable, ...parts.keys.variables },
    permissions: (purpose) => parts.permissions(parts.services, purpose),
    emulated: (env) => redirectFrom(env, variable)?.protocol === "http",
    wayOut: (env) => wayOut(env, host, variable),
    open: (account, context) => openSession(parts, account, context),
  };
}

/** Questions are asked of whoever comes, so each carries what it is in other languages. */
function withTranslations(
  means: ClosureMeans,
  account: Account,
  told: Cloud["told"],
): ClosureMeans {
  if (means.by !== "assisted") return means;
  const zh = told.zh(account).questions;
  return {
    ...means,
    questions: means.questions.map((one) => {
      const words = zh[one.id];
      return words === undefined ? one : { ...one, in: { zh: words } };
    }),
  };
}
