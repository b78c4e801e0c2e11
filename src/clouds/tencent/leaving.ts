import type { ApiClosure } from "../../core/cloud.ts";
import { leaving } from "../shared/closing/leaving.ts";
import type { MemberContext } from "../shared/closing/member-context.ts";
import { removalExpectation } from "../zh/tencent/expectation.ts";
import { closureError, refusedBy } from "./closure-errors.ts";
import { kindCondition, payerCondition } from "./conditions.ts";
import { askMember, organization } from "./member.ts";

const ACTION = "DeleteOrganizationMembers";

/** Takes an invited member out of its organization, which is the first step of closing it. */
export function leavingOrganization(context: MemberContext): ApiClosure {
  const { account, management } = context;
  return leaving({
    account,
    noun: "organization",
    switchSays: ": it goes on as one of its own.",
    docs: "https://cloud.tencent.com/document/product/1031/51864",
    calls: management,
    request: organization(ACTION, { MemberUin: [account.id] }),
    idempotent: false,
    namesRequest: true,
    isMember: async (signal) => (await askMember(context, signal)) !== undefined,
    conditions: (signal) => [
      kindCondition(context, "Invite", signal),
      payerCondition(context, signal),
    ],
    mayBeOut: ({ kind, code }) => kind === "unknown" || closureError(code).route === "look",
    refused: (error) => refusedBy(error, ACTION),
    left: "",
    notLeft:
      "the organization knows no member of this id, and the journal holds no removal by Closeout",
    expectation: {
      en: `Removes member ${account.id} from the organization (${ACTION}). It is not closed and nothing in it is deleted; the role of the management account in it can no longer be used, so its own credentials are needed from then on. The account then goes on as \`kind: standalone\`.`,
      zh: removalExpectation(account.id, ACTION),
    },
  });
}
