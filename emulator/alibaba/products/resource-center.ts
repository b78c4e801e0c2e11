import type { Call } from "../../core/call.ts";
import { isoSeconds } from "../../core/clock.ts";
import { vendorError } from "../../core/errors.ts";
import { type JsonObject, textOf } from "../../core/json.ts";
import { paginate } from "../../core/paginate.ts";
import type { Account } from "../../core/store.ts";
import type { Row } from "../../core/table.ts";
import { roles } from "../identity.ts";
import { digits } from "../seed-account.ts";
import { action, defineService } from "../service.ts";
import { otherResources, resourcesOf, TYPES } from "./resource-center/resources.ts";

/** An account's seed says `"resourceCenter": "Enabled"`; it is off unless told otherwise. */
function isEnabled(account: Account): boolean {
  return account.attributes["resourceCenter"] === "Enabled";
}

function refuseWhenOff(account: Account): void {
  if (isEnabled(account)) return;
  throw vendorError(400, "ServiceNotEnabled", "The Resource Center service is not enabled.");
}

interface Wanted {
  readonly key: string;
  readonly match: string;
  readonly values: readonly string[];
}

const FILTERS: Readonly<Record<string, string>> = {
  ResourceType: "ResourceType",
  RegionId: "RegionId",
  ResourceId: "ResourceId",
  ResourceName: "ResourceName",
  ResourceGroupId: "ResourceGroupId",
  VpcId: "_vpcId",
  VSwitchId: "_vSwitchId",
};

function wantedOf(call: Call): readonly Wanted[] {
  return call.groups("Filter.N").map((group) => {
    const key = group["Key"] ?? "";
    if (FILTERS[key] === undefined) {
      throw vendorError(400, "InvalidParameter.Filter.Key", `The filter ${key} is invalid.`);
    }
    const match = group["MatchType"] ?? "Equals";
    if (!["Equals", "Prefix", "Contains"].includes(match)) {
      throw vendorError(400, "InvalidParameter.Filter.MatchType", `The match ${match} is invalid.`);
    }
    const values = Object.entries(group).flatMap(([name, value]) =>
      /^Value\.\d+$/.test(name) ? [value] : [],
    );
    return { key, match, values };
  });
}

function holds(row: Row, { key, match, values }: Wanted): boolean {
  const own = textOf(row[FILTERS[key] ?? ""]) ?? "";
  if (match === "Prefix") return values.some((value) => own.startsWith(value));
  if (match === "Contains") return values.some((value) => own.includes(value));
  return values.includes(own);
}

function found(call: Call, accounts: readonly Account[]): readonly Row[] {
  const wanted = wantedOf(call);
  return accounts
    .flatMap((account) => resourcesOf(account))
    .filter((row) => wanted.every((filter) => holds(row, filter)));
}

const byToken = {
  by: "token",
  token: "NextToken",
  size: "MaxResults",
  standard: 20,
  max: 100,
} as const;

function search(call: Call): JsonObject {
  refuseWhenOff(call.account);
  const page = paginate(call, found(call, [call.account]), byToken);
  return {
    MaxResults: page.size,
    NextToken: page.next,
    Filters: wantedOf(call).map(({ key, match, values }) => ({
      Key: key,
      MatchType: match,
      Values: values,
    })),
    Resources: page.items,
  };
}

/** The accounts that a scope names: a member, or everything under the management account. */
function scopeOf(call: Call): readonly Account[] {
  if (call.account.kind !== "management") {
    throw vendorError(403, "NoPermission.AccountScope", "Only a management account may do this.");
  }
  if (call.account.attributes["multiAccountResourceCenter"] !== "Enabled") {
    throw vendorError(
      400,
      "MultiAccountServiceNotEnabled",
      "The multi-account service is not enabled.",
    );
  }
  const scope = call.need("Scope");
  const one = call.store.account(scope);
  if (one !== undefined) return [one];
  return [...call.store.accounts.values()].filter(
    (account) => account === call.account || account.attributes["managedBy"] === call.account.id,
  );
}

function searchMulti(call: Call): JsonObject {
  const page = paginate(call, found(call, scopeOf(call)), byToken);
  return {
    Scope: call.text("Scope"),
    MaxResults: page.size,
    NextToken: page.next,
    Resources: page.items,
  };
}

const GROUPS: Readonly<Record<string, string>> = {
  ResourceType: "ResourceType",
  Region: "RegionId",
  RegionId: "RegionId",
  ResourceGroupId: "ResourceGroupId",
};

function counts(call: Call): JsonObject {
  refuseWhenOff(call.account);
  const rows = found(call, [call.account]);
  const by = call.text("GroupByKey");
  const field = by === undefined ? undefined : GROUPS[by];
  if (by !== undefined && field === undefined) throw call.errors.invalid("GroupByKey");
  const groups = new Map<string, number>();
  for (const row of rows) {
    const name = field === undefined ? "" : (textOf(row[field]) ?? "");
    groups.set(name, (groups.get(name) ?? 0) + 1);
  }
  if (field === undefined && groups.size === 0) groups.set("", 0);
  return {
    GroupByKey: by,
    ResourceCounts: [...groups].map(([GroupName, Count]) => ({ GroupName, Count })),
  };
}

