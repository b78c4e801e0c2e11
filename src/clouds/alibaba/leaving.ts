import type { Account } from "../../core/account.ts";
import type { ClosureCondition, ClosureStatus, Submission } from "../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { Problem } from "../../core/problem.ts";
import { type ConditionText, condition } from "../shared/closing/condition.ts";
import { inWords, vendorError } from "../shared/session/session-calls.ts";
import { text, textIfSent } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import type { ClosureContext } from "./closure.ts";
import { guard } from "./condition-guard.ts";
import { DELEGATED, delegatedCondition, MEMBER_MUST } from "./conditions.ts";
import { patiently } from "./patience.ts";
import { refusedBy } from "./refusals.ts";

/** How long leaving waits for another change of the directory, in milliseconds. */
const PATIENCE_MS = 45_000;

const NO_ACCOUNT = "EntityNotExists.Account";

const SWITCH: ConditionText = {
  id: "leave-directory",
  title: "Taking the account out of its directory is allowed",
  remedy:
    "Set `closure.leaveDirectory: true` in account.yaml. The account is not closed by it: it goes on as one of its own.",
  docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/RemoveCloudAccount",
  in: {
    zh: {
      title: "已允许把账号移出资源目录",
      remedy:
        "在 account.yaml 里设置 `closure.leaveDirectory: true`。这不会注销账号：它会作为独立的账号继续存在。",
    },
  },
};

const KIND: ConditionText = {
  id: "member-kind",
  title: "The account is an invited cloud account of this directory",
  remedy: "Correct `id` and `kind` in account.yaml; a resource account is deleted instead.",
  docs: "https://api.alibabacloud.com/document/ResourceManager/2020-03-31/GetAccount",
  in: {
    zh: {
      title: "账号是这个资源目录的受邀云账号",
      remedy: "改正 account.yaml 里的 `id` 和 `kind`；资源账号应当删除，而不是移出。",
    },
  },
};

/** Asks the directory for the member; undefined when it knows none of that id. */
async function memberOf({ account, management }: ClosureContext, signal: AbortSignal) {
  try {
    const reply = await management.read(
      {
        product: "ResourceManager",
        action: "GetAccount",
        region: GLOBAL_REGION,
        params: { AccountId: account.id },
        must: MEMBER_MUST,
      },
      signal,
    );
    const told = text(reply, "Account.AccountId");
    if (told !== account.id) throw unreadable(`GetAccount answers for account ${told}`);
    return reply;
  } catch (error) {
    if (vendorError(error).code === NO_ACCOUNT) return undefined;
    throw error;
  }
}

async function kindCondition(
  context: ClosureContext,
  signal: AbortSignal,
): Promise<ClosureCondition> {
  const reply = await memberOf(context, signal);
  if (reply === undefined)
    return condition(KIND, "unmet", `the directory has no member ${context.account.id}`);
  const type = text(reply, "Account.Type");
  const name = textIfSent(reply, "Account.DisplayName", "only to be read") ?? context.account.id;
  const words = `${name} is ${type}, ${text(reply, "Account.Status")}`;
  return condition(KIND, type === "CloudAccount" ? "met" : "unmet", words);
}

function switchCondition({ closure }: Account): ClosureCondition {
  return closure.leaveDirectory
    ? condition(SWITCH, "met", "closure.leaveDirectory is on")
    : condition(SWITCH, "unmet", "closure.leaveDirectory is off");
}

async function readStatus(
  context: ClosureContext,
  submitted: boolean,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  const { account } = context;
  let member: unknown;
  try {
    member = await memberOf(context, signal);
  } catch (error) {
    throw new Problem({
      code: "cloud-refused",
      summary: `Whether account ${account.id} is still in the directory could not be read`,
      where: `ResourceManager GetAccount: ${inWords(vendorError(error))}`,
      next: "Allow resourcemanager:GetAccount to the identity in the management account, then run again.",
      cause: error,
    });
  }
  if (member !== undefined)
    return { phase: "none", detail: "it is a member of the directory", reasons: [] };
  return submitted
    ? {
        phase: "left",
        detail: `the directory no longer knows it. It goes on as an account of its own, and is not closed: set \`kind: standalone\` and \`access: { via: own }\` in ${account.file}, use its own credentials, and plan again. Who pays for it was not changed by leaving; a finance relation is released in its console`,
        reasons: [],
      }
    : {
        phase: "none",
        detail:
          "the directory knows no member of this id, and the journal holds no removal by Closeout: not taken for left",
        reasons: [],
      };
}

async function leave(context: ClosureContext, options: SubmitOptions): Promise<Submission> {
  const { account, management, clock } = context;
  const { recorder, signal } = options;
  try {
    const reply = await patiently({ clock, signal, until: clock.now() + PATIENCE_MS }, () =>
      management.change(
        {
          product: "ResourceManager",
          action: "RemoveCloudAccount",
          region: GLOBAL_REGION,
          params: { AccountId: account.id },
        },
        {
          item: "account",
          does: "take the account out of the directory",
          recorder,
          signal,
          idempotent: true,
        },
      ),
    );
    return {
      outcome: "accepted",
      detail: "the directory let the account go; it is not closed",
      requestId: text(reply, "RequestId"),
    };
  } catch (error) {
    const refused = vendorError(error);
    if (refused.code === NO_ACCOUNT)
      return { outcome: "adopted", detail: "the directory had let the account go already" };
    return refusedBy(refused);
  }
}

/** Takes an invited cloud account out of the directory, which is the first step of closing it. */
export function leavingDirectory(context: ClosureContext): ApiClosure {
  const { account } = context;
  return {
    by: "api",
    leaves: true,
    conditions: async (signal) => [
      switchCondition(account),
      ...(await Promise.all([
        guard(KIND, () => kindCondition(context, signal)),
        guard(DELEGATED, () => delegatedCondition(context, signal)),
      ])),
    ],
    check: async () => ({ allowed: true, reasons: [], abandonable: [] }),
    status: ({ submitted }, signal) => readStatus(context, submitted, signal),
    submit: (options) => leave(context, options),
    putBack: async () => undefined,
    expectation: () =>
      `Removes cloud account ${account.id} from the resource directory (RemoveCloudAccount). It is not closed and nothing in it is deleted; the directory's role in it can no longer be used, so its own credentials are needed from then on. The payer relation stays and is released afterwards. The account then goes on as \`kind: standalone\`.`,
  };
}
