import type { ClosureCondition } from "../../core/closure.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { text } from "../shared/wire/reply.ts";
import { CONDITIONS } from "../zh/alibaba/conditions.ts";
import { DETAILS } from "../zh/alibaba/details.ts";
import type { ConditionContext } from "./condition-context.ts";

/** Words of the condition about the name by which RAM users sign in. */
export const SUFFIX: ConditionText = {
  id: "logon-suffix",
  title: "The default logon suffix of RAM users is the account's id",
  remedy:
    "Reset it in the RAM console (Identities, Settings, Domain Management: default domain name), or with `aliyun ims SetDefaultDomain --DefaultDomainName <account id>.onaliyun.com`. RAM users then sign in by that name.",
  docs: "https://www.alibabacloud.com/help/en/ram/support/fail-to-delete-my-alibaba-cloud-account",
  in: { zh: CONDITIONS["logon-suffix"] },
};

/** The vendor refuses to close an account whose RAM sign-in still bears a name of its own. */
export async function suffixCondition(
  { account, own }: Pick<ConditionContext, "account" | "own">,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const reply = await own.read(
    {
      product: "Ims",
      action: "GetDefaultDomain",
      region: GLOBAL_REGION,
      params: {},
      must: "DefaultDomainName",
    },
    signal,
  );
  const name = text(reply, "DefaultDomainName");
  const wanted = `${account.id}.onaliyun.com`;
  return name.toLowerCase() === wanted
    ? condition(SUFFIX, "met", { en: `it is ${name}`, zh: DETAILS.suffixIs(name) })
    : condition(SUFFIX, "unmet", {
        en: `it is ${name}, and has to be ${wanted}`,
        zh: DETAILS.suffixWanted(name, wanted),
      });
}
