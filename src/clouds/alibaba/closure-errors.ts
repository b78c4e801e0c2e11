/** How the submission goes on after an error code. */
type ErrorRoute =
  /** Refused: a person has to do something. */
  | "stop"
  /** Asked again within bounds. */
  | "retry"
  /** A deletion already runs: it is followed. */
  | "adopt"
  /** The member may be gone: the deletion status tells. */
  | "look";

/** What an error code of the member deletion means. */
export interface ClosureError {
  readonly route: ErrorRoute;
  readonly meaning: string;
  readonly next: string;
}

/**
 * Error codes of DeleteAccount, CheckAccountDelete, GetAccountDeletionCheckResult,
 * GetAccountDeletionStatus and SetMemberDeletionPermission (ResourceManager 2020-03-31).
 * https://help.aliyun.com/zh/resource-management/developer-reference/api-resourcemanager-2020-03-31-deleteaccount
 * https://www.alibabacloud.com/help/en/resource-management/developer-reference/api-resourcedirectorymaster-2022-04-19-checkaccountdelete
 * `ConcurrentCallNotSupported` and `NotSupportedOperation.PreCheckingAccount` are handled so by the
 * official Terraform provider (aliyun/terraform-provider-alicloud, resource_manager_account).
 */
export const closureErrors: ReadonlyMap<string, ClosureError> = new Map<string, ClosureError>([
  [
    "MissingParameter.AccountId",
    {
      route: "stop",
      meaning: "no account id was sent",
      next: "Set `id` in account.yaml to the member's 16-digit id.",
    },
  ],
  [
    "InvalidParameter.AccountId",
    {
      route: "stop",
      meaning: "the account id is not a 16-digit id",
      next: "Correct `id` in account.yaml: the member's 16-digit id.",
    },
  ],
  [
    "EntityNotExists.Account",
    {
      route: "look",
      meaning: "the directory has no member of this id",
      next: "Check `id` and `access.management` in account.yaml: the member must belong to the directory of that management account. Deleted members are no longer found either.",
    },
  ],
  [
    "EntityNotExists.ResourceDirectory",
    {
      route: "stop",
      meaning: "the calling account has no resource directory",
      next: "Use credentials of the management account that the member belongs to.",
    },
  ],
  [
    "AccountTypeOrStatusMismatch",
    {
      route: "stop",
      meaning: "the member's type or status does not allow a deletion",
      next: "Only members of the type resource account in status created can be deleted; look at the member's type and status in the Resource Directory console.",
    },
  ],
  [
    "NoLicense.ResourceDirectory",
    {
      route: "stop",
      meaning: "the directory's member deletion permission is off",
      next: "Set `closure.enableMemberDeletion: true` in account.yaml (it is put back afterwards), or switch it on in the Resource Directory console under Settings.",
    },
  ],
  [
    "UnknownError.Account",
    {
      route: "retry",
      meaning: "the cloud failed without saying why",
      next: "Run again later; if it persists, open a ticket with the request id.",
    },
  ],
  [
    "AccountNotExist.DeleteAccount",
    {
      route: "look",
      meaning: "the member does not exist, it may be deleted already",
      next: "Compare `id` in account.yaml with the directory's members; if the member is gone, nothing is left to do.",
    },
  ],
  [
    "ExistProcessingDeleteFlow.DeleteAccount",
    {
      route: "adopt",
      meaning: "a deletion of this member is already running",
      next: "Nothing: the running deletion is followed.",
    },
  ],
  [
    "CreditControlBlock.DeleteAccount",
    {
      route: "stop",
      meaning: "the member has unsettled bills",
      next: "Settle them in Expenses and Costs of the member, or of the account that pays for it, then run again.",
    },
  ],
  [
    "SpBlock.DeleteAccount",
    {
      route: "stop",
      meaning: "a product in the member still blocks it",
      next: "Plan again: the cloud's own check names the product. Remove it, or approve abandoning it by its check id under `closure.abandonChecks` where the check offers that.",
    },
  ],
  [
    "PeripheralError.DeleteAccount",
    {
      route: "retry",
      meaning: "the deletion process failed on the cloud's side",
      next: "Run again later; if it persists, open a ticket with the request id.",
    },
  ],
  [
    "MemberTypeError.DeleteAccount",
    {
      route: "stop",
      meaning: "the member is a cloud account, which this call does not delete",
      next: "Set `kind: cloud-account` in account.yaml; such an account is closed by its owner in its own console.",
    },
  ],
  [
    "CallerIdentityError.DeleteAccount",
    {
      route: "stop",
      meaning: "the root user of the management account may not delete members",
      next: "Use a RAM user or role of the management account with AliyunResourceDirectoryFullAccess.",
    },
  ],
  [
    "ExistPrepaidInstance.DeleteAccount",
    {
      route: "stop",
      meaning: "the member still has prepaid products",
      next: "Plan again: prepaid products are listed as blockers. Refund them or let them expire, then run again.",
    },
  ],
  [
    "ForbidDelete.Account",
    {
      route: "stop",
      meaning: "the cloud forbids deleting this member, its state is abnormal",
      next: "Ask Alibaba Cloud support with the request id.",
    },
  ],
  [
    "ConcurrentCallNotSupported",
    {
      route: "retry",
      meaning: "another change of the resource directory is under way",
      next: "Run again when it has ended; the directory takes one change at a time.",
    },
  ],
  [
    "NotSupportedOperation.PreCheckingAccount",
    {
      route: "retry",
      meaning: "the cloud's own check of this member is still running",
      next: "Run again in a few minutes.",
    },
  ],
  [
    "InvalidParameter.Status",
    {
      route: "stop",
      meaning: "the cloud did not understand the switch of the deletion permission",
      next: "Switch it in the Resource Directory console under Settings, and report this.",
    },
  ],
  [
    "MemberAccountAccessDenied",
    {
      route: "stop",
      meaning: "a member may not change the directory's deletion permission",
      next: "Use credentials of the management account.",
    },
  ],
  [
    "InvalidControlPolicyEnablementStatus",
    {
      route: "stop",
      meaning: "the directory's control policies are in a state that does not allow this",
      next: "Look at Control Policy in the Resource Directory console; wait until it is fully on or off, or detach the policies of the member.",
    },
  ],
]);

/** How to go on after a code; an unknown code stops, with the vendor's own words beside it. */
export function closureError(code: string): ClosureError {
  return (
    closureErrors.get(code) ?? {
      route: "stop",
      meaning: "the cloud refused, with a code that is not documented for this call",
      next: "Look the code up at https://api.aliyun.com/troubleshoot with the request id.",
    }
  );
}
