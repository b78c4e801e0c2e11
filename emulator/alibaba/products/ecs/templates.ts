import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { defineTable } from "../../../core/table.ts";
import { regionsListed, regionsOnSale } from "../../regions.ts";
import { action } from "../../service.ts";
import { equals, every } from "../data/filters.ts";
import { amongList, numbered, tags, withTags } from "./listing.ts";

/** Rows hold what DescribeKeyPairs shows. */
export const keyPairs = defineTable("ecs.key-pair", { id: "KeyPairName" });
/** Rows hold what DescribeLaunchTemplates shows. */
export const launchTemplates = defineTable("ecs.launch-template", {
  usual: { DefaultVersionNumber: 1, LatestVersionNumber: 1 },
  id: "LaunchTemplateId",
});

function describeKeyPairs(call: Call): JsonObject {
  const rows = call.rows(
    keyPairs,
    every(
      named(call, "KeyPairName"),
      equals(call, {
        KeyPairFingerPrint: "KeyPairFingerPrint",
        ResourceGroupId: "ResourceGroupId",
      }),
      withTags(call),
    ),
  );
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 50 });
  return { ...rest, KeyPairs: { KeyPair: items } };
}

/** A name, or a pattern with `*` at either end. */
function named(call: Call, param: string) {
  const wanted = call.text(param);
  if (wanted === undefined || wanted === "") return () => true;
  const bare = wanted.replaceAll("*", "");
  return (row: JsonObject) => {
    const name = textOf(row[param]) ?? "";
    if (wanted.startsWith("*") && wanted.endsWith("*")) return name.includes(bare);
    if (wanted.startsWith("*")) return name.endsWith(bare);
    return wanted.endsWith("*") ? name.startsWith(bare) : name === wanted;
  };
}

/** A pair that is bound to an instance is refused; a missing one is no error. */
function deleteKeyPairs(call: Call): JsonObject {
  const names = call.json("KeyPairNames");
  if (!Array.isArray(names)) throw call.errors.missing("KeyPairNames");
  for (const one of names) {
    const name = textOf(one) ?? "";
    if (call.inUse("ecs.instance", (row) => row["KeyPairName"] === name)) {
      throw vendorError(
        403,
        "InvalidKeyPair.Attached",
        "The specified key pair is bound to an instance.",
      );
    }
    call.table(keyPairs).remove(name);
  }
  return {};
}

function describeTemplates(call: Call): JsonObject {
  const rows = call.rows(
    launchTemplates,
    every(
      amongList(call, "LaunchTemplateId.N", "LaunchTemplateId"),
      amongList(call, "LaunchTemplateName.N", "LaunchTemplateName"),
      equals(call, { TemplateResourceGroupId: "ResourceGroupId" }),
      withTags(call, "TemplateTag.N"),
    ),
  );
  const { items, ...rest } = numbered(call, rows, { standard: 10, max: 50 });
  return { ...rest, LaunchTemplateSets: { LaunchTemplateSet: items } };
}

function deleteTemplate(call: Call): JsonObject {
  const id = call.text("LaunchTemplateId");
  const name = call.text("LaunchTemplateName");
  const table = call.table(launchTemplates);
  const row =
    id === undefined ? table.find((one) => one["LaunchTemplateName"] === name) : table.get(id);
  if (row === undefined) {
    throw vendorError(
      404,
      "InvalidLaunchTemplate.NotFound",
      "The specified launch template is not found.",
    );
  }
  table.remove(table.idOf(row));
  return {
    LaunchTemplateId: table.idOf(row),
    LaunchTemplateVersionNumbers: { versionNumbers: [1] },
  };
}

const CHARGE_TYPES = ["PostPaid", "PrePaid", "SpotWithPriceLimit", "SpotAsPriceGo"];
const RESOURCE_TYPES = ["instance", "disk", "reservedinstance", "scu"];

/**
 * Where that kind of resource can be bought in that way. An account whose seed says `noPayMethod` can buy
 * nothing in advance.
 * https://help.aliyun.com/en/ecs/developer-reference/api-ecs-2014-05-26-describeregions
 */
function describeRegions(call: Call): JsonObject {
  const charge = call.text("InstanceChargeType") ?? "PostPaid";
  const kind = call.text("ResourceType") ?? "instance";
  if (!CHARGE_TYPES.includes(charge)) throw call.errors.invalid("InstanceChargeType");
  if (!RESOURCE_TYPES.includes(kind)) throw call.errors.invalid("ResourceType");
  if (charge === "PrePaid" && call.account.attributes["noPayMethod"] === true) {
    throw vendorError(403, "InvalidPayMethod", "The specified pay method is not valid.");
  }
  const bought = kind === "instance" && charge !== "PrePaid";
  const regions = bought ? regionsOnSale(call.store) : regionsListed(call.store);
  const Region = regions.map((RegionId) => ({
    RegionId,
    LocalName: RegionId,
    RegionEndpoint: `ecs.${RegionId}.aliyuncs.com`,
    Status: "available",
  }));
  return { Regions: { Region } };
}

/** Actions on key pairs, launch templates and regions. */
export const templateActions = {
  DescribeKeyPairs: action({
    params: {
      KeyPairName: "filter",
      KeyPairFingerPrint: "filter",
      ResourceGroupId: "filter",
      ...tags,
      PageNumber: "page",
      PageSize: "page",
    },
    ignored: ["IncludePublicKey"],
    handle: describeKeyPairs,
  }),
  DeleteKeyPairs: action({ params: { KeyPairNames: "key" }, handle: deleteKeyPairs }),
  DescribeLaunchTemplates: action({
    params: {
      "LaunchTemplateId.N": "filter",
      "LaunchTemplateName.N": "filter",
      TemplateResourceGroupId: "filter",
      "TemplateTag.N.Key": "filter",
      "TemplateTag.N.Value": "filter",
      PageNumber: "page",
      PageSize: "page",
    },
    handle: describeTemplates,
  }),
  DeleteLaunchTemplate: action({
    params: { LaunchTemplateId: "key", LaunchTemplateName: "key" },
    handle: deleteTemplate,
  }),
  DescribeRegions: action({
    params: { InstanceChargeType: "filter", ResourceType: "filter" },
    ignored: ["AcceptLanguage"],
    handle: describeRegions,
  }),
};
