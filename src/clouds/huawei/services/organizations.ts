import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

const paging = markers(200);

/** Tags of what an organization holds, one call for each. */
const tags = {
  by: {
    action: "ListTagsForResource",
    params: { resource_id: "$id" },
    most: 1,
    items: "tags",
    key: "key",
    value: "value",
    paging,
  },
} as const;

/** The vendor lists the units right under a root or another unit. */
const unitsUnder = (parent: string) =>
  ({
    action: "ListOrganizationalUnits",
    params: { parent_id: parent },
    items: "organizational_units",
  }) as const;

/**
 * The organization as its management account has it. Everything hangs on the organization's own listing, so that
 * a member is asked for nothing else.
 *
 * Codes: https://support.huaweicloud.com/intl/en-us/api-organizations/ErrorCode.html (1010, 1500, 1900) and the
 * official Terraform provider (1015: no organization). Those of what stands in the way are on no page.
 *
 * The addresses of these pages are unverified: organizations.organization, organizations.unit,
 * organizations.policy, organizations.delegated-administrator, organizations.trusted-service.
 */
export const organizations = defineService({
  product: "organizations",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-organizations/",
    wave: "identity",
    dataBearing: false,
    paging,
    tags,
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "organizations.organization": {
      title: "Organization that the account manages",
      docs: "DeleteOrganization.html",
      scope: "account",
      list: {
        action: "ShowOrganization",
        items: "organization",
        must: ["organization.id", "organization.management_account_id"],
        paging: { by: "none" },
        // The account is in none; after the organization's end, its proof.
        none: ["Organizations.1015"],
      },
      detail: {
        name: "roots",
        action: "ListRoots",
        items: "roots",
        must: "id",
        paging,
        // A member, which is no item of its own.
        none: ["Organizations.1001", "Organizations.1002"],
      },
      read: {
        id: "id",
        name: "id",
        created: "created_at",
        tags: { none: "the tag call takes roots, units, accounts and policies" },
        facts: { manager: "management_account_id", root: "detail.roots[].id" },
        skip: {
          when: { at: "management_account_id", own: false },
          because: "the account is only a member of it",
        },
      },
      material: ["manager"],
      after: [
        "organizations.member",
        "organizations.unit",
        "organizations.policy",
        "organizations.delegated-administrator",
        "organizations.trusted-service",
      ],
      remove: {
        does: "end the organization, for good",
        action: "DeleteOrganization",
        gone: ["Organizations.1015"],
      },
    },

    "organizations.member": {
      title: "Member account of the organization",
      docs: "https://support.huaweicloud.com/intl/en-us/usermanual-organizations/org_03_0080.html",
      scope: { per: "organizations.organization" },
      list: {
        action: "ListAccounts",
        leaves: {
          with_register_contact_info: "addresses and numbers of people are not asked for",
        },
        items: "accounts",
      },
      read: {
        id: "id",
        name: "name",
        created: "joined_at",
        // `suspended` is closed here, and has nothing to do with arrears.
        states: { at: "status", present: ["active"], leaving: ["pending_closure"] },
        facts: { status: "status", joined: "join_method" },
        skip: [
          {
            // Whether the list holds it is unverified.
            when: { at: "id", own: true },
            because: "it is the management account itself",
          },
          { when: { at: "status", is: "suspended" }, because: "the account is closed" },
        ],
      },
      material: ["joined"],
      allows: ["manual"],
      proposes: [
        {
          when: { at: "join_method", is: "created" },
          disposition: "manual",
          because: "no teardown closes another account: close it first, with kind created",
        },
        {
          when: { at: "join_method", is: "invited" },
          disposition: "manual",
          because:
            "no teardown closes another account: take it out of the organization, with kind invited",
        },
      ],
      remove: {
        because: "it is an account of its own, and no teardown ever closes another account",
        console: [
          "A created account: make accounts/<name>/account.yaml for it with kind created, and close it first.",
          "An invited account: make accounts/<name>/account.yaml for it with kind invited, or remove it: Organizations, Organization, the account, Remove.",
        ],
      },
    },

    "organizations.unit": {
      title: "Organizational unit",
      docs: "DeleteOrganizationalUnit.html",
      scope: { per: "organizations.organization" },
      list: [unitsUnder("$parent.facts.root"), { ...unitsUnder("$parent.id"), per: "self" }],
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        facts: { parentId: "parent.id" },
      },
      uses: {
        type: "organizations.unit",
        at: "parent.id",
        when: { at: "parent.type", is: "organizations.unit" },
      },
      after: ["organizations.member"],
      remove: {
        does: "delete the unit",
        action: "DeleteOrganizationalUnit",
        params: { organizational_unit_id: "$id" },
      },
    },

    "organizations.policy": {
      title: "Policy of the organization",
      docs: "DeletePolicy.html",
      scope: { per: "organizations.organization" },
      list: { action: "ListPolicies", items: "policies" },
      detail: {
        name: "entities",
        action: "ListEntitiesForPolicy",
        params: { policy_id: "$id" },
        items: "attached_entities",
        must: "id",
        paging,
        none: ["HTTP 404"],
      },
      read: {
        id: "id",
        name: "name",
        facts: { kind: "type", binds: "detail.entities[].id" },
        skip: {
          when: { at: "is_builtin", is: true },
          because: "it is the vendor's own",
        },
      },
      unmarked: "the list tells no time; an id is never given twice",
      material: ["binds"],
      // Guard rails of the members: they stand until no member is left.
      after: ["organizations.member"],
      remove: [
        {
          does: "detach it from what it binds",
          undo: {
            does: "attach it to what it bound again",
            action: "AttachPolicy",
            params: { policy_id: "$id", entity_id: "$each" },
            moot: ["Organizations.1010"],
          },
          action: "DetachPolicy",
          params: { policy_id: "$id", entity_id: "$each" },
          forEach: "facts.binds",
        },
        {
          does: "delete the policy",
          action: "DeletePolicy",
          params: { policy_id: "$id" },
        },
      ],
    },

    "organizations.delegated-administrator": {
      title: "Delegated administrator",
      docs: "DeregisterDelegatedAdministrator.html",
      scope: { per: "organizations.organization" },
      list: { action: "ListDelegatedAdministrators", items: "delegated_administrators" },
      detail: {
        name: "services",
        action: "ListDelegatedServices",
        params: { account_id: "$id" },
        items: "delegated_services",
        must: "service_principal",
        paging,
        none: ["HTTP 404"],
      },
      read: {
        id: "account_id",
        name: "account_name",
        created: "delegation_enabled_at",
        tags: { none: "the tags are those of the account, which is an item of its own" },
        facts: { services: "detail.services[].service_principal" },
      },
      material: ["services"],
      remove: {
        does: "deregister it for each service",
        deletes: true,
        action: "DeregisterDelegatedAdministrator",
        params: { account_id: "$id", service_principal: "$each" },
        forEach: "facts.services",
        done: ["Organizations.1500"],
      },
    },

    "organizations.trusted-service": {
      title: "Service that is trusted with the organization",
      docs: "DisableTrustedService.html",
      scope: { per: "organizations.organization" },
      list: { action: "ListTrustedServices", items: "trusted_services" },
      read: {
        id: "service_principal",
        name: "service_principal",
        created: "enabled_at",
        tags: { none: "the tag call takes roots, units, accounts and policies" },
      },
      after: ["organizations.delegated-administrator"],
      remove: {
        does: "delete its access to the organization",
        deletes: true,
        action: "DisableTrustedService",
        params: { service_principal: "$id" },
        gone: ["Organizations.1900"],
        note: "What it made in member accounts stays there until it has cleaned up by itself.",
      },
    },
  },
});
