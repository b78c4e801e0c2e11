import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ TagKey: "team", TagValue: "odd ones" }] } as const;

/** Disks, snapshots, images and what takes snapshots. */
export const seeds: Seeds = {
  "ecs.disk": {
    records: {
      each: {
        DiskId: "d-odd-{nnn}",
        DiskName: "odd disk {n}",
        DiskChargeType: "PostPaid",
        Category: "cloud_essd",
        Size: 77,
        Status: "Available",
        KMSKeyId: "key-odd",
      },
    },
    resources: {
      [HERE]: {
        "ecs.disk": [
          {
            DiskId: "d-system",
            DiskName: "system",
            DiskChargeType: "PostPaid",
            Type: "system",
            Status: "In_use",
            InstanceId: "i-1",
            DeleteWithInstance: true,
          },
          {
            DiskId: "d-snapped",
            DiskChargeType: "PostPaid",
            Status: "Available",
            DeleteAutoSnapshot: true,
          },
          {
            DiskId: "d-attached",
            DiskChargeType: "PostPaid",
            Status: "In_use",
            InstanceId: "i-1",
            DeleteWithInstance: false,
          },
          {
            DiskId: "d-prepaid",
            DiskChargeType: "PrePaid",
            Status: "In_use",
            InstanceId: "i-1",
            ExpiredTime: "{now+80d:minutes}",
            DeleteWithInstance: false,
            _renewStatus: "AutoRenewal",
          },
        ],
        "ecs.instance": [{ InstanceId: "i-1", Status: "Running", InstanceChargeType: "PostPaid" }],
        "ecs.snapshot": [
          { SnapshotId: "s-auto", SourceDiskId: "d-snapped", SnapshotType: "auto" },
          { SnapshotId: "s-user", SourceDiskId: "d-snapped", SnapshotType: "user" },
        ],
      },
    },
    scans: ["ecs.instance", "bss.subscription"],
    items: {
      "d-odd-501": { name: "odd disk 501", facts: { sizeGiB: 77, category: "cloud_essd" } },
      "d-system": { proposed: "with-parent", goesWith: idIn(HERE, "ecs.instance", "i-1") },
      "d-attached": { proposed: "delete", goesWith: undefined },
      "d-snapped": { takes: ["s-auto"] },
      "d-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      { items: ["d-attached"], calls: ["Ecs.DetachDisk", "Ecs.DeleteDisk", "Ecs.DeleteDisk"] },
      { items: ["d-prepaid"], disposition: "refund" },
      { items: ["d-system", "ecs.instance/i-1"], calls: ["Ecs.DeleteInstance"] },
    ],
  },

  "ecs.snapshot": {
    records: {
      each: {
        SnapshotId: "s-odd-{nnn}",
        SnapshotName: "odd snapshot {n}",
        SourceDiskId: "d-long-gone",
        SourceDiskSize: "77",
        RetentionDays: 12,
        Encrypted: true,
        KMSKeyId: "key-odd",
      },
    },
    resources: {
      [HERE]: {
        "ecs.snapshot": [{ SnapshotId: "s-behind", Status: "accomplished", Usage: "image" }],
        "ecs.image": [
          {
            ImageId: "m-1",
            Status: "Available",
            DiskDeviceMappings: { DiskDeviceMapping: [{ SnapshotId: "s-behind" }] },
          },
        ],
      },
    },
    scans: ["ecs.image"],
    items: {
      "s-odd-101": {
        name: "odd snapshot 101",
        facts: { sizeGiB: "77", diskId: "d-long-gone", retentionDays: 12 },
        uses: [idIn(HERE, "kms.key", "key-odd")],
      },
    },
    removals: [
      { items: ["s-behind"], stays: /SnapshotCreatedImage/ },
      {
        items: ["s-behind", "ecs.image/m-1"],
        calls: ["Ecs.DeleteImage", "Ecs.DeleteSnapshot"],
      },
    ],
  },

  "ecs.auto-snapshot-policy": {
    records: {
      each: { AutoSnapshotPolicyId: "sp-{nnn}", AutoSnapshotPolicyName: "policy {n}", DiskNums: 3 },
    },

    items: { "sp-101": { name: "policy 101", facts: { disks: 3 } } },
  },

  "ecs.image": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      [HERE]: {
        "ecs.image": [
          {
            repeat: 41,
            ImageId: "m-odd-{nnn}",
            ImageName: "odd image {n}",
            ImageOwnerAlias: "self",
            Status: "Available",
            Size: 40,
            OSName: "Anolis OS 8.6",
            Usage: "none",
            IsPublic: false,
            CreationTime: "{now-90d}",
            DiskDeviceMappings: { DiskDeviceMapping: [{ SnapshotId: "s-behind-{nnn}" }] },
            Tags: TAGS,
          },
          { ImageId: "m-broken", ImageName: "broken", Status: "CreateFailed" },
          { ImageId: "m-old", ImageName: "old", Status: "Deprecated" },
          {
            ImageId: "m-shared",
            ImageName: "shared and open",
            Status: "Available",
            IsPublic: true,
            _sharedWith: ["1888000000000001", "1888000000000002"],
          },
          {
            ImageId: "aliyun_3_x64_20G",
            ImageName: "the vendor's",
            ImageOwnerAlias: "system",
            Status: "Available",
          },
        ],
      },
    },
    hidden: ["aliyun_3_x64_20G"],
    items: {
      "m-odd-041": {
        name: "odd image 41",
        facts: { sizeGiB: 40, os: "Anolis OS 8.6" },
        uses: [idIn(HERE, "ecs.snapshot", "s-behind-041")],
      },
      "m-shared": { facts: { sharedWith: ["1888000000000001", "1888000000000002"] } },
    },
    removals: [
      { items: ["m-odd-001", "m-odd-041", "m-broken"] },
      {
        items: ["m-shared"],
        calls: [
          "Ecs.ModifyImageSharePermission",
          "Ecs.ModifyImageSharePermission",
          "Ecs.ModifyImageSharePermission",
          "Ecs.DeleteImage",
        ],
      },
    ],
  },
};
