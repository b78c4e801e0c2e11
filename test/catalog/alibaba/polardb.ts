import { HERE, idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

/** PolarDB. */
export const seeds: Seeds = {
  "polardb.cluster": {
    // Each is asked about further, so the pages are short.
    pageSize: 30,
    records: {
      each: {
        DBClusterId: "pc-odd-{nn}",
        DBClusterStatus: "Running",
        PayType: "Postpaid",
        StoragePayType: "Postpaid",
        DeletionLock: 0,
        VpcId: "vpc-odd",
        VswitchId: "vsw-odd",
      },
      but: {
        reached: {
          _endpoints: [
            {
              DBEndpointId: "pe-1",
              EndpointType: "Cluster",
              AddressItems: [
                { NetType: "Private", ConnectionString: "pc-odd.private.example" },
                { NetType: "Public", ConnectionString: "pc-odd.public.example" },
              ],
            },
          ],
        },
        stored: { StoragePayType: "Prepaid" },
        prepaid: {
          StoragePayType: "Prepaid",
          ExpireTime: "{now+200d}",
          _renewStatus: "AutoRenewal",
        },
      },
    },
    scans: ["bss.subscription"],
    items: {
      "pc-odd-31": {
        charge: "postpaid",
        uses: [idIn(HERE, "vpc.vswitch", "vsw-odd"), idIn(HERE, "vpc.vpc", "vpc-odd")],
      },
      "pc-odd-reached": {
        facts: { endpoints: ["pc-odd.private.example", "pc-odd.public.example"] },
      },
      "pc-odd-stored": { charge: "postpaid", facts: { storageCharge: "Prepaid" } },
      "pc-odd-guarded": { protections: ["cluster lock"] },
      "pc-odd-prepaid": { charge: "prepaid", proposed: "manual", autoRenew: true },
      "pc-odd-leaving": { state: "leaving" },
    },
    removals: [
      {
        items: ["pc-odd-guarded"],
        calls: ["polardb.ModifyDBClusterDeletion", "polardb.DeleteDBCluster"],
      },
      { items: ["pc-odd-reached", "pc-odd-stored"] },
      {
        items: ["pc-odd-prepaid"],
        disposition: "refund",
        calls: ["BssOpenApi.SetRenewal", "BssOpenApi.RefundInstance"],
      },
    ],
  },
};
