import type { LintException } from "./lint.ts";

/** Exceptions of one kind and reason: names by action. */
function because(
  reason: string,
  product: string,
  kind: LintException["kind"],
  names: Readonly<Record<string, readonly string[]>>,
): readonly LintException[] {
  return Object.entries(names).flatMap(([action, all]) =>
    all.map((name) => ({ product, action, kind, name, because: reason })),
  );
}

const UNWRAPPED =
  "the package unwraps ListAllMyBucketsResult and renames what is in it; the client and the emulator keep the XML's own names (https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets)";

const IN_GO =
  "asked by the official Terraform provider 1.285.0; in aliyun/alibaba-cloud-sdk-go v1.63.107, but not in the package";

/** Names that rows, code or handlers use and the SDK packages do not have, each with the reason. */
export const exceptions: readonly LintException[] = [
  ...because(
    "documented (https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketstat and the pages of access points) and in aliyun/alibabacloud-oss-go-sdk-v2, but not in the package",
    "Oss",
    "action",
    {
      GetBucketStat: ["GetBucketStat"],
      GetBucketResourceGroup: ["GetBucketResourceGroup"],
      ListAccessPoints: ["ListAccessPoints"],
      DeleteAccessPoint: ["DeleteAccessPoint"],
    },
  ),
  ...because(
    "documented (https://www.alibabacloud.com/help/en/oss/developer-reference/listvectorbuckets) and in PyPI alibabacloud-oss-v2 1.4.1, but not in the package",
    "Oss",
    "action",
    { ListVectorBuckets: ["ListVectorBuckets"] },
  ),
  ...because(
    "an elder version, which the official Terraform provider 1.285.0 asks still; no pinned package has its listing of groups (aliyun/alibaba-cloud-sdk-go v1.63.107, services/ess)",
    "Ess",
    "version",
    {
      DescribeScalingGroups: ["2014-08-28"],
      DeleteScalingGroup: ["2014-08-28"],
      ListTagResources: ["2014-08-28"],
    },
  ),
  ...because(IN_GO, "Dds", "action", {
    DescribeDBInstanceSSL: ["DescribeDBInstanceSSL"],
    DescribeGlobalSecurityIPGroupRelation: ["DescribeGlobalSecurityIPGroupRelation"],
  }),
  ...because(IN_GO, "polardb", "action", { DescribeDBClusterTDE: ["DescribeDBClusterTDE"] }),
  ...because(UNWRAPPED, "Oss", "response", {
    ListBuckets: [
      "IsTruncated",
      "NextMarker",
      "Buckets.Bucket",
      "Buckets.Bucket[].Name",
      "Buckets.Bucket[].CreationDate",
      "Buckets.Bucket[].Location",
      "Buckets.Bucket[].StorageClass",
    ],
  }),
  ...because(
    "documented (https://www.alibabacloud.com/help/en/oss/developer-reference/getobject); the package knows it of HeadObject and DeleteObject only",
    "Oss",
    "param",
    { GetObject: ["versionId"] },
  ),
  ...because(
    "the reply tells the token, and the vendor's older client (PyPI aliyun-log-python-sdk 0.9.52, list_tag_resources) sends it back under this name; the package has no parameter for it",
    "Sls",
    "param",
    { ListTagResources: ["nextToken"] },
  ),
  ...because(
    "the reply is the policy's own JSON; the client puts it under this name (https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketpolicy)",
    "Oss",
    "response",
    { GetBucketPolicy: ["Policy"] },
  ),
  ...because("the reply is a list, which the client puts under this name", "CS", "response", {
    DescribeClusterResources: [
      "value",
      "value[].instance_id",
      "value[].resource_type",
      "value[].delete_behavior.delete_by_default",
      "value[].associated_object.kind",
    ],
  }),
  ...because(
    "the recycle bin's listing has it; that it is missing here tells that the user is not in the bin",
    "Ims",
    "response",
    { ListUsers: ["Users.User[].RecycleDate"] },
  ),
  ...because(
    "the recycle bin's listing has it; that it is missing here tells that the user is not in the bin",
    "Ram",
    "response",
    { ListUsers: ["Users.User[].RecycleDate"] },
  ),
  ...because(
    "read where RAM's own listing has it; that it is missing here tells that details by that name are not asked for",
    "Ims",
    "response",
    {
      ListUsers: ["Users.User[].UserName"],
      ListUsersInRecycleBin: ["Users.User[].UserName"],
      ListAccessKeysInRecycleBin: ["AccessKeys.AccessKey[?].Status"],
    },
  ),
];

/** Names that only the emulator's replies carry, beside {@link exceptions}. */
export const replyExceptions: readonly LintException[] = [
  ...because(UNWRAPPED, "Oss", "response", {
    ListBuckets: [
      "Owner.ID",
      "Owner.DisplayName",
      "Prefix",
      "Marker",
      "MaxKeys",
      "Buckets.Bucket[].Region",
      "Buckets.Bucket[].ExtranetEndpoint",
      "Buckets.Bucket[].IntranetEndpoint",
    ],
  }),
  ...because(
    "the official Terraform provider reads it without asking whether it is there (aliyun/alibaba-cloud-sdk-go, services/vpc, struct_eip_address_in_describe_eip_addresses.go)",
    "Vpc",
    "response",
    { DescribeEipAddresses: ["EipAddresses.EipAddress[].AvailableRegions.AvailableRegion"] },
  ),
  ...because(
    "documented (https://www.alibabacloud.com/help/en/oss/developer-reference/listobjectversions), left out of the package",
    "Oss",
    "response",
    { ListObjectVersions: ["Version[].Type"] },
  ),
  ...because(
    "documented under these names (https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketinfo); the package has those of GetBucketLogging",
    "Oss",
    "response",
    { GetBucketInfo: ["Bucket.BucketPolicy.LogBucket", "Bucket.BucketPolicy.LogPrefix"] },
  ),
];
