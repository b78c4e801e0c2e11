/**
 * Names by which products stand in a permission, where they are not the product's own in lower case.
 * https://www.alibabacloud.com/help/en/ram/product-overview/services-that-work-with-ram lists them;
 * `kvstore`, `log` and `cs` are as the products' own pages write them.
 */
const RAM_CODES: Readonly<Record<string, string>> = {
  BssOpenApi: "bssapi",
  "BssOpenApi@2023-09-30": "bssapi",
  Cbn: "cen",
  Ims: "ram",
  "R-kvstore": "kvstore",
  ResourceDirectoryMaster: "resourcemanager",
  Sls: "log",
  VpcPeer: "vpc",
  cas: "yundun-cert",
};

/** Actions whose permission has another name. */
const RAM_ACTIONS: Readonly<Record<string, string>> = {
  // https://alibabacloud.com/help/en/resource-management/resource-group/developer-reference/api-resourcemanager-2020-03-31-listpolicyattachments-rg
  "ResourceManager.ListPolicyAttachments": "ram:ListPolicyAttachments",
  // https://help.aliyun.com/document_detail/473036.html
  "BssOpenApi.RefundInstance": "bss:RefundBatchRemainRefund",
};

/** The permission of an action where nothing names another one. */
export function permissionOf(product: string, action: string): string {
  const own = RAM_ACTIONS[`${product}.${action}`];
  if (own !== undefined) return own;
  return `${RAM_CODES[product] ?? product.toLowerCase()}:${action}`;
}

/** Permissions that belong to no row: what the session itself asks. */
export const SESSION_PERMISSIONS = {
  /**
   * In the account: regions, Resource Center, bills, refund quotes (bss:RefundQueryRemainAmount: vendor page
   * 473035), the caller's own rights.
   */
  scan: [
    "bss:RefundQueryRemainAmount",
    "bssapi:DescribeInstanceBill",
    "bssapi:InquiryPriceRefundInstance",
    "bssapi:QueryBillOverview",
    "ecs:DescribeRegions",
    "kms:DescribeRegions",
    "kvstore:DescribeRegions",
    "ram:GetPolicy",
    "ram:ListGroupsForUser",
    "ram:ListPoliciesForGroup",
    "ram:ListPoliciesForRole",
    "ram:ListPoliciesForUser",
    "ram:ListPolicyAttachments",
    "rds:DescribeRegions",
    "resourcecenter:GetResourceCenterServiceStatus",
    "resourcecenter:GetResourceCounts",
    "resourcecenter:SearchResources",
    "resourcemanager:GetResourceDirectory",
    "vpc:DescribeRegions",
  ],
  /** In the account, only read when a member is to be closed. */
  closureInMember: [
    "bssapi:GetFundAccountAvailableAmount",
    "bssapi:ListFundAccount",
    "bssapi:QueryAvailableInstances",
    "bssapi:QueryEvaluateList",
    "ram:GetDefaultDomain",
    "resourcecenter:GetResourceCenterServiceStatus",
  ],
  /** In the management account. */
  managementScan: [
    "bssapi:DescribeInstanceBill",
    "bssapi:QueryAvailableInstances",
    "bssapi:QueryBillOverview",
    // with QueryAvailableInstances: which site the account belongs to
    "resourcecenter:GetResourceCenterServiceStatus",
    // each command asks first whether the member is already closing
    "resourcemanager:GetAccount",
    "resourcemanager:GetAccountDeletionStatus",
    // control policies above the member
    "resourcemanager:GetControlPolicy",
    "resourcemanager:GetPayerForAccount",
    "resourcemanager:GetResourceDirectory",
    "resourcemanager:ListControlPolicyAttachmentsForTarget",
  ],
  closure: [
    "bssapi:QueryAvailableInstances",
    "bssapi:QueryBillOverview",
    "bssapi:QueryRelationList",
    "resourcecenter:GetResourceCenterServiceStatus",
    "resourcemanager:CheckAccountDelete",
    "resourcemanager:DeleteAccount",
    "resourcemanager:GetAccount",
    "resourcemanager:GetAccountDeletionCheckResult",
    "resourcemanager:GetAccountDeletionStatus",
    "resourcemanager:GetPayerForAccount",
    "resourcemanager:GetResourceDirectory",
    "resourcemanager:ListDelegatedAdministrators",
  ],
  /** In an account that a person closes: what is read before, with its own credentials. */
  assisted: [
    "bssapi:GetFundAccountAvailableAmount",
    "bssapi:ListFundAccount",
    "bssapi:QueryAvailableInstances",
    "bssapi:QueryBillOverview",
    "bssapi:QueryEvaluateList",
    "bssapi:QueryRelationList",
    "ram:GetDefaultDomain",
    "resourcecenter:GetResourceCenterServiceStatus",
    "resourcemanager:GetResourceDirectory",
  ],
  /** Only with `closure.ownKey: delete-last`. */
  ownKey: ["ram:DeleteAccessKey"],
  /** In the management account, for letting an invited account go. */
  leaving: [
    "resourcemanager:GetAccount",
    "resourcemanager:ListDelegatedAdministrators",
    "resourcemanager:RemoveCloudAccount",
  ],
  /** Only where account.yaml lets the switch be turned. */
  switching: ["resourcemanager:SetMemberDeletionPermission"],
} as const;
