import type { Asks, VendorCall } from "../lint.ts";
import { isPaging } from "../texts/words.ts";

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
    where: `src/clouds/tencent/${where}`,
    product,
    action,
    params: said.params ?? [],
    responsePaths: said.reads ?? [],
    asks: asksOf(action, said),
  }));
}

const BOUNDARY = ["PolicyId", "PolicyName", "PolicyDocument"];

/** What the code beside the rows calls: who it is, where it is, what else the cloud names, hooks. */
export const codeCalls: readonly VendorCall[] = [
  ...calls("sts", "session.ts, assumed-role.ts", {
    GetCallerIdentity: { reads: ["AccountId", "Arn", "Type", "UserId"] },
    AssumeRole: {
      params: ["RoleArn", "RoleSessionName", "DurationSeconds"],
      reads: under("Credentials", "TmpSecretId", "TmpSecretKey", "Token"),
    },
  }),
  ...calls("region", "regions.ts", {
    DescribeRegions: { params: ["Product", "Scene"], reads: ["RegionSet[].Region"] },
  }),
  ...calls("cvm", "quotes.ts", {
    InquiryPriceTerminateInstances: {
      params: ["InstanceIds.N"],
      reads: under("InstanceRefundsSet[]", "InstanceId", "Refunds"),
    },
  }),
  ...calls("cloudrc", "sightings.ts", {
    SearchResources: {
      params: ["MaxResults", "NextToken"],
      reads: [
        "NextToken",
        ...under("Resources[]", "ResourceType", "ResourceAlias", "ResourceId", "RegionCode"),
      ],
    },
  }),
  ...calls("billing", "bills.ts", {
    DescribeBillResourceSummary: {
      params: ["Month", "NeedRecordNum", "Offset", "Limit"],
      leaves: {
        PayerUin: "the bills of the account itself are the ones that are meant",
        TagValue: "it narrows to a tag, which is not named",
      },
      reads: [
        "Total",
        ...under(
          "ResourceSummarySet[]",
          "BusinessCode",
          "BusinessCodeName",
          "ProductCode",
          "ResourceId",
          "ResourceName",
          "FeeEndTime",
          "RealTotalCost",
        ),
      ],
    },
  }),
  ...calls("billing", "client/api3.ts", {
    SetRenewal: { reads: under("InstanceList[]", "Code", "Message", "InstanceId") },
  }),
  ...calls("cam", "rights.ts", {
    ListAttachedUserAllPolicies: {
      params: ["TargetUin", "AttachType", "Page", "Rp"],
      reads: ["TotalNum", "PolicyList[].PolicyId"],
    },
    ListAttachedRolePolicies: {
      params: ["RoleId", "Page", "Rp"],
      leaves: { PolicyType: "it narrows to one kind of policies; without it both are listed" },
      reads: ["TotalNum", "List[].PolicyId"],
    },
    GetPolicy: { params: ["PolicyId"], reads: ["PolicyName", "PolicyDocument"] },
    GetUserPermissionBoundary: { params: ["TargetUin"], reads: BOUNDARY },
    GetRolePermissionBoundary: { params: ["RoleId"], reads: BOUNDARY },
  }),
  ...calls("organization", "rights-above.ts", {
    DescribePolicyConfig: { params: ["OrganizationId", "Type"], reads: ["Status"] },
    DescribeOrganizationNodes: {
      params: ["Offset", "Limit"],
      reads: ["Total", ...under("Items[]", "NodeId", "ParentNodeId")],
    },
    ListPoliciesForTarget: {
      params: ["TargetId", "PolicyType", "Page", "Rp"],
      reads: ["TotalNum", "List[].StrategyId"],
    },
    DescribePolicy: {
      params: ["PolicyId", "PolicyType"],
      reads: ["PolicyName", "PolicyDocument"],
    },
  }),
  ...calls("organization", "closure.ts, leaving.ts, member.ts, member-check.ts", {
    CheckAccountDelete: {
      params: ["MemberUin"],
      reads: [
        "AllowDelete",
        ...under(
          "NotAllowReason",
          "IsCreateMember",
          "DeletionPermission",
          "IsAssignManager",
          "IsAuthManager",
          "IsShareManager",
          "OperateProcess",
          "BillingPermission",
          "ExistResources",
          "DetectFailedResources",
          "CICRoleConfig",
          "CICUserConfig",
        ),
      ],
    },
    DeleteAccount: { params: ["MemberUin"] },
    DeleteOrganizationMembers: { params: ["MemberUin.N"] },
    DescribeOrganization: {
      reads: ["HostUin", "OrgId", "IsManager"],
      leaves: { Product: "it asks beside whether the account manages one service" },
    },
    DescribeOrganizationMembers: {
      params: ["SearchKey", "Offset", "Limit"],
      reads: ["Total", ...under("Items[]", "MemberUin", "MemberType", "Name", "PayUin", "NodeId")],
    },
  }),
  ...calls("cloudaudit", "assisted/conditions.ts", {
    DescribeEvents: {
      params: [
        "StartTime",
        "EndTime",
        "MaxResults",
        "LookupAttributes.N.AttributeKey",
        "LookupAttributes.N.AttributeValue",
      ],
      leaves: {
        NextToken:
          "one application succeeds at the most, so a page holds a failed one where there is any",
      },
      reads: under("Events[]", "ErrorCode", "EventTime", "Username"),
    },
  }),
  ...calls("cos", "hooks/registry.ts", {
    listObjectVersions: {
      params: ["EncodingType", "KeyMarker", "VersionIdMarker"],
      leaves: { Delimiter: "without it every key is listed, and none is folded into a prefix" },
      reads: [
        "IsTruncated",
        "EncodingType",
        "NextKeyMarker",
        "NextVersionIdMarker",
        ...under("Versions[]", "Key", "VersionId", "LastModified"),
        ...under("DeleteMarkers[]", "Key", "VersionId", "LastModified"),
      ],
    },
    deleteMultipleObject: {
      params: ["Objects.N.Key", "Objects.N.VersionId"],
      reads: under("Error[]", "Key", "Code"),
    },
    multipartList: {
      params: ["EncodingType", "KeyMarker", "UploadIdMarker"],
      reads: [
        "IsTruncated",
        "EncodingType",
        "NextKeyMarker",
        "NextUploadIdMarker",
        ...under("Upload[]", "Key", "UploadId", "Initiated"),
      ],
    },
    multipartAbort: { params: ["Key", "UploadId"] },
  }),
];
