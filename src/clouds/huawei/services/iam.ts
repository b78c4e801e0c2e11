import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/** Tags of an identity, one call for each: https://support.huaweicloud.com/intl/en-us/api-iam5/ListResourceTagsV5.html (unverified address) */
const tagsOf = (resource_type: string) => ({
  by: {
    action: "ListResourceTagsV5",
    params: { resource_type, resource_id: "$id" },
    most: 1,
    items: "tags",
    key: "tag_key",
    value: "tag_value",
    paging: { by: "none" },
  } as const,
});

/**
 * Users, groups, policies, agencies, by version 5 of the API, which also lists the identities that were made
 * with version 3. A deleted user takes its keys along; both have lines of their own.
 *
 * Codes: the official Terraform provider takes any 404 for gone. What makes the deletion of a user a 409 is
 * documented nowhere, so whatever it may still have goes before.
 *
 * The addresses of these pages are unverified: iam.access-key, iam.group, iam.policy, iam.agency,
 * iam.identity-provider.
 */
export const iam = defineService({
  product: "iam",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-iam5/",
    wave: "identity",
    scope: "account",
    concern: "identity",
    dataBearing: false,
    paging: markers(200),
  },
  types: {
    "iam.user": {
      title: "IAM user",
      docs: "DeleteUserV5.html",
      list: { action: "ListUsersV5", items: "users" },
      detail: [
        {
          name: "policies",
          action: "ListAttachedUserPoliciesV5",
          params: { user_id: "$id" },
          items: "attached_policies",
          size: 200,
          must: "policy_id",
        },
        {
          name: "groups",
          action: "ListGroupsV5",
          params: { user_id: "$id" },
          items: "groups",
          size: 200,
          must: "group_id",
        },
        {
          name: "devices",
          action: "ListMfaDevicesV5",
          params: { user_id: "$id" },
          items: "mfa_devices",
          size: 200,
          must: "serial_number",
        },
      ],
      read: {
        id: "user_id",
        name: "user_name",
        created: "created_at",
        tags: tagsOf("user"),
        facts: {
          enabled: "enabled",
          policies: "detail.policies[].policy_id",
          groups: "detail.groups[].group_id",
          devices: "detail.devices[].serial_number",
        },
        skip: {
          when: { at: "is_root_user", is: true },
          because: "it is the account itself, which ends with the closure",
        },
      },
      uses: [
        { type: "iam.policy", at: "detail.policies[].policy_id" },
        { type: "iam.group", at: "detail.groups[].group_id" },
      ],
      gone: ["HTTP 404"],
      remove: [
        {
          does: "take its policies from it",
          undo: {
            does: "give it the policy again",
            action: "AttachUserPolicyV5",
            params: { policy_id: "$each", user_id: "$id" },
            to: { types: ["iam.policy"], is: "$each" },
          },
          action: "DetachUserPolicyV5",
          params: { policy_id: "$each", user_id: "$id" },
          forEach: "facts.policies",
        },
        {
          does: "take it out of its groups",
          undo: {
            does: "put it into the group again",
            action: "AddUserToGroupV5",
            params: { group_id: "$each", user_id: "$id" },
            to: { types: ["iam.group"], is: "$each" },
          },
          action: "RemoveUserFromGroupV5",
          params: { group_id: "$each", user_id: "$id" },
          forEach: "facts.groups",
        },
        {
          does: "delete the user",
          action: "DeleteUserV5",
          params: { user_id: "$id" },
          busy: ["HTTP 409"],
        },
      ],
      known: { inventory: ["iam.users"] },
    },

    "iam.access-key": {
      title: "Access key",
      concern: "key",
      docs: "DeleteAccessKeyV5.html",
      scope: { per: "iam.user" },
      list: {
        action: "ListAccessKeysV5",
        params: { user_id: "$parent.id" },
        items: "access_keys",
      },
      read: {
        id: "access_key_id",
        name: "access_key_id",
        created: "created_at",
        tags: { none: "keys carry no tags (the tag calls take users, agencies and providers)" },
        states: {
          at: "status",
          present: ["active", "inactive"],
          unpublished:
            "the package says nothing of the field; these are the words that its update call takes",
        },
        facts: { status: "status", user: "user_id" },
      },
      material: ["user"],
      uses: { type: "iam.user", at: "user_id" },
      gone: ["HTTP 404"],
      remove: {
        does: "delete the key",
        action: "DeleteAccessKeyV5",
        params: { user_id: "$facts.user", access_key_id: "$id" },
      },
      known: { inventory: ["iam.credentials"] },
    },

    "iam.group": {
      title: "User group",
      docs: "DeleteGroupV5.html",
      list: { action: "ListGroupsV5", items: "groups" },
      detail: {
        name: "policies",
        action: "ListAttachedGroupPoliciesV5",
        params: { group_id: "$id" },
        items: "attached_policies",
        size: 200,
        must: "policy_id",
      },
      read: {
        id: "group_id",
        name: "group_name",
        created: "created_at",
        tags: { none: "groups carry no tags (the tag calls take users, agencies and providers)" },
        facts: { policies: "detail.policies[].policy_id" },
        skip: {
          when: { at: "group_name", is: "admin" },
          because: "every account has a group of that name, which the cloud keeps (unverified)",
        },
      },
      uses: { type: "iam.policy", at: "detail.policies[].policy_id" },
      gone: ["HTTP 404"],
      remove: [
        {
          does: "take its policies from it",
          undo: {
            does: "give it the policy again",
            action: "AttachGroupPolicyV5",
            params: { policy_id: "$each", group_id: "$id" },
            to: { types: ["iam.policy"], is: "$each" },
          },
          action: "DetachGroupPolicyV5",
          params: { policy_id: "$each", group_id: "$id" },
          forEach: "facts.policies",
        },
        {
          does: "delete the group",
          action: "DeleteGroupV5",
          params: { group_id: "$id" },
          busy: ["HTTP 409"],
        },
      ],
      known: { inventory: ["iam.groups"] },
    },

    "iam.policy": {
      title: "Custom identity policy",
      docs: "DeletePolicyV5.html",
      list: { action: "ListPoliciesV5", params: { policy_type: "custom" }, items: "policies" },
      detail: {
        name: "versions",
        action: "ListPolicyVersionsV5",
        params: { policy_id: "$id" },
        items: "versions",
        size: 200,
        must: ["version_id", "is_default"],
      },
      read: {
        id: "policy_id",
        name: "policy_name",
        created: "created_at",
        tags: { none: "policies carry no tags (the tag calls take users, agencies and providers)" },
        facts: { attachments: "attachment_count", version: "default_version_id" },
      },
      material: ["version"],
      gone: ["HTTP 404"],
      remove: [
        {
          does: "delete its older versions",
          cannotBeUndone: {
            because: "a version of a policy that was deleted is not kept",
            next: "Write the version again from your own code; the one in force is untouched.",
          },
          action: "DeletePolicyVersionV5",
          params: { policy_id: "$id", version_id: "$each.version_id" },
          forEach: {
            action: "ListPolicyVersionsV5",
            params: { policy_id: "$id" },
            items: "versions",
            paging: markers(200),
            must: ["version_id", "is_default"],
            only: { at: "is_default", is: false },
          },
        },
        {
          does: "delete the policy",
          action: "DeletePolicyV5",
          params: { policy_id: "$id" },
          busy: ["HTTP 409"],
        },
      ],
      known: { inventory: ["iam.policies"] },
    },

    "iam.agency": {
      title: "Agency",
      docs: "DeleteAgencyV5.html",
      list: { action: "ListAgenciesV5", items: "agencies" },
      detail: {
        name: "policies",
        action: "ListAttachedAgencyPoliciesV5",
        params: { agency_id: "$id" },
        items: "attached_policies",
        size: 200,
        must: "policy_id",
      },
      read: {
        id: "agency_id",
        name: "agency_name",
        created: "created_at",
        // The call takes trust agencies alone, and the listing does not tell them apart for certain.
        tags: { unknown: "the tag call takes trust agencies, which the listing does not mark" },
        facts: {
          path: "path",
          trusts: "trust_domain_id",
          policies: "detail.policies[].policy_id",
        },
        ties: { usedByOthers: ["trust_domain_id"] },
      },
      material: ["trusts"],
      uses: { type: "iam.policy", at: "detail.policies[].policy_id" },
      proposes: [
        {
          // The path of those that a service made for itself (SDK, iam v5: `service-linked-agency/<principal>/`).
          when: { at: "path", starts: "service-linked-agency/" },
          disposition: "keep",
          because:
            "a service made it for itself, and gives it up only when it is used by nothing; it ends with the account",
          blocks: false,
        },
        {
          // https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0071.html
          when: { at: "agency_name", is: "OrganizationAccountAccessAgency" },
          disposition: "keep",
          because: "the organization's way into its member; it goes with the account",
          blocks: false,
        },
      ],
      gone: ["HTTP 404"],
      remove: [
        {
          does: "take its policies from it",
          undo: {
            does: "give it the policy again",
            action: "AttachAgencyPolicyV5",
            params: { policy_id: "$each", agency_id: "$id" },
            to: { types: ["iam.policy"], is: "$each" },
          },
          action: "DetachAgencyPolicyV5",
          params: { policy_id: "$each", agency_id: "$id" },
          forEach: "facts.policies",
        },
        {
          does: "delete the agency",
          action: "DeleteAgencyV5",
          params: { agency_id: "$id" },
          busy: ["HTTP 409"],
        },
      ],
      known: { inventory: ["iam.agencies"] },
    },

    "iam.identity-provider": {
      title: "Identity provider",
      docs: "https://support.huaweicloud.com/intl/en-us/api-iam/iam_13_0405.html",
      list: {
        action: "KeystoneListIdentityProviders",
        items: "identity_providers",
        paging: { by: "none" },
      },
      read: {
        id: "id",
        name: "id",
        tags: { none: "identity providers carry no tags in the vendor's models" },
        facts: { enabled: "enabled", kind: "sso_type" },
      },
      unmarked:
        "its id is the name that somebody gave it, and the vendor tells no time: a deleted one that was made anew reads the same, and is held",
      gone: ["HTTP 404"],
      remove: [
        {
          does: "delete its protocols",
          cannotBeUndone: {
            because: "a protocol with its mapping is not kept",
            next: "Set up the protocol and its mapping again in IAM, Identity Providers.",
          },
          action: "KeystoneDeleteProtocol",
          params: { idp_id: "$id", protocol_id: "$each.id" },
          forEach: {
            action: "KeystoneListProtocols",
            params: { idp_id: "$id" },
            items: "protocols",
            paging: { by: "none" },
            must: "id",
          },
        },
        {
          does: "delete the identity provider",
          action: "KeystoneDeleteIdentityProvider",
          params: { id: "$id" },
        },
      ],
    },
  },
});
