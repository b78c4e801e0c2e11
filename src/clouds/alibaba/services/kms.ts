import type { List } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";
import { listTagResources } from "./parts/tags.ts";

/** Keys that other products made are not the account's to delete, and only the filter tells them apart. */
const keysOf = (creator: "User" | "Service"): List => ({
  action: "ListKeys",
  params: { Filters: { json: [{ Key: "CreatorType", Values: [creator] }] } },
  items: "Keys.Key",
  paging: pages(100),
});

/**
 * Keys and secrets. https://api.alibabacloud.com/document/Kms/2016-01-20/overview
 *
 * Error codes: the vendor's pages of DescribeKey and DescribeSecret, official Terraform provider.
 */
export const kms = defineService({
  product: "Kms",
  defaults: {
    docs: "https://api.alibabacloud.com/document/Kms/2016-01-20/",
    wave: "data",
    scope: "region",
    dataBearing: true,
    paging: pages(100),
    tags: { by: listTagResources("key", { params: { RegionId: "$region" } }) },
  },
  types: {
    "kms.key": {
      title: "KMS key",
      docs: "ScheduleKeyDeletion",
      list: keysOf("User"),
      detail: [
        {
          name: "key",
          action: "DescribeKey",
          must: [
            "KeyMetadata.KeyState",
            "KeyMetadata.KeySpec",
            "KeyMetadata.KeyUsage",
            "KeyMetadata.Origin",
          ],
          params: { KeyId: "$id" },
          none: ["Forbidden.KeyNotFound"],
        },
        {
          name: "aliases",
          action: "ListAliasesByKeyId",
          must: "AliasName",
          params: { KeyId: "$id" },
          items: "Aliases.Alias",
          total: "TotalCount",
          none: ["Forbidden.KeyNotFound"],
        },
        {
          // Only keys of a KMS instance have a policy of their own, by which other accounts use them.
          name: "policy",
          action: "GetKeyPolicy",
          must: "Policy{}.Statement",
          params: { KeyId: "$id", PolicyName: "default" },
          when: { at: "detail.key.KeyMetadata.DKMSInstanceId", exists: true },
          none: ["Forbidden.KeyNotFound"],
        },
      ],
      read: {
        id: "KeyId",
        name: "detail.key.KeyMetadata.Description",
        created: "detail.key.KeyMetadata.CreationDate",
        protections: {
          name: "deletion protection",
          when: { at: "detail.key.KeyMetadata.DeletionProtection", is: "Enabled" },
        },
        facts: {
          status: "detail.key.KeyMetadata.KeyState",
          creator: "detail.key.KeyMetadata.Creator",
          spec: "detail.key.KeyMetadata.KeySpec",
          usage: "detail.key.KeyMetadata.KeyUsage",
          origin: "detail.key.KeyMetadata.Origin",
          instance: "detail.key.KeyMetadata.DKMSInstanceId",
          arn: "detail.key.KeyMetadata.Arn",
          aliases: "detail.aliases[].AliasName",
          deletionProtection: "detail.key.KeyMetadata.DeletionProtection",
          sharedWith: "detail.policy.Policy{}.Statement[].Principal.RAM[]",
        },
        states: {
          at: "detail.key.KeyMetadata.KeyState",
          present: ["Enabled", "Disabled", "PendingImport"],
          scheduled: ["PendingDeletion"],
          until: "detail.key.KeyMetadata.DeleteDate",
          unpublished: "the package names the words in the running text of ListKeys' Filters",
        },
        ties: {
          usedByOthers: ["detail.policy.Policy{}.Statement[].Principal.RAM[]"],
          aliases: ["detail.aliases[].AliasName"],
        },
      },
      material: ["spec", "usage", "sharedWith"],
      // What a key encrypts cannot be read without it, and most of it does not name its key.
      after: [
        "ecs.disk",
        "ecs.snapshot",
        "ecs.image",
        "rds.instance",
        "kvstore.instance",
        "dds.instance",
        "oss.bucket",
        "nas.file-system",
        "sls.project",
        "kms.secret",
      ],
      remove: {
        ends: "scheduled",
        steps: [
          {
            does: "lift deletion protection",
            undo: {
              does: "put deletion protection back",
              params: { EnableDeletionProtection: true },
            },
            action: "SetDeletionProtection",
            params: { ProtectedResourceArn: "$facts.arn", EnableDeletionProtection: false },
            when: { at: "facts.deletionProtection", is: "Enabled" },
            gone: ["Forbidden.KeyNotFound"],
          },
          {
            does: "delete its aliases",
            undo: {
              does: "name the key by its alias again",
              action: "CreateAlias",
              params: { AliasName: "$each", KeyId: "$id" },
            },
            action: "DeleteAlias",
            params: { AliasName: "$each" },
            forEach: "facts.aliases",
            done: ["Forbidden.AliasNotFound"],
          },
          {
            does: "schedule its deletion in 7 days, the shortest time that there is",
            action: "ScheduleKeyDeletion",
            params: { KeyId: "$id", PendingWindowInDays: 7 },
            gone: ["Forbidden.KeyNotFound"],
            note: "What it encrypted, also in backups and in other accounts, cannot be read afterwards.",
          },
        ],
      },
      known: {
        inventory: ["ACS::KMS::Key"],
        product: ["kms"],
        billedByUse: "unverified: whether its bill names keys by their ids was not found",
      },
    },

    "kms.service-key": {
      title: "KMS key of another product",
      docs: "ListKeys",
      list: keysOf("Service"),
      read: { id: "KeyId", name: "KeyArn" },
      dataBearing: false,
      proposes: {
        disposition: "keep",
        blocks: false,
        because: "another product made it and keeps it; nobody can delete it, and it costs nothing",
      },
      remove: {
        because: "another product owns the key",
        console: ["Nothing to do: the key goes with the account."],
      },
    },

    "kms.secret": {
      title: "KMS secret",
      docs: "DeleteSecret",
      list: { action: "ListSecrets", params: { FetchTags: "true" }, items: "SecretList.Secret" },
      detail: {
        name: "secret",
        action: "DescribeSecret",
        must: "SecretName",
        params: { SecretName: "$id" },
        none: ["Forbidden.ResourceNotFound"],
      },
      read: {
        id: "SecretName",
        name: "SecretName",
        created: "CreateTime",
        lastActive: "UpdateTime",
        tags: { at: "Tags.Tag", key: "TagKey", value: "TagValue" },
        facts: { kind: "SecretType", owner: "OwingService", plannedDeletion: "PlannedDeleteTime" },
        states: {
          is: "recycled",
          when: { at: "PlannedDeleteTime", exists: true },
          until: "PlannedDeleteTime",
        },
      },
      material: ["kind", "owner"],
      proposes: {
        when: { at: "OwingService", exists: true },
        disposition: "with-parent",
        because: "another product owns it and deletes it with its own resource",
      },
      uses: [{ type: "kms.key", at: "detail.secret.EncryptionKeyId" }],
      remove: {
        does: "delete the secret at once, past its recovery time",
        action: "DeleteSecret",
        params: { SecretName: "$id", ForceDeleteWithoutRecovery: "true" },
        gone: ["Forbidden.ResourceNotFound"],
      },
      // Unverified.
      known: { inventory: ["ACS::KMS::Secret"] },
    },
  },
});
