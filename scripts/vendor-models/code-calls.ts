import type { Asks, VendorCall } from "./lint.ts";
import { isPaging } from "./texts/words.ts";

type Said = {
  readonly params?: readonly string[];
  /** Paths into the reply that the code reads. */
  readonly reads?: readonly string[];
  /** Fields that are left out, each with why that hides nothing. */
  readonly leaves?: Readonly<Record<string, string>>;
};

/** Actions by which things are listed or looked at, by their names. */
const READS = /^(?:describe|list|get|query|search|multipartList)/iu;

function asksOf(action: string, { params = [], reads = [], leaves = {} }: Said): Asks | undefined {
  if (!READS.test(action)) return undefined;
  const paging = params.filter(isPaging);
  // Code that reads one page on purpose, or nothing of it, rests on no number of records.
  const walks = paging.length > 0 && reads.length > 0 && !Object.keys(leaves).some(isPaging);
  return { leaves, filters: [], paging, counts: walks ? reads : undefined };
}

function under(prefix: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${prefix}.${name}`);
}

function calls(
  product: string,
  where: string,
  actions: Readonly<Record<string, Said>>,
): readonly VendorCall[] {
  return Object.entries(actions).map(([action, said]) => ({
    where: `src/clouds/alibaba/${where}`,
    product,
    action,
    params: said.params ?? [],
    responsePaths: said.reads ?? [],
    asks: asksOf(action, said),
  }));
}

const ATTACHED = under("Policies.Policy[]", "PolicyName", "PolicyType");
const MEMBER: Said = { params: ["AccountId"] };
const CHECK = "AccountDeletionCheckResultInfo";
const REASON = ["CheckId", "CheckName", "Description"] as const;

/** What the session calls beside the rows: who it is, where it is, what else the cloud names, closing. */
const sessionCalls: readonly VendorCall[] = [
  ...calls("Sts", "session.ts, assumed-role.ts", {
    GetCallerIdentity: { reads: ["AccountId", "Arn", "IdentityType"] },
    AssumeRole: {
      params: ["RoleArn", "RoleSessionName", "DurationSeconds"],
      reads: [
        "AssumedRoleUser.Arn",
        ...under("Credentials", "AccessKeyId", "AccessKeySecret", "SecurityToken"),
      ],
    },
  }),
  ...calls("Ecs", "regions.ts", {
    DescribeRegions: {
      params: ["InstanceChargeType", "ResourceType"],
      reads: ["Regions.Region[].RegionId"],
    },
    DescribeLaunchTemplates: {
      params: ["RegionId", "PageNumber", "PageSize"],
      reads: ["TotalCount"],
    },
  }),
  ...calls("Vpc", "regions.ts", {
    DescribeRegions: {
      reads: ["Regions.Region[].RegionId"],
      leaves: {
        ProductType: "regions of networks are asked for; lists of other products are read beside",
      },
    },
  }),
  ...calls("Rds", "regions.ts", { DescribeRegions: { reads: ["Regions.RDSRegion[].RegionId"] } }),
  ...calls("R-kvstore", "regions.ts", {
    DescribeRegions: { reads: ["RegionIds.KVStoreRegion[].RegionId"] },
  }),
  ...calls("Kms", "regions.ts", { DescribeRegions: { reads: ["Regions.Region[].RegionId"] } }),
  ...calls("Location", "client/transport.ts", {
    DescribeEndpoints: {
      params: ["Id", "ServiceCode", "Type"],
      reads: ["Endpoints.Endpoint[].Endpoint"],
    },
  }),
  ...calls("Oss", "client/transport.ts", {
    ListBuckets: {
      params: ["prefix", "max-keys"],
      leaves: { marker: "the bucket itself is the first of those that begin like it" },
      reads: under("Buckets.Bucket[]", "Name", "Location"),
    },
  }),
  ...calls("BssOpenApi", "client/site.ts, bills.ts, quotes.ts, finance-conditions.ts", {
    QueryAvailableInstances: {
      params: ["PageNum", "PageSize", "ProductCode", "ProductType", "SubscriptionType"],
    },
    QueryBillOverview: {
      params: ["BillingCycle", "BillOwnerId"],
      reads: [
        "Data.BillingCycle",
        ...under(
          "Data.Items.Item[]",
          "ProductCode",
          "ProductName",
          "SubscriptionType",
          "PretaxAmount",
          "OutstandingAmount",
          "Currency",
        ),
      ],
    },
    DescribeInstanceBill: {
      params: ["BillingCycle", "BillOwnerId", "MaxResults", "NextToken"],
      leaves: {
        Granularity: "the default is by the month, which leaves no day out",
        IsBillingItem: "what an instance is charged for is not looked at, only that it is charged",
        IsHideZeroCharge: "the default hides nothing",
      },
      reads: [
        "Data.NextToken",
        "Data.TotalCount",
        ...under(
          "Data.Items[]",
          "ProductCode",
          "CommodityCode",
          "InstanceID",
          "NickName",
          "Region",
          "PretaxAmount",
        ),
      ],
    },
    InquiryPriceRefundInstance: {
      params: ["InstanceId", "ProductCode", "ProductType"],
      reads: under("Data", "RefundAmount", "Currency"),
    },
    QueryRelationList: {
      params: ["UserId", "PageNum", "PageSize"],
      leaves: { StatusList: "a relationship that is no longer valid ties nobody" },
      reads: [
        "Data.TotalCount",
        ...under(
          "Data.FinancialRelationInfoList[]",
          "AccountId",
          "State",
          "RelationType",
          "RelationId",
          "StartTime",
        ),
      ],
    },
    QueryEvaluateList: {
      params: ["Type", "PageNum", "PageSize"],
      reads: [
        "Data.TotalCount",
        "Data.TotalUnAppliedInvoiceAmount",
        ...under("Data.EvaluateList.Evaluate[]", "CanInvoiceAmount", "BillCycle"),
      ],
    },
  }),
  ...calls("Ram", "assisted/own-key.ts, rights.ts", {
    DeleteAccessKey: { params: ["UserName", "UserAccessKeyId"] },
    ListGroupsForUser: { params: ["UserName"], reads: ["Groups.Group[].GroupName"] },
    ListPoliciesForUser: { params: ["UserName"], reads: ATTACHED },
    ListPoliciesForGroup: { params: ["GroupName"], reads: ATTACHED },
    ListPoliciesForRole: { params: ["RoleName"], reads: ATTACHED },
    GetPolicy: {
      params: ["PolicyName", "PolicyType"],
      reads: ["DefaultPolicyVersion.PolicyDocument"],
    },
  }),
  ...calls("BssOpenApi@2023-09-30", "finance-conditions.ts", {
    ListFundAccount: {
      reads: under("Data[]", "FundAccountOwnerAccountId", "FundAccountId"),
      leaves: {
        Nbid: "the marketplace of the account itself is the one that is meant",
        QueryOnlyInUse: "the default leaves none out",
        QueryOnlyManage: "the default leaves none out",
      },
    },
    GetFundAccountAvailableAmount: {
      params: ["FundAccountId"],
      reads: ["HistoryMonthUnclearedAmount", "CurrentMonthUnclearedAmount", "Currency"],
    },
  }),
  ...calls("Ims", "logon-suffix.ts", { GetDefaultDomain: { reads: ["DefaultDomainName"] } }),
  ...calls("ResourceCenter", "client/site.ts, sightings.ts", {
    GetResourceCenterServiceStatus: { reads: ["ServiceStatus", "InitialStatus"] },
    GetResourceCounts: {
      params: ["GroupByKey"],
      reads: under("ResourceCounts[]", "GroupName", "Count"),
    },
    SearchResources: {
      params: ["MaxResults", "NextToken"],
      reads: [
        "NextToken",
        ...under(
          "Resources[]",
          "ResourceType",
          "ResourceName",
          "ResourceId",
          "RegionId",
          "Deleted",
        ),
      ],
    },
  }),
  ...calls("ResourceManager", "rights-above.ts, rights.ts", {
    ListControlPolicyAttachmentsForTarget: {
      params: ["TargetId"],
      reads: under("ControlPolicyAttachments.ControlPolicyAttachment[]", "PolicyId", "EffectScope"),
    },
    GetControlPolicy: {
      params: ["PolicyId"],
      reads: under("ControlPolicy", "PolicyName", "PolicyDocument"),
    },
    ListPolicyAttachments: {
      params: ["PrincipalType", "PageNumber", "PageSize"],
      reads: [
        "TotalCount",
        ...under(
          "PolicyAttachments.PolicyAttachment[]",
          "PolicyName",
          "PolicyType",
          "PrincipalName",
          "ResourceGroupId",
        ),
      ],
    },
  }),
  ...calls(
    "ResourceManager",
    "directory.ts, conditions.ts, payer.ts, deletion-*.ts, closure.ts, submit.ts",
    {
      GetAccount: {
        ...MEMBER,
        reads: under(
          "Account",
          "AccountId",
          "Type",
          "Status",
          "DisplayName",
          "FolderId",
          "ResourceDirectoryPath",
        ),
      },
      GetResourceDirectory: {
        reads: under(
          "ResourceDirectory",
          "ControlPolicyStatus",
          "MemberDeletionStatus",
          "MasterAccountId",
          "ResourceDirectoryId",
        ),
      },
      RemoveCloudAccount: { ...MEMBER, reads: ["RequestId"] },
      ListDelegatedAdministrators: {
        params: ["PageNumber", "PageSize"],
        reads: ["TotalCount", ...under("Accounts.Account[]", "AccountId", "ServicePrincipal")],
      },
      GetPayerForAccount: { ...MEMBER, reads: ["PayerAccountId", "PayerAccountName"] },
      SetMemberDeletionPermission: { params: ["Status"] },
      CheckAccountDelete: { ...MEMBER, reads: ["RequestId"] },
      GetAccountDeletionCheckResult: {
        ...MEMBER,
        reads: [
          ...under(CHECK, "Status", "AllowDelete"),
          ...under(`${CHECK}.NotAllowReason[]`, ...REASON),
          ...under(`${CHECK}.AbandonableChecks[]`, ...REASON),
        ],
      },
      DeleteAccount: {
        params: ["AccountId", "AbandonableCheckId"],
        reads: ["DeletionType", "RequestId"],
      },
      GetAccountDeletionStatus: {
        ...MEMBER,
        reads: [
          ...under(
            "RdAccountDeletionStatus",
            "AccountId",
            "Status",
            "DeletionType",
            "CreateTime",
            "DeletionTime",
          ),
          ...under("RdAccountDeletionStatus.FailReasonList[]", "Name", "Description"),
        ],
      },
    },
  ),
];

/** What hooks send and read beyond the calls that the rows name for them. */
const hookCalls: readonly VendorCall[] = [
  ...calls("Oss", "hooks/oss-dialect.ts", {
    ListLiveChannel: {
      params: ["bucket", "marker"],
      reads: ["IsTruncated", "NextMarker", ...under("LiveChannel[]", "Name", "LastModified")],
    },
    DeleteLiveChannel: { params: ["bucket", "channel"] },
    ListMultipartUploads: {
      params: ["bucket", "key-marker", "upload-id-marker", "encoding-type"],
      reads: [
        "EncodingType",
        "IsTruncated",
        "NextKeyMarker",
        "NextUploadIdMarker",
        ...under("Upload[]", "Key", "UploadId", "Initiated"),
      ],
    },
    AbortMultipartUpload: { params: ["bucket", "key", "uploadId"] },
    ListObjectVersions: {
      params: ["bucket", "key-marker", "version-id-marker", "encoding-type"],
      reads: [
        "EncodingType",
        "IsTruncated",
        "NextKeyMarker",
        "NextVersionIdMarker",
        ...under("Version[]", "Key", "VersionId", "LastModified"),
        ...under("DeleteMarker[]", "Key", "VersionId", "LastModified"),
      ],
    },
    DeleteMultipleObjects: {
      params: ["bucket", "Quiet", "Object.N.Key", "Object.N.VersionId"],
      reads: ["Deleted[]"],
    },
  }),
];

/**
 * Every call that the code of the cloud makes beside the rows, with the names that it sends and reads.
 * A test holds the list against the source and against what a session really sends.
 */
export const codeCalls: readonly VendorCall[] = [...sessionCalls, ...hookCalls];
