import { ACCOUNT } from "../support/huawei.ts";
import type { Seeds } from "../support/seed.ts";

/** What keeps secrets, and what records and tells. */
export const seeds: Seeds = {
  "kms.key": { records: { each: { key_id: "key-{nnn}" } }, pageSize: 10 },

  "csms.secret": { records: { each: { id: "secret-{nnn}", name: "secret {nnn}" } }, pageSize: 10 },

  "cbr.policy": { records: { each: { id: "policy-{nnn}" } } },

  "ces.alarm": { records: { each: { alarm_id: "alarm-{nnn}" } }, pageSize: 10 },

  "cts.tracker": {
    records: { each: { id: "tracker-{nnn}", tracker_name: "tracker-{nnn}", tracker_type: "data" } },
  },

  "lts.transfer": { records: { each: { log_transfer_id: "transfer-{nnn}" } } },

  "rms.recorder": {
    resources: {
      "*": {
        "rms.recorder": [
          {
            domain_id: ACCOUNT,
            agency_name: "recorder",
            retention_period_in_days: 30,
            channel: { obs: { bucket_name: "records" }, smn: { topic_urn: "urn:topic" } },
            frozen_status: { is_frozen: false },
          },
        ],
      },
    },
    ids: [ACCOUNT],
    removals: [{ items: [ACCOUNT], calls: ["rms.DeleteTrackerConfig"] }],
  },

  "lts.group": { records: { each: { log_group_id: "group-{nnn}" } } },

  "rms.aggregator": { records: { each: { aggregator_id: "aggregator-{nnn}" } }, pageSize: 10 },

  "ram.share": { records: { each: { id: "share-{nnn}" } }, pageSize: 10 },
};
