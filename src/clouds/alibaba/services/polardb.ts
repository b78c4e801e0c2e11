import { defineService } from "../../../core/service.ts";
import { NO_KIND } from "./parts/left-out.ts";
import { pages } from "./parts/pagings.ts";
import { endRenewal, refund, unlessPrepaid } from "./parts/prepaid.ts";

const ADDRESSES = "detail.endpoints.Items[].AddressItems[].ConnectionString";

/**
 * PolarDB. https://api.alibabacloud.com/document/polardb/2017-08-01/overview
 *
 * Error codes: the vendor's page of ModifyDBClusterDeletion, and the official Terraform provider
 * (resource_alicloud_polardb_cluster.go).
 */
export const polardb = defineService({
  product: "polardb",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: { ...pages(100), total: "TotalRecordCount" },
    tags: { at: "Tags.Tag", key: "Key", value: "Value" },
  },
  types: {
    "polardb.cluster": {
      title: "PolarDB cluster",
      docs: "https://api.alibabacloud.com/document/polardb/2017-08-01/DeleteDBCluster",
      list: {
        action: "DescribeDBClusters",
        params: { RegionId: "$region" },
        items: "Items.DBCluster",
        leaves: { DBType: NO_KIND, DescribeType: "it chooses how much of each cluster is told" },
      },
      detail: {
        name: "endpoints",
        action: "DescribeDBClusterEndpoints",
        must: "Items",
        params: { DBClusterId: "$id" },
        none: ["InvalidDBClusterId.NotFound"],
        leaves: { DescribeType: "nodes of AI have no endpoint of the cluster's" },
      },
      read: {
        id: "DBClusterId",
        name: "DBClusterDescription",
        created: "CreateTime",
        expires: "ExpireTime",
        charge: { at: "PayType", prepaid: ["Prepaid"] },
        facts: {
          status: "DBClusterStatus",
          engine: "DBType",
          engineVersion: "DBVersion",
          nodeClass: "DBNodeClass",
          nodes: "DBNodeNumber",
          // Storage may be paid in advance where the nodes are not.
          storageCharge: "StoragePayType",
          vpcId: "VpcId",
          vSwitchId: "VswitchId",
          lock: "LockMode",
          endpoints: ADDRESSES,
        },
        states: {
          at: "DBClusterStatus",
          present: [
            "Running",
            "Creating",
            "Rebooting",
            "Starting",
            "Stopped",
            "INS_MAINTAINING",
            "Switching",
            "DBNodeCreating",
            "DBNodeDeleting",
            "ClassChanging",
            "ClassChanged",
            "NetAddressCreating",
            "NetAddressDeleting",
            "NetAddressModifying",
            "MinorVersionUpgrading",
            "MajorVersionUpgrading",
            "STORAGE_EXPANDIN",
            "UPGRADE_FORBIDDEN",
            "Transing",
            "StandbyTransing",
            "SSL_MODIFYING",
            "TDEModifying",
            "CONFIG_SWITCHING",
            "ROLE_SWITCHING",
          ],
          leaving: ["Deleting", "Deleted"],
          unpublished:
            "the package leads to https://www.alibabacloud.com/help/doc-detail/99286.htm",
        },
        ties: { reachedBy: [ADDRESSES] },
      },
      material: ["engine", "engineVersion", "nodeClass", "storageCharge", "endpoints"],
      remarks: {
        when: { at: "facts.storageCharge", is: "Prepaid" },
        says: "its storage is paid in advance; whether that is given back with the cluster is unverified",
      },
      protection: {
        name: "cluster lock",
        at: "DeletionLock",
        is: 1,
        action: "ModifyDBClusterDeletion",
        params: { DBClusterId: "$id", Protection: false },
        back: { Protection: true },
      },
      uses: [
        { type: "vpc.vswitch", at: "VswitchId" },
        { type: "vpc.vpc", at: "VpcId" },
      ],
      busy: [
        "OperationDenied.DBClusterStatus",
        "OperationDenied.PolarDBClusterStatus",
        "OperationDenied.ReadPolarDBClusterStatus",
      ],
      gone: ["InvalidDBClusterId.NotFound", "InvalidDBCluster.NotFound"],
      remove: [
        endRenewal,
        {
          // Backups that were kept would be billed on, and no row lists them.
          does: "release the cluster with its databases and all of its backups",
          deletes: true,
          action: "DeleteDBCluster",
          params: { DBClusterId: "$id", BackupRetentionPolicyOnClusterDeletion: "NONE" },
          when: unlessPrepaid,
        },
        refund,
      ],
      // The bill's code is unverified.
      known: { inventory: ["ACS::PolarDB::DBCluster"], product: ["polardb"] },
    },
  },
});
