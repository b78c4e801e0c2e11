import { defineTable } from "../../../core/table.ts";

/** Instances; `_unreturnable` is refused a refund, `_recycled` was sent to the recycle bin. */
export const instances = defineTable("cvm.instance", {
  usual: { InstanceChargeType: "POSTPAID_BY_HOUR" },
  id: "InstanceId",
});
/** Custom images; `_shared` is true for one that is shared with other accounts. */
export const images = defineTable("cvm.image", { id: "ImageId" });
/** Key pairs. */
export const keyPairs = defineTable("cvm.key-pair", { id: "KeyId" });
/** Placement groups. */
export const placementGroups = defineTable("cvm.placement-group", { id: "DisasterRecoverGroupId" });
/** Launch templates. */
export const launchTemplates = defineTable("cvm.launch-template", { id: "LaunchTemplateId" });

/** The tables of the product. */
export const cvmTables = [instances, images, keyPairs, placementGroups, launchTemplates];
