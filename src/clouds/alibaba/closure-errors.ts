import { closureErrorsBy } from "../shared/closing/closure-errors.ts";

/**
 * Error codes of DeleteAccount, CheckAccountDelete, GetAccountDeletionCheckResult,
 * GetAccountDeletionStatus and SetMemberDeletionPermission (ResourceManager 2020-03-31).
 * https://help.aliyun.com/zh/resource-management/developer-reference/api-resourcemanager-2020-03-31-deleteaccount
 * https://www.alibabacloud.com/help/en/resource-management/developer-reference/api-resourcedirectorymaster-2022-04-19-checkaccountdelete
 * `ConcurrentCallNotSupported` and `NotSupportedOperation.PreCheckingAccount` are handled so by the
 * official Terraform provider (aliyun/terraform-provider-alicloud, resource_manager_account).
 */
const errors = closureErrorsBy(
  {
    stop: {
      "MissingParameter.AccountId": [
        "no account id was sent",
        "Set `id` in account.yaml to the member's 16-digit id.",
      ],
      "InvalidParameter.AccountId": [
        "the account id is not a 16-digit id",
        "Correct `id` in account.yaml: the member's 16-digit id.",
      ],
      "EntityNotExists.ResourceDirectory": [
        "the calling account has no resource directory",
        "Use credentials of the management account that the member belongs to.",
      ],
      AccountTypeOrStatusMismatch: [
        "the member's type or status does not allow a deletion",
        "Only members of the type resource account in status created can be deleted; look at the member's type and status in the Resource Directory console.",
      ],
      "NoLicense.ResourceDirectory": [
        "the directory's member deletion permission is off",
        "Set `closure.enableMemberDeletion: true` in account.yaml (it is put back afterwards), or switch it on in the Resource Directory console under Settings.",
      ],
      "CreditControlBlock.DeleteAccount": [
        "the member has unsettled bills",
        "Settle them in Expenses and Costs of the member, or of the account that pays for it, then run again.",
      ],
      "SpBlock.DeleteAccount": [
        "a product in the member still blocks it",
        "Plan again: the cloud's own check names the product. Remove it, or approve abandoning it by its check id under `closure.abandonChecks` where the check offers that.",
      ],
      "MemberTypeError.DeleteAccount": [
        "the member is a cloud account, which this call does not delete",
        "Set `kind: cloud-account` in account.yaml; such an account is closed by its owner in its own console.",
      ],
      "CallerIdentityError.DeleteAccount": [
        "the root user of the management account may not delete members",
        "Use a RAM user or role of the management account with AliyunResourceDirectoryFullAccess.",
      ],
      "ExistPrepaidInstance.DeleteAccount": [
        "the member still has prepaid products",
        "Plan again: prepaid products are listed as blockers. Refund them or let them expire, then run again.",
      ],
      "ForbidDelete.Account": [
        "the cloud forbids deleting this member, its state is abnormal",
        "Ask Alibaba Cloud support with the request id.",
      ],
      "InvalidParameter.Status": [
        "the cloud did not understand the switch of the deletion permission",
        "Switch it in the Resource Directory console under Settings, and report this.",
      ],
      MemberAccountAccessDenied: [
        "a member may not change the directory's deletion permission",
        "Use credentials of the management account.",
      ],
      InvalidControlPolicyEnablementStatus: [
        "the directory's control policies are in a state that does not allow this",
        "Look at Control Policy in the Resource Directory console; wait until it is fully on or off, or detach the policies of the member.",
      ],
    },
    look: {
      "EntityNotExists.Account": [
        "the directory has no member of this id",
        "Check `id` and `access.management` in account.yaml: the member must belong to the directory of that management account. Deleted members are no longer found either.",
      ],
      "AccountNotExist.DeleteAccount": [
        "the member does not exist, it may be deleted already",
        "Compare `id` in account.yaml with the directory's members; if the member is gone, nothing is left to do.",
      ],
    },
    retry: {
      "UnknownError.Account": [
        "the cloud failed without saying why",
        "Run again later; if it persists, open a ticket with the request id.",
      ],
      "PeripheralError.DeleteAccount": [
        "the deletion process failed on the cloud's side",
        "Run again later; if it persists, open a ticket with the request id.",
      ],
      ConcurrentCallNotSupported: [
        "another change of the resource directory is under way",
        "Run again when it has ended; the directory takes one change at a time.",
      ],
      "NotSupportedOperation.PreCheckingAccount": [
        "the cloud's own check of this member is still running",
        "Run again in a few minutes.",
      ],
    },
    adopt: {
      "ExistProcessingDeleteFlow.DeleteAccount": [
        "a deletion of this member is already running",
        "Nothing: the running deletion is followed.",
      ],
    },
  },
  () => [
    "the cloud refused, with a code that is not documented for this call",
    "Look the code up at https://api.aliyun.com/troubleshoot with the request id.",
  ],
);

export const { table: closureErrors, errorOf: closureError, guard } = errors;
