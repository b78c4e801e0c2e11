import type { List } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import { offsets } from "./parts/pagings.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * Without a usage only symmetric keys are listed. A list of all states does not say whether it holds the keys
 * that are pending; those are asked for as well.
 */
const keys = (role: 0 | 1, state: 0 | 3): List => ({
  action: "ListKeyDetail",
  params: { Role: role, KeyState: state, KeyUsage: "ALL" },
  items: "KeyMetadatas",
  paging: offsets(200),
});

/**
 * Keys. A key is deleted seven days after it was asked for at the earliest; proof is its state, so a
 * scheduled one is a wait. https://cloud.tencent.com/document/api/573/34404
 *
 * Error codes: Go SDK tencentcloud-sdk-go, kms/v20190118/errors.go.
 */
export const kms = defineService({
  product: "kms",
  defaults: {
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: offsets(200),
  },
  types: {
    "kms.key": {
      title: "KMS key",
      docs: "https://cloud.tencent.com/document/api/573/34417",
      list: [keys(0, 0), keys(0, 3), keys(1, 0), keys(1, 3)],
      read: {
        id: "KeyId",
        name: "Alias",
        created: "CreateTime",
        tags: { by: accountTags("kms", "KeyId") },
        facts: {
          status: "KeyState",
          usage: "KeyUsage",
          origin: "Origin",
          owner: "Owner",
          deletes: "DeletionDate",
        },
        states: {
          at: "KeyState",
          present: ["Enabled", "Disabled", "PendingImport", "Archived"],
          scheduled: ["PendingDelete"],
          until: "DeletionDate",
        },
      },
      material: ["usage", "origin", "owner"],
      proposes: {
        when: { at: "Owner", not: "user" },
        disposition: "keep",
        because: "another product made the key for itself, and it goes with that product",
        blocks: false,
      },
      gone: ["ResourceUnavailable.CmkNotFound"],
      blocked: {
        "FailedOperation.CmkUsedByCloudProduct":
          "a product of the cloud that encrypts with the key",
      },
      remove: {
        ends: "scheduled",
        steps: [
          {
            does: "disable the key",
            undo: { does: "enable the key again", action: "EnableKey", params: { KeyId: "$id" } },
            action: "DisableKey",
            params: { KeyId: "$id" },
            when: { at: "facts.status", is: "Enabled" },
            // Not enabled any more; whether it can be deleted, the next step is told.
            done: ["ResourceUnavailable.CmkStateNotSupport"],
          },
          {
            does: "schedule its deletion in seven days, the shortest wait that there is",
            action: "ScheduleKeyDeletion",
            params: { KeyId: "$id", PendingWindowInDays: 7 },
            busy: ["ResourceUnavailable.CmkShouldBeDisabled"],
            note: "what it encrypted is lost with it",
          },
        ],
      },
      known: {
        inventory: ["qcs::kms::key"],
        product: ["p_kms"],
        billedByUse: "unverified: whether its bill names keys by their ids was not found",
      },
    },
  },
});
