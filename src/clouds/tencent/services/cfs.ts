import { defineService } from "../../../core/service.ts";

/** File storage. Its offset is a page number. https://cloud.tencent.com/document/api/582/38166 */
export const cfs = defineService({
  product: "cfs",
  docs: "https://cloud.tencent.com/document/api/582/38166",
  types: {
    "cfs.file-system": {
      title: "CFS file system",
      docs: "https://cloud.tencent.com/document/api/582/38170",
      wave: "data",
      scope: "region",
      list: {
        action: "DescribeCfsFileSystems",
        items: "FileSystems",
        // https://cloud.tencent.com/document/api/582/38170 calls Offset a page number, counted from 0.
        paging: {
          by: "number",
          page: "Offset",
          size: ["Limit", 100],
          total: "TotalCount",
          first: 0,
        },
      },
      detail: [
        {
          name: "mounts",
          action: "DescribeMountTargets",
          params: { FileSystemId: "$id" },
          items: "MountTargets",
          paging: { by: "none" },
          must: "MountTargetId",
          none: ["ResourceNotFound.FileSystemNotFound", "ResourceNotFound.MountTargetNotFound"],
        },
      ],
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
      },
      material: ["protocol", "storage"],
      counts: ["bytes"],
      dataBearing: true,
      // A network goes last: https://cloud.tencent.com/document/api/215/15783
      uses: [
        { type: "kms.key", at: "KmsKeyId" },
        { type: "vpc.subnet", at: "detail.mounts[].SubnetId" },
        { type: "vpc.vpc", at: "detail.mounts[].VpcId" },
      ],
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the file system with its data and mount targets",
            deletes: true,
            action: "DeleteCfsFileSystem",
            params: { FileSystemId: "$id" },
          },
        ],
      },
      known: { inventory: ["qcs::cfs::filesystem", "qcs::cfs::file-system"], product: ["p_cfs"] },
    },
  },
});
