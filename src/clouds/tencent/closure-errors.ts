import type { Submission } from "../../core/closure.ts";
import { closureErrorsBy, refusedBy as refusedByCode } from "../shared/closing/closure-errors.ts";
import type { CallError } from "../shared/wire/transport.ts";

const CONSOLE = "in the console of the management account, under Tencent Cloud Organization";

const GONE = [
  "the organization has no member of this id",
  "Check `id` and `access.managementId` in account.yaml. Deleted and removed members are no longer found either.",
] as const;

/**
 * Error codes of CheckAccountDelete, DeleteAccount, DeleteOrganizationMembers, DescribeOrganization and
 * DescribeOrganizationMembers (organization 2021-03-31; Go SDK tencentcloud-sdk-go, errors.go).
 * https://cloud.tencent.com/document/product/850/104012
 */
const errors = closureErrorsBy(
  {
    adopt: {
      "FailedOperation.MemberAccountDeregisterPending": [
        "a deletion of this member is under review already",
        "Nothing: the review is followed. No call tells how far it is.",
      ],
    },
    look: {
      "ResourceNotFound.MemberNotExist": GONE,
      "ResourceNotFound.OrganizationMemberNotExist": GONE,
    },
    stop: {
      "ResourceNotFound.OrganizationNotExist": [
        "the calling account has no organization",
        "Use credentials of the management account that the member belongs to.",
      ],
      "UnsupportedOperation.DeleteAccountDisabled": [
        "the permission to delete members (成员删除许可) is off",
        `A person switches it on ${CONSOLE}, Basic Information; no API does.`,
      ],
      "UnsupportedOperation.InviteAccountNotAllowDelete": [
        "the member was invited, and only created members can be deleted",
        "Set `kind: invited-member` in account.yaml: it leaves the organization first (`closure.leaveDirectory: true`), and is then closed in its own console.",
      ],
      "UnsupportedOperation.MemberAccountExistResource": [
        "there are still resources in the member",
        "Plan again: the cloud's own check names them. Deploy the teardown until its plan is empty.",
      ],
      "UnsupportedOperation.MemberAccountExistCICRoleConfig": [
        "permission configurations of the identity center are deployed in the member",
        `Undeploy them ${CONSOLE}, Identity Center, Multi-Account Authorization.`,
      ],
      "UnsupportedOperation.MemberAccountExistCICUserConfig": [
        "users of the identity center are synchronized to the member",
        `Delete their synchronization ${CONSOLE}, Identity Center, CAM User Synchronization.`,
      ],
      "UnsupportedOperation.MemberExistServiceNotAllowDelete": [
        "the member is the delegated administrator of a service of the organization",
        `Take the delegation back ${CONSOLE}, Trusted Services (DeleteOrgServiceAssign).`,
      ],
      "UnsupportedOperation.MemberExistOperateProcessNotAllowDelete": [
        "an approval process is set up for the member",
        `A person removes the member from it ${CONSOLE}, Operation Approval; no API does.`,
      ],
      "UnsupportedOperation.CreateMemberNotAllowDelete": [
        "a created member cannot be taken out of the organization as it is",
        "Set `kind: created-member` in account.yaml to delete it. To take it out instead, bind its security phone and mail first.",
      ],
      "UnsupportedOperation.MemberNoPayment": [
        "the member has no way of paying of its own",
        "Let the member's owner set one up in its console first, then run again.",
      ],
      "FailedOperation.MemberShareResource": [
        "the member shares resources with other members",
        `Remove its resources, then the members, then the share units ${CONSOLE}, Resource Sharing (DeleteShareUnitResources, DeleteShareUnitMembers, DeleteShareUnit).`,
      ],
      "FailedOperation.ShareResourceMemberInUse": [
        "resources that are shared with the member are in use there",
        "Remove what uses them in the member, or take the member out of the share unit, then run again.",
      ],
      "FailedOperation.QuitShareUintError": [
        "the member could not be taken out of a share unit",
        `Take it out of every share unit ${CONSOLE}, Resource Sharing, then run again.`,
      ],
      "FailedOperation.OrganizationAuthManageNotAllowDelete": [
        "the member is the administrator of a verified entity (主体管理员)",
        `A person makes another account its administrator ${CONSOLE}, Entity Management; no API does.`,
      ],
      "FailedOperation.MemberExistDelegatePayerNotAllowDelete": [
        "another account pays for the member",
        `End the payment on its behalf ${CONSOLE}, Member Finance, then run again.`,
      ],
      "FailedOperation.MemberIsDelegatePayerNotAllowDelete": [
        "the member pays for other members",
        `Let somebody else pay for them ${CONSOLE}, Member Finance, then run again.`,
      ],
      "FailedOperation.OperateBillingPermissionErr": [
        "the member's financial permissions could not be changed",
        "Run again later; if it persists, ask support with the request id.",
      ],
      "FailedOperation.DisableQuitSelfCreatedOrganization": [
        "an account cannot leave the organization that it created",
        "Check `id` in account.yaml: it names the management account.",
      ],
      FailedOperation: [
        "the cloud refused without saying why",
        "Plan again: the cloud's own check may name the reason. If it persists, ask support with the request id.",
      ],
      InvalidParameter: [
        "the cloud did not understand the account id",
        "Check `id` in account.yaml: the member's digits.",
      ],
      InternalError: [
        "the cloud failed without saying why, and may have taken the request on",
        "Run again: the list of members is asked before anything is submitted.",
      ],
    },
  },
  () => [
    "the cloud refused, with a code that is not documented for this call",
    "Look the code up at https://cloud.tencent.com/document/product/850, or ask support with the request id.",
  ],
);

export const { table: closureErrors, errorOf: closureError, guard } = errors;

/** What an error of the organization means for a submission. */
export function refusedBy(error: CallError, action: string): Submission {
  const allow = `Allow ${error.permission ?? `organization:${action}`} to the sub-user of the management account, which needs administrator permission; the root user is refused.`;
  return refusedByCode(error, closureError(error.code), allow);
}
