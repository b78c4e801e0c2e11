/** How a submission goes on after an error code. */
type ErrorRoute =
  /** Refused: a person has to do something. */
  | "stop"
  /** The deletion is under review already: it is followed. */
  | "adopt"
  /** The member may be gone: the list of members tells. */
  | "look";

/** What an error code of the organization means. */
export interface ClosureError {
  readonly route: ErrorRoute;
  readonly meaning: string;
  readonly next: string;
}

const stop = (meaning: string, next: string): ClosureError => ({ route: "stop", meaning, next });

const CONSOLE = "in the console of the management account, under Tencent Cloud Organization";

/**
 * Error codes of CheckAccountDelete, DeleteAccount, DeleteOrganizationMembers, DescribeOrganization and
 * DescribeOrganizationMembers (organization 2021-03-31; Go SDK tencentcloud-sdk-go, errors.go).
 * https://cloud.tencent.com/document/product/850/104012
 */
export const closureErrors: ReadonlyMap<string, ClosureError> = new Map<string, ClosureError>([
  [
    "FailedOperation.MemberAccountDeregisterPending",
    {
      route: "adopt",
      meaning: "a deletion of this member is under review already",
      next: "Nothing: the review is followed. No call tells how far it is.",
    },
  ],
  [
    "ResourceNotFound.MemberNotExist",
    {
      route: "look",
      meaning: "the organization has no member of this id",
      next: "Check `id` and `access.managementId` in account.yaml. Deleted and removed members are no longer found either.",
    },
  ],
  [
    "ResourceNotFound.OrganizationMemberNotExist",
    {
      route: "look",
      meaning: "the organization has no member of this id",
      next: "Check `id` and `access.managementId` in account.yaml. Deleted and removed members are no longer found either.",
    },
  ],
  [
    "ResourceNotFound.OrganizationNotExist",
    stop(
      "the calling account has no organization",
      "Use credentials of the management account that the member belongs to.",
    ),
  ],
  [
    "UnsupportedOperation.DeleteAccountDisabled",
    stop(
      "the permission to delete members (成员删除许可) is off",
      `A person switches it on ${CONSOLE}, Basic Information; no API does.`,
    ),
  ],
  [
    "UnsupportedOperation.InviteAccountNotAllowDelete",
    stop(
      "the member was invited, and only created members can be deleted",
      "Set `kind: invited-member` in account.yaml: it leaves the organization first (`closure.leaveDirectory: true`), and is then closed in its own console.",
    ),
  ],
  [
    "UnsupportedOperation.MemberAccountExistResource",
    stop(
      "there are still resources in the member",
      "Plan again: the cloud's own check names them. Deploy the teardown until its plan is empty.",
    ),
  ],
  [
    "UnsupportedOperation.MemberAccountExistCICRoleConfig",
    stop(
      "permission configurations of the identity center are deployed in the member",
      `Undeploy them ${CONSOLE}, Identity Center, Multi-Account Authorization.`,
    ),
  ],
  [
    "UnsupportedOperation.MemberAccountExistCICUserConfig",
    stop(
      "users of the identity center are synchronized to the member",
      `Delete their synchronization ${CONSOLE}, Identity Center, CAM User Synchronization.`,
    ),
  ],
  [
    "UnsupportedOperation.MemberExistServiceNotAllowDelete",
    stop(
      "the member is the delegated administrator of a service of the organization",
      `Take the delegation back ${CONSOLE}, Trusted Services (DeleteOrgServiceAssign).`,
    ),
  ],
  [
    "UnsupportedOperation.MemberExistOperateProcessNotAllowDelete",
    stop(
      "an approval process is set up for the member",
      `A person removes the member from it ${CONSOLE}, Operation Approval; no API does.`,
    ),
  ],
  [
    "UnsupportedOperation.CreateMemberNotAllowDelete",
    stop(
      "a created member cannot be taken out of the organization as it is",
      "Set `kind: created-member` in account.yaml to delete it. To take it out instead, bind its security phone and mail first.",
    ),
  ],
  [
    "UnsupportedOperation.MemberNoPayment",
    stop(
      "the member has no way of paying of its own",
      "Let the member's owner set one up in its console first, then run again.",
    ),
  ],
  [
    "FailedOperation.MemberShareResource",
    stop(
      "the member shares resources with other members",
      `Remove its resources, then the members, then the share units ${CONSOLE}, Resource Sharing (DeleteShareUnitResources, DeleteShareUnitMembers, DeleteShareUnit).`,
    ),
  ],
  [
    "FailedOperation.ShareResourceMemberInUse",
    stop(
      "resources that are shared with the member are in use there",
      "Remove what uses them in the member, or take the member out of the share unit, then run again.",
    ),
  ],
  [
    "FailedOperation.QuitShareUintError",
    stop(
      "the member could not be taken out of a share unit",
      `Take it out of every share unit ${CONSOLE}, Resource Sharing, then run again.`,
    ),
  ],
  [
    "FailedOperation.OrganizationAuthManageNotAllowDelete",
    stop(
      "the member is the administrator of a verified entity (主体管理员)",
      `A person makes another account its administrator ${CONSOLE}, Entity Management; no API does.`,
    ),
  ],
  [
    "FailedOperation.MemberExistDelegatePayerNotAllowDelete",
    stop(
      "another account pays for the member",
      `End the payment on its behalf ${CONSOLE}, Member Finance, then run again.`,
    ),
  ],
  [
    "FailedOperation.MemberIsDelegatePayerNotAllowDelete",
    stop(
      "the member pays for other members",
      `Let somebody else pay for them ${CONSOLE}, Member Finance, then run again.`,
    ),
  ],
  [
    "FailedOperation.OperateBillingPermissionErr",
    stop(
      "the member's financial permissions could not be changed",
      "Run again later; if it persists, ask support with the request id.",
    ),
  ],
  [
    "FailedOperation.DisableQuitSelfCreatedOrganization",
    stop(
      "an account cannot leave the organization that it created",
      "Check `id` in account.yaml: it names the management account.",
    ),
  ],
  [
    "FailedOperation",
    stop(
      "the cloud refused without saying why",
      "Plan again: the cloud's own check may name the reason. If it persists, ask support with the request id.",
    ),
  ],
  [
    "InvalidParameter",
    stop(
      "the cloud did not understand the account id",
      "Check `id` in account.yaml: the member's digits.",
    ),
  ],
  [
    "InternalError",
    stop(
      "the cloud failed without saying why, and may have taken the request on",
      "Run again: the list of members is asked before anything is submitted.",
    ),
  ],
]);

/** How to go on after a code; an unknown code stops, with the vendor's own words beside it. */
export function closureError(code: string): ClosureError {
  return (
    closureErrors.get(code) ??
    stop(
      "the cloud refused, with a code that is not documented for this call",
      "Look the code up at https://cloud.tencent.com/document/product/850, or ask support with the request id.",
    )
  );
}