function status(attribute: string) {
  return (call: Call): JsonObject => {
    const on = call.account.attributes[attribute] === "Enabled";
    return on
      ? { ServiceStatus: "Enabled", InitialStatus: "Finished" }
      : { ServiceStatus: "Disabled" };
  };
}

/** For management accounts; the codes are the vendor's. https://help.aliyun.com/document_detail/608927.htm */
function multiStatus(call: Call): JsonObject {
  if (call.account.kind === "management") return status("multiAccountResourceCenter")(call);
  if (call.account.attributes["managedBy"] === undefined) {
    throw vendorError(
      404,
      "NotExists.ResourceDirectory",
      "The resource directory for the account is not enabled.",
    );
  }
  throw vendorError(
    409,
    "NoPermission.ResourceDirectory.MemberAccount",
    "ResourceDirectory Member Account is not authorized to perform this operation.",
  );
}

/** Switching it on makes a service-linked role. */
function enable(call: Call): JsonObject {
  call.account.describe({ resourceCenter: "Enabled" });
  const RoleName = "AliyunServiceRoleForResourceMetaCenter";
  if (!call.table(roles).has(RoleName)) {
    call.table(roles).put({
      RoleName,
      RoleId: digits(18),
      Arn: `acs:ram::${call.account.id}:role/${RoleName.toLowerCase()}`,
      CreateDate: isoSeconds(call.now()),
      UpdateDate: isoSeconds(call.now()),
      Description: "",
      IsServiceLinkedRole: true,
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: [
          {
            Action: "sts:AssumeRole",
            Effect: "Allow",
            Principal: { Service: ["rmc.resourcemanager.aliyuncs.com"] },
          },
        ],
        Version: "1",
      }),
    });
  }
  return { Status: "Enabled" };
}

function disable(call: Call): JsonObject {
  refuseWhenOff(call.account);
  call.account.describe({ resourceCenter: "Disabled" });
  return {};
}

function listTypes(call: Call): JsonObject {
  const wanted = call.text("ResourceType");
  const types = [...new Set(TYPES.map(({ type }) => type))].filter(
    (type) => wanted === undefined || type === wanted,
  );
  return {
    ResourceTypes: types.map((ResourceType) => ({
      ResourceType,
      ProductName: ResourceType.split("::")[1],
      ResourceTypeName: ResourceType.split("::")[2],
      FilterKeys: Object.keys(FILTERS),
    })),
  };
}

function configuration(call: Call): JsonObject {
  refuseWhenOff(call.account);
  const id = call.need("ResourceId");
  const type = call.need("ResourceType");
  const region = call.need("ResourceRegionId");
  const row = resourcesOf(call.account).find(
    (one) => one["ResourceId"] === id && one["ResourceType"] === type && one["RegionId"] === region,
  );
  if (row === undefined)
    throw vendorError(404, "NotExists.Resource", "The resource does not exist.");
  return call.show(row, (one) => ({ ...one, Configuration: row["_configuration"] }));
}

const filterParams = {
  "Filter.N.Key": "filter",
  "Filter.N.MatchType": "filter",
  "Filter.N.Value.N": "filter",
} as const;
const pageParams = { MaxResults: "page", NextToken: "page" } as const;
const sorting = ["SortCriterion.Key", "SortCriterion.Order"];

/** Resource Center 2022-12-01. https://www.alibabacloud.com/help/en/resource-management/resource-center/developer-reference/api-resourcecenter-2022-12-01-overview */
export const resourceCenter = defineService({
  product: "ResourceCenter",
  version: "2022-12-01",
  style: "rpc",
  hosts: ["resourcecenter", "resourcecenter-intl"],
  regions: [],
  permissionPrefix: "resourcecenter",
  tables: [otherResources],
  actions: {
    SearchResources: action({
      params: { ...filterParams, ...pageParams },
      ignored: [...sorting, "IncludeDeletedResources"],
      handle: search,
    }),
    SearchMultiAccountResources: action({
      params: { Scope: "filter", ...filterParams, ...pageParams },
      ignored: sorting,
      handle: searchMulti,
    }),
    GetResourceCounts: action({
      params: { GroupByKey: "value", ...filterParams },
      ignored: ["IncludeDeletedResources"],
      handle: counts,
    }),
    GetResourceCenterServiceStatus: action({ handle: status("resourceCenter") }),
    GetMultiAccountResourceCenterServiceStatus: action({ handle: multiStatus }),
    EnableResourceCenter: action({ handle: enable }),
    DisableResourceCenter: action({ handle: disable }),
    ListResourceTypes: action({
      params: { ResourceType: "filter" },
      ignored: ["AcceptLanguage", "Query.N"],
      handle: listTypes,
    }),
    GetResourceConfiguration: action({
      params: { ResourceId: "key", ResourceType: "key", ResourceRegionId: "key" },
      handle: configuration,
    }),
  },
});
