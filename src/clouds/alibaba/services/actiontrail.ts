import { defineService } from "../../../core/service.ts";

/**
 * Audit trails, which write into a bucket, a log project or both.
 * https://api.alibabacloud.com/document/Actiontrail/2020-07-06/overview
 *
 * Error codes: official Terraform provider (service_alicloud_actiontrail.go).
 */
export const actiontrail = defineService({
  product: "Actiontrail",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: false,
  },
  types: {
    "actiontrail.trail": {
      title: "Audit trail",
      docs: "https://api.alibabacloud.com/document/Actiontrail/2020-07-06/DeleteTrail",
      list: {
        action: "DescribeTrails",
        // Each region tells of the trails at home there. A trail of one region has no shadow elsewhere, so
        // shadows are left out, which would show the others once a region.
        params: { IncludeShadowTrails: false, IncludeOrganizationTrail: true },
        items: "TrailList",
        paging: { by: "none" },
      },
      read: {
        id: "Name",
        name: "Name",
        region: "HomeRegion",
        created: "CreateTime",
        tags: {
          unknown:
            "ActionTrail's calls show and take no tags (alibabacloud_actiontrail20200706 2.6.0), and the list of types that the Tag service takes could not be read",
        },
        facts: {
          status: "Status",
          homeRegion: "HomeRegion",
          regions: "TrailRegion",
          events: "EventRW",
          bucket: "OssBucketName",
          project: "SlsProjectArn",
          organization: "IsOrganizationTrail",
        },
        states: { at: "Status", present: ["Disable", "Enable", "Fresh"] },
      },
      material: ["homeRegion", "events", "bucket", "project", "organization"],
      proposes: {
        when: { at: "IsOrganizationTrail", is: true },
        disposition: "keep",
        blocks: false,
        because: "it belongs to the organization and is managed in the management account",
      },
      uses: [{ type: "oss.bucket", at: "OssBucketName" }],
      // The run stays on record for as long as possible.
      after: [
        "ecs.disk",
        "ecs.snapshot",
        "ecs.image",
        "rds.instance",
        "kvstore.instance",
        "dds.instance",
        "nas.file-system",
        "kms.secret",
      ],
      // And the bucket that it writes into is the last of the buckets.
      afterOthers: ["oss.bucket"],
      remove: {
        does: "delete the trail; what it wrote stays where it is",
        action: "DeleteTrail",
        params: { Name: "$id" },
        gone: ["TrailNotFoundException"],
      },
      known: { inventory: ["ACS::ActionTrail::Trail"] },
    },
  },
});
