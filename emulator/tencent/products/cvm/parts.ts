import type { Call } from "../../../core/call.ts";
import { arrayOf, type JsonObject, objectOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import { notFound, refusal } from "../../errors.ts";
import { change, list, offset } from "../../listing.ts";
import { type Action, action } from "../../service.ts";
import { images, instances, keyPairs, launchTemplates, placementGroups } from "./tables.ts";

/** The versions of one template, of which the emulator keeps the first; `_data` is what it starts. */
function describeVersions(call: Call): JsonObject {
  const id = call.need("LaunchTemplateId");
  const row = call.table(launchTemplates).get(id);
  if (row === undefined) throw notFound("InvalidLaunchTemplateId.NotFound", id);
  const wanted = call.list("LaunchTemplateVersions");
  const first =
    (wanted.length === 0 || wanted.includes("1")) &&
    (call.number("MinVersion") ?? 1) <= 1 &&
    (call.number("MaxVersion") ?? 1) >= 1 &&
    call.flag("DefaultVersion") !== false;
  const page = paginate(call, first ? [row] : [], offset(20, 100), () => ({
    LaunchTemplateId: id,
    LaunchTemplateVersion: 1,
    LaunchTemplateVersionData: objectOf(row["_data"]),
    CreationTime: row["CreationTime"],
    IsDefaultVersion: true,
    CreatedBy: row["CreatedBy"],
  }));
  return { TotalCount: page.total, LaunchTemplateVersionSet: page.items };
}

/** Actions on images, key pairs, placement groups and launch templates. */
export const partActions: Readonly<Record<string, Action>> = {
  DescribeImages: list({
    table: images,
    set: "ImageSet",
    ids: "ImageIds",
    filters: { "image-id": "ImageId", "image-type": "ImageType", "image-state": "ImageState" },
  }),
  DeleteImages: change({
    table: images,
    ids: "ImageIds",
    missing: "InvalidImageId.NotFound",
    ignored: ["DeleteBindedSnap"],
    refuse: (_call, row) => {
      if (row["_shared"] === true)
        return refusal("InvalidImageId.InShared", `${row["ImageId"]} is shared.`);
      if (row["ImageState"] === "NORMAL" || row["ImageState"] === undefined) return undefined;
      return refusal("InvalidImageId.IncorrectState", `${row["ImageId"]} is ${row["ImageState"]}.`);
    },
  }),
  ModifyImageSharePermission: change({
    table: images,
    ids: "ImageId",
    one: true,
    missing: "InvalidImageId.NotFound",
    params: { Permission: "string!", AccountIds: "strings!" },
    apply: (call, row, table) => {
      table.patch(table.idOf(row), { _shared: call.need("Permission") === "SHARE" });
    },
  }),
  DescribeImageSharePermission: {
    params: { ImageId: "string!" },
    ignored: [],
    handle: (call) => {
      const row = call.table(images).get(call.need("ImageId"));
      if (row === undefined) throw refusal("InvalidImageId.NotFound", "no such image");
      const shared = row["_shared"] === true;
      return { SharePermissionSet: shared ? [{ AccountId: "100000000099", CreatedTime: "" }] : [] };
    },
  },
  DescribeLaunchTemplateVersions: action({
    params: {
      LaunchTemplateId: "string!",
      LaunchTemplateVersions: "ints",
      MinVersion: "int",
      MaxVersion: "int",
      DefaultVersion: "bool",
      Offset: "int",
      Limit: "int",
    },
    handle: describeVersions,
  }),
  DescribeKeyPairs: list({
    table: keyPairs,
    set: "KeyPairSet",
    ids: "KeyIds",
    filters: { "key-name": "KeyName" },
  }),
  DeleteKeyPairs: change({
    table: keyPairs,
    ids: "KeyIds",
    missing: "InvalidKeyPairId.NotFound",
    // The code for a pair in use is unverified.
    refuse: (call, row) => {
      const used =
        arrayOf(row["AssociatedInstanceIds"]).some((id) =>
          call.inUse("cvm.instance", (one) => one["InstanceId"] === id),
        ) ||
        call.inUse("cvm.instance", (one) =>
          arrayOf(objectOf(one["LoginSettings"])["KeyIds"]).includes(row["KeyId"]),
        );
      return used
        ? refusal("InvalidParameterValue.KeyPairNotSupported", `${row["KeyId"]} is in use.`)
        : undefined;
    },
  }),
  DisassociateInstancesKeyPairs: change({
    table: keyPairs,
    ids: "KeyIds",
    missing: "InvalidKeyPairId.NotFound",
    params: { InstanceIds: "strings!" },
    ignored: ["ForceStop"],
    apply: (call, row, table) => {
      const from = call.list("InstanceIds");
      const kept = arrayOf(row["AssociatedInstanceIds"]).filter((id) => !from.includes(String(id)));
      table.patch(table.idOf(row), { AssociatedInstanceIds: kept });
      const servers = call.table(instances);
      for (const id of from) servers.patch(id, { LoginSettings: { KeyIds: [] } });
    },
  }),
  DescribeDisasterRecoverGroups: list({
    table: placementGroups,
    set: "DisasterRecoverGroupSet",
    ids: "DisasterRecoverGroupIds",
  }),
  DeleteDisasterRecoverGroups: change({
    table: placementGroups,
    ids: "DisasterRecoverGroupIds",
    missing: "ResourceNotFound.InvalidPlacementSet",
    refuse: (call, row) => {
      const id = row["DisasterRecoverGroupId"];
      const full = call.inUse("cvm.instance", (one) => one["DisasterRecoverGroupId"] === id);
      return full
        ? refusal("FailedOperation.PlacementSetNotEmpty", `${id} is not empty.`)
        : undefined;
    },
  }),
  DescribeLaunchTemplates: list({
    table: launchTemplates,
    set: "LaunchTemplateSet",
    ids: "LaunchTemplateIds",
    filters: { LaunchTemplateName: "LaunchTemplateName" },
  }),
  DeleteLaunchTemplate: change({
    table: launchTemplates,
    ids: "LaunchTemplateId",
    one: true,
    missing: "InvalidParameterValue.LaunchTemplateIdNotExisted",
  }),
};
