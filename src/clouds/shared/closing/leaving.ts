import type { Account } from "../../../core/account.ts";
import type { ClosureCondition, ClosureStatus, Submission } from "../../../core/closure.ts";
import type { ApiClosure, SubmitOptions } from "../../../core/cloud.ts";
import type { Language } from "../../../core/language.ts";
import { type Calls, vendorError } from "../session/session-calls.ts";
import { text } from "../wire/reply.ts";
import type { CallError, TransportRequest } from "../wire/transport.ts";
import { type ConditionText, condition } from "./condition.ts";

/** How an account gets out of its organization, which is the first step of closing an invited one. */
export interface Leaving {
  readonly account: Account;
  /** What a cloud calls it. */
  readonly noun: "organization" | "directory";
  /** What the switch allows besides, and the vendor's page. */
  readonly switchSays: string;
  readonly docs: string;
  readonly calls: Calls;
  readonly request: TransportRequest;
  /** True where the call may be made again, and where its reply names the request. */
  readonly idempotent: boolean;
  readonly namesRequest: boolean;
  /** Makes the call as often as it takes; once unless told. */
  readonly patiently?: <T>(options: SubmitOptions, call: () => Promise<T>) => Promise<T>;
  /** Whether the account is still in. Throws a Problem that says what to allow. */
  isMember(signal: AbortSignal): Promise<boolean>;
  /** Conditions besides the switch. */
  conditions(signal: AbortSignal): readonly Promise<ClosureCondition>[];
  /** Whether an error may mean that it is out already: by a look, or at once, in words. */
  mayBeOut(error: CallError): boolean | string;
  refused(error: CallError): Submission;
  /** Said where it is out: what else there is to know, after a submission and without one. */
  readonly left: string;
  readonly notLeft: string;
  readonly expectation: Readonly<Record<Language, string>>;
}

/** The same nouns in Chinese. */
const NOUNS: Readonly<Record<Leaving["noun"], string>> = {
  organization: "组织",
  directory: "资源目录",
};

function switchCondition({ account: { closure }, noun, switchSays, docs }: Leaving) {
  const words: ConditionText = {
    id: "leave-directory",
    title: `Taking the account out of its ${noun} is allowed`,
    remedy: `Set \`closure.leaveDirectory: true\` in account.yaml. The account is not closed by it${switchSays}`,
    docs,
    in: {
      zh: {
        title: `已允许把账号移出${NOUNS[noun]}`,
        remedy:
          "在 account.yaml 里设置 `closure.leaveDirectory: true`。这不会注销账号，账号会继续存在。",
      },
    },
  };
  return closure.leaveDirectory
    ? condition(words, "met", {
        en: "closure.leaveDirectory is on",
        zh: "closure.leaveDirectory 已开启",
      })
    : condition(words, "unmet", {
        en: "closure.leaveDirectory is off",
        zh: "closure.leaveDirectory 未开启",
      });
}

async function readStatus(
  { account, noun, isMember, left, notLeft }: Leaving,
  submitted: boolean,
  signal: AbortSignal,
): Promise<ClosureStatus> {
  if (await isMember(signal))
    return { phase: "none", detail: `it is a member of the ${noun}`, reasons: [] };
  return submitted
    ? {
        phase: "left",
        detail: `the ${noun} no longer knows it. It goes on as an account of its own, and is not closed: set \`kind: standalone\` and \`access: { via: own }\` in ${account.file}, use its own credentials, and plan again${left}`,
        reasons: [],
      }
    : { phase: "none", detail: `${notLeft}: not taken for left`, reasons: [] };
}

async function leave(way: Leaving, options: SubmitOptions): Promise<Submission> {
  const { noun, calls, request, idempotent, namesRequest } = way;
  const { recorder, signal } = options;
  const does = `take the account out of the ${noun}`;
  const call = () => calls.change(request, { item: "account", does, recorder, signal, idempotent });
  try {
    const reply = await (way.patiently?.(options, call) ?? call());
    const detail = `the ${noun} let the account go; it is not closed`;
    return {
      outcome: "accepted",
      detail,
      ...(namesRequest ? { requestId: text(reply, "RequestId") } : {}),
    };
  } catch (error) {
    const refused = vendorError(error);
    const out = way.mayBeOut(refused);
    if (typeof out === "string") return { outcome: "adopted", detail: out };
    // Taking out what is no member changes nothing, so a look decides.
    if (out && !(await way.isMember(signal)))
      return { outcome: "adopted", detail: `the ${noun} no longer knows the account` };
    return way.refused(refused);
  }
}

/** Takes an account out of its organization. */
export function leaving(way: Leaving): ApiClosure {
  return {
    by: "api",
    leaves: true,
    conditions: async (signal) => [
      switchCondition(way),
      ...(await Promise.all(way.conditions(signal))),
    ],
    check: async () => ({ allowed: true, reasons: [], abandonable: [] }),
    status: ({ submitted }, signal) => readStatus(way, submitted, signal),
    submit: (options) => leave(way, options),
    putBack: async () => undefined,
    expectation: (_items, language) => way.expectation[language],
  };
}
