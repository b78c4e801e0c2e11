import { defineService } from "../../../core/service.ts";

/** File storage. Its offset is a page number. https://cloud.tencent.com/document/api/582/38166 */
export const cfs = defineService({
  product: "cfs",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    // https://cloud.tencent.com/document/api/582/38170 calls Offset a page number, counted from 0.
    paging: { by: "number", first: 0, page: "Offset", size: ["Limit", 100], total: "TotalCount" },
  },
  types: {
    "cfs.file-system": {
      title: "CFS file system",
      docs: "https://cloud.tencent.com/document/api/582/38170",
      list: { action: "DescribeCfsFileSystems", items: "FileSystems" },
      detail: {
        name: "mounts",
        action: "DescribeMountTargets",
        params: { FileSystemId: "$id" },
        items: "MountTargets",
        paging: { by: "none" },
        must: "MountTargetId",
        none: ["ResourceNotFound.FileSystemNotFound", "ResourceNotFound.MountTargetNotFound"],
      },
      read: {
        id: "FileSystemId",
        name: "FsName",
        created: "CreationTime",
        charge: { at: "LifeCycleState", prepaid: [] },
        tags: { at: "Tags", key: "TagKey", value: "TagValue" },
        facts: {
          status: "LifeCycleState",
          bytes: "SizeByte",
          protocol: "Protocol",
          storage: "StorageType",
          encrypted: "Encrypted",
        },
        states: {
          at: "LifeCycleState",
          present: [
            "creating",
            "mounting",
            "create_failed",
            "available",
            "unserviced",
            "upgrading",
          ],
        },
      },
      material: ["protocol", "storage"],
      counts: ["bytes"],
      // A network goes last: https://cloud.tencent.com/document/api/215/15783
      uses: [
        { type: "kms.key", at: "KmsKeyId" },
        { type: "vpc.subnet", at: "detail.mounts[].SubnetId" },
        { type: "vpc.vpc", at: "detail.mounts[].VpcId" },
      ],
      remove: {
        does: "delete the file system with its data and mount targets",
        action: "DeleteCfsFileSystem",
        params: { FileSystemId: "$id" },
        gone: ["ResourceNotFound.FileSystemNotFound"],
        busy: ["InvalidParameterValue.InvalidFsStatus"],
      },
      known: { inventory: ["qcs::cfs::filesystem", "qcs::cfs::file-system"], product: ["p_cfs"] },
    },
  },
});
