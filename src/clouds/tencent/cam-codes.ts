/**
 * Names by which products stand in a CAM policy, where they are not the service id. `finance` is named
 * by the billing API's own text (npm tencentcloud-sdk-nodejs 4.1.313, RefundInstance); `apigw` and
 * `name/cos` are as https://cloud.tencent.com/document/product/598/10588 lists them (unverified).
 */
const CAM_CODES: Readonly<Record<string, string>> = {
  apigateway: "apigw",
  billing: "finance",
  cos: "name/cos",
};

/** COS permissions are those of the API, not of the package's methods. https://cloud.tencent.com/document/product/436/30749 */
const COS_ACTIONS: Readonly<Record<string, string>> = {
  getService: "GetService",
  getObjectLockConfiguration: "GetBucketObjectLockConfiguration",
  getBucketPolicy: "GetBucketPolicy",
  getBucketReplication: "GetBucketReplication",
  getBucketTagging: "GetBucketTagging",
  deleteBucketReplication: "DeleteBucketReplication",
  listObjectVersions: "GetBucketObjectVersions",
  multipartList: "ListMultipartUploads",
  multipartAbort: "AbortMultipartUpload",
  deleteMultipleObject: "DeleteMultipleObjects",
  deleteBucket: "DeleteBucket",
};

/** The permission of an action where nothing names another one. */
export function permissionOf(product: string, action: string): string {
  const name = product === "cos" ? (COS_ACTIONS[action] ?? action) : action;
  return `${CAM_CODES[product] ?? product}:${name}`;
}

/** Permissions that belong to no row: what the session itself asks. */
export const SESSION_PERMISSIONS = {
  /** In the account: regions, resource centre, bills, refund quotes, the caller's own rights. */
  scan: [
    "cam:GetPolicy",
    "cam:GetRolePermissionBoundary",
    "cam:GetUserPermissionBoundary",
    "cam:ListAttachedRolePolicies",
    "cam:ListAttachedUserAllPolicies",
    "cloudrc:SearchResources",
    "cvm:InquiryPriceTerminateInstances",
    "finance:DescribeBillResourceSummary",
    "organization:DescribeOrganization",
    "organization:DescribeOrganizationMembers",
    "organization:DescribeOrganizationNodes",
    "organization:DescribePolicy",
    "organization:DescribePolicyConfig",
    "organization:ListPoliciesForTarget",
    "region:DescribeRegions",
  ],
  /** In the management account: service control policies above the member. */
  managementScan: [
    "organization:DescribeOrganization",
    "organization:DescribeOrganizationMembers",
    "organization:DescribeOrganizationNodes",
    "organization:DescribePolicy",
    "organization:DescribePolicyConfig",
    "organization:ListPoliciesForTarget",
  ],
  /** In the management account: the member, the cloud's check, its deletion. */
  closure: [
    "organization:CheckAccountDelete",
    "organization:DeleteAccount",
    "organization:DescribeOrganizationMembers",
  ],
  leaving: ["organization:DeleteOrganizationMembers", "organization:DescribeOrganizationMembers"],
  /** In the account itself: its organization, older orders, attempts that failed. */
  assisted: [
    "cloudaudit:DescribeEvents",
    "finance:DescribeDealsByCond",
    "organization:DescribeOrganization",
  ],
} as const;
