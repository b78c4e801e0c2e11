import type { ClosureCondition } from "../../core/closure.ts";
import type { ApiClosure } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { type ConditionText, memberCondition } from "../shared/closing/condition.ts";
import { leaving } from "../shared/closing/leaving.ts";
import { inWords, vendorError } from "../shared/session/session-calls.ts";
import { text, textIfSent } from "../shared/wire/reply.ts";
import { CONDITIONS } from "../zh/alibaba/conditions.ts";
import { DETAILS } from "../zh/alibaba/details.ts";
import { removalExpectation } from "../zh/alibaba/expectation.ts";
import type { ClosureContext } from "./closure.ts";
import { guard } from "./closure-errors.ts";
import { DELEGATED, delegatedCondition } from "./conditions.ts";
import { findMember, NO_ACCOUNT, resourceManager } from "./directory.ts";
import { patiently } from "./patience.ts";
import { refusedBy } from "./refusals.ts";

/** How long leaving waits for another change of the directory, in milliseconds. */
const PATIENCE_MS = 45_000;

const KIND: ConditionText = {
  id: "member-kind",
  title: "The account is an invited cloud account of this directory",
  remedy: "Correct `id` and `kind` in account.yaml; a resource account is deleted instead.",
  docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/GetAccount",
  in: { zh: CONDITIONS["leaving/member-kind"] },
};

async function kindCondition(
  { account, management }: ClosureContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const member = await findMember(management, account.id, signal);
  const absent = {
    en: `the directory has no member ${account.id}`,
    zh: DETAILS.noMember(account.id),
  };
  return memberCondition(KIND, member, absent, (one) => {
    const type = text(one, "Account.Type");
    const name = textIfSent(one, "Account.DisplayName", "only to be read") ?? account.id;
    const status = text(one, "Account.Status");
    return [
      type === "CloudAccount" ? "met" : "unmet",
      { en: `${name} is ${type}, ${status}`, zh: DETAILS.memberIs(name, type, status) },
    ];
  });
}

/** Takes an invited cloud account out of the directory, which is the first step of closing it. */
export function leavingDirectory(context: ClosureContext): ApiClosure {
  const { account, management, clock } = context;
  return leaving({
    account,
    noun: "directory",
    switchSays: ": it goes on as one of its own.",
    docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/RemoveCloudAccount",
    calls: management,
    request: resourceManager("RemoveCloudAccount", { AccountId: account.id }),
    idempotent: true,
    namesRequest: true,
    patiently: ({ signal }, call) =>
      patiently({ clock, signal, until: clock.now() + PATIENCE_MS }, call),
    async isMember(signal) {
      try {
        return (await findMember(management, account.id, signal)) !== undefined;
      } catch (error) {
        throw new Problem({
          code: "cloud-refused",
          summary: `Whether account ${account.id} is still in the directory could not be read`,
          where: `ResourceManager GetAccount: ${inWords(vendorError(error))}`,
          next: "Allow resourcemanager:GetAccount to the identity in the management account, then run again.",
          cause: error,
        });
      }
    },
    conditions: (signal) => [
      guard(KIND, () => kindCondition(context, signal)),
      guard(DELEGATED, () => delegatedCondition(context, signal)),
    ],
    mayBeOut: ({ code }) => code === NO_ACCOUNT && "the directory had let the account go already",
    refused: refusedBy,
    left: ". Who pays for it was not changed by leaving; a finance relation is released in its console",
    notLeft:
      "the directory knows no member of this id, and the journal holds no removal by Closeout",
    expectation: {
      en: `Removes cloud account ${account.id} from the resource directory (RemoveCloudAccount). It is not closed and nothing in it is deleted; the directory's role in it can no longer be used, so its own credentials are needed from then on. The payer relation stays and is released afterwards. The account then goes on as \`kind: standalone\`.`,
      zh: removalExpectation(account),
    },
  });
}
