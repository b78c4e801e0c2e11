import type { Json, JsonObject } from "../../../emulator/core/json.ts";

/** Key pairs `pair-1` …: the simplest items there are, gone as soon as they are deleted. */
export function pairs(count: number, name = "pair-{n}"): Json {
  return [{ repeat: count, KeyPairName: name, CreationTime: "{now-30d}" }];
}

/** A running pay-as-you-go instance. */
export function instance(InstanceId: string, more: JsonObject = {}): JsonObject {
  return {
    InstanceId,
    InstanceName: `${InstanceId}-name`,
    Status: "Running",
    InstanceType: "ecs.g7.large",
    InstanceChargeType: "PostPaid",
    DeletionProtection: false,
    OSName: "Alibaba Cloud Linux 3",
    SpotStrategy: "NoSpot",
    ZoneId: "cn-hangzhou-h",
    // Fixed: put twice, it is still the same thing.
    CreationTime: "2024-05-06T07:08Z",
    ExpiredTime: "2099-12-31T15:59Z",
    SecurityGroupIds: { SecurityGroupId: [] },
    VpcAttributes: { VpcId: "", VSwitchId: "" },
    ...more,
  };
}

/** A data disk that goes with its instance. */
export function attachedDisk(DiskId: string, InstanceId: string): JsonObject {
  return {
    DiskId,
    DiskName: "",
    Status: "In_use",
    InstanceId,
    DeleteWithInstance: true,
    DiskChargeType: "PostPaid",
    Category: "cloud_essd",
    Type: "data",
    Size: 40,
    // Fixed: put twice, it is still the same thing.
    CreationTime: "2024-05-06T07:08Z",
  };
}

/** A bucket of cn-hangzhou; what it holds is seeded under its name. */
export function bucket(Name: string, more: JsonObject = {}): JsonObject {
  return {
    Name,
    Location: "oss-cn-hangzhou",
    Region: "cn-hangzhou",
    StorageClass: "Standard",
    CreationDate: "{now-30d}",
    ...more,
  };
}

/** Objects `001.log` … of a bucket. */
export function objects(count: number): Json {
  return [
    {
      repeat: count,
      Key: "{nnn}.log",
      VersionId: "null",
      Type: "Version",
      Size: 10,
      ETag: "0",
      StorageClass: "Standard",
      LastModified: "{now-20d}",
    },
  ];
}
