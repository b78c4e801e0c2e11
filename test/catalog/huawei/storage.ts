import { givenBack } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

/** Files, backups and objects. */
export const seeds: Seeds = {
  "sfs.turbo": {
    records: { table: "sfsturbo.share", each: { id: "share-{nnn}", pay_model: "0" } },
    ...givenBack("share-prepaid"),
    pageSize: 10,
  },

  "cbr.vault": {
    records: { each: { id: "vault-{nnn}", billing: { charging_mode: "post_paid" } } },
    ...givenBack("vault-prepaid"),
    pageSize: 10,
  },

  "cbr.backup": { records: { each: { id: "backup-{nnn}" } }, pageSize: 10 },
};
