import type { Call } from "../../../core/call.ts";
import { type JsonObject, objectOf, textOf } from "../../../core/json.ts";
import type { Row } from "../../../core/table.ts";
import { action } from "../../service.ts";
import { among, every } from "../data/filters.ts";
import { renewStatusOf } from "../data/renewal.ts";
import { instances } from "./instances.ts";
import { numbered } from "./listing.ts";
import { launchTemplates } from "./templates.ts";

const RENEWAL = {
  AutoRenewal: "AutoRenewal",
  ManualRenewal: "Normal",
  NotRenewal: "NotRenewal",
} as const;

/** Subscriptions alone have a renewal: up to 100 by id, or all of a status; one of both is needed. */
function describeRenewal(call: Call): JsonObject {
  const status = call.text("RenewalStatus") ?? "";
  if ((call.text("InstanceId") ?? "") === "" && status === "") {
    throw call.errors.missing("InstanceId");
  }
  const rows = call.rows(
    instances,
    every(
      among(call, "InstanceId", "InstanceId"),
      (row) => row["InstanceChargeType"] === "PrePaid",
      (row) => status === "" || RENEWAL[renewStatusOf(row)] === status,
    ),
  );
  const shape = (row: Row): JsonObject => ({
    InstanceId: row["InstanceId"],
    AutoRenewEnabled: renewStatusOf(row) === "AutoRenewal",
    RenewalStatus: RENEWAL[renewStatusOf(row)],
    Duration: 1,
    PeriodUnit: "Month",
  });
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 100 }, shape);
  return { ...rest, InstanceRenewAttributes: { InstanceRenewAttribute: items } };
}

/** The versions of one template, of which the emulator keeps the first; `_data` is what it starts. */
function describeVersions(call: Call): JsonObject {
  const { LaunchTemplateId, LaunchTemplateName } = {
    LaunchTemplateId: call.text("LaunchTemplateId") ?? "",
    LaunchTemplateName: call.text("LaunchTemplateName") ?? "",
  };
  if (LaunchTemplateId === "" && LaunchTemplateName === "") {
    throw call.errors.missing("LaunchTemplateId");
  }
  const wanted = call.list("LaunchTemplateVersion.N");
  const standardOnly = call.flag("DefaultVersion");
  const above = call.number("MinVersion") ?? 1;
  const below = call.number("MaxVersion") ?? 1;
  const rows = call.rows(
    launchTemplates,
    (row) =>
      (LaunchTemplateId === "" || row["LaunchTemplateId"] === LaunchTemplateId) &&
      (LaunchTemplateName === "" || row["LaunchTemplateName"] === LaunchTemplateName) &&
      (wanted.length === 0 || wanted.includes("1")) &&
      standardOnly !== false &&
      above <= 1 &&
      below >= 1,
  );
  const shape = (row: Row): JsonObject => ({
    LaunchTemplateId: row["LaunchTemplateId"],
    LaunchTemplateName: row["LaunchTemplateName"],
    CreateTime: row["CreateTime"],
    CreatedBy: row["CreatedBy"] ?? textOf(call.account.id),
    ModifiedTime: row["ModifiedTime"],
    DefaultVersion: true,
    VersionNumber: 1,
    LaunchTemplateData: objectOf(row["_data"]),
  });
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 50 }, shape);
  return { ...rest, LaunchTemplateVersionSets: { LaunchTemplateVersionSet: items } };
}

/** What official clients ask beside the listings. npm @alicloud/ecs20140526 7.11.6 */
export const lookupActions = {
  DescribeInstanceAutoRenewAttribute: action({
    params: {
      InstanceId: "filter",
      RenewalStatus: "filter",
      PageNumber: "page",
      PageSize: "page",
    },
    handle: describeRenewal,
  }),
  DescribeLaunchTemplateVersions: action({
    params: {
      LaunchTemplateId: "key",
      LaunchTemplateName: "key",
      "LaunchTemplateVersion.N": "filter",
      DefaultVersion: "filter",
      MinVersion: "filter",
      MaxVersion: "filter",
      PageNumber: "page",
      PageSize: "page",
    },
    ignored: ["DetailFlag"],
    handle: describeVersions,
  }),
};
