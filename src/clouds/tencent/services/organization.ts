import { defineService } from "../../../core/service.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * The organization of an account that created one. A member is shown the organization as well; it is
 * told apart by `IsManager`. Share units are listed for an area at a time. Whether the list of members
 * holds the managing account itself is unverified.
 * https://cloud.tencent.com/document/product/1031/51864
 *
 * Error codes: Go SDK tencentcloud-sdk-go, organization/v20210331/errors.go.
 */
export const organization = defineService({
  product: "organization",
  defaults: {
    docs: "https://cloud.tencent.com/document/product/850/",
    wave: "identity",
    scope: "account",
    dataBearing: false,
    // Offset must be a multiple of Limit (DescribeOrganizationMembers).
    paging: { by: "offset", offset: "Offset", size: ["Limit", 50], total: "Total" },
  },
  types: {
    "organization.organization": {
      title: "Organization that the account manages",
      docs: "https://cloud.tencent.com/document/product/1031/51864",
      list: {
        action: "DescribeOrganization",
        items: "",
        must: ["OrgId", "HostUin", "IsManager"],
        paging: { by: "none" },
        none: ["ResourceNotFound.OrganizationNotExist"],
        leaves: { Product: "it asks beside whether the account manages one service" },
      },
      read: {
        id: "OrgId",
        name: "NickName",
        created: "CreateTime",
        tags: { by: accountTags("organization", "OrgId", ["member"]) },
        facts: { manager: "HostUin" },
        skip: {
          when: { at: "IsManager", is: false },
          because: "the account is only a member of it",
        },
      },
      material: ["manager"],
      after: ["organization.member", "organization.share-unit"],
      proposes: {
        disposition: "manual",
        because:
          "ending an organization is a decision of its own: set `disposition: delete` for it in account.yaml, once its members, share units and policies are gone",
      },
      allows: ["delete", "manual"],
      remove: {
        does: "end the organization, for good",
        action: "DeleteOrganization",
        gone: ["ResourceNotFound.OrganizationNotExist"],
        blocked: {
          "FailedOperation.OrganizationNotEmpty": "organization.member",
          "FailedOperation.ShareUnitNotEmpty": "organization.share-unit",
          "FailedOperation.OrgMemberPolicyExist":
            "an access policy for members of the organization",
          "FailedOperation.OrganizationPolicyIsNotDisabled":
            "a policy of the organization that is on",
          "UnsupportedOperation.AdminAccountExistCICRoleConfig":
            "a permission configuration of the identity center that is deployed in the account",
          "UnsupportedOperation.AdminAccountExistCICUserConfig":
            "a user of the identity center that is synchronized to the account",
        },
      },
    },

    "organization.share-area": {
      title: "Area in which an organization can share resources",
      docs: "103050",
      scope: { per: "organization.organization" },
      list: { action: "DescribeShareAreas", items: "Items", paging: { by: "none" } },
      read: {
        id: "Area",
        name: "Name",
        tags: {
          none: "an area is a region in which resources may be shared, and no thing of its own",
        },
      },
      proposes: {
        disposition: "keep",
        because: "the vendor's own list of areas; what is shared in one stands on lines of its own",
        blocks: false,
      },
      allows: ["keep"],
      remove: {
        because: "an area is no thing of the account's",
        console: ["Nothing is to be done."],
      },
    },

    "organization.share-unit": {
      title: "Share unit",
      docs: "103050",
      scope: { per: "organization.share-area" },
      list: { action: "DescribeShareUnits", params: { Area: "$parent.id" }, items: "Items" },
      read: {
        id: "UnitId",
        name: "Name",
        created: "CreateTime",
        tags: { by: accountTags("organization", "UnitId", ["member"]) },
        facts: {
          area: "Area",
          resources: "ShareResourceNum",
          members: "ShareMemberNum",
          scope: "ShareScope",
        },
      },
      allows: ["manual"],
      codes: { notOurs: { ResourceNotFound: "it does not say what is not found" } },
      remove: {
        because: "other accounts use what is shared: talk to them first",
        console: [
          "Open Organization, Resource Sharing in the console of the managing account.",
          "Take the resources and the members out of the unit, then delete it.",
        ],
      },
    },

    "organization.member": {
      title: "Member account of the organization",
      docs: "93408",
      scope: { per: "organization.organization" },
      list: { action: "DescribeOrganizationMembers", items: "Items" },
      read: {
        id: "MemberUin",
        name: "Name",
        created: "CreateTime",
        tags: { at: "Tags", key: "TagKey", value: "TagValue" },
        facts: { kind: "MemberType", payer: "PayUin" },
      },
      allows: ["manual"],
      codes: {
        notOurs: {
          "ResourceNotFound.OrganizationServiceNotExist":
            "asked only of an organization that was found just before",
        },
      },
      remove: {
        because: "no teardown deletes another account, or leaves it without its organization",
        console: [
          "A created member: close it as an account of its own here (kind created-member).",
          "An invited member: take it out of the organization (kind invited-member, `closure.leaveDirectory`).",
        ],
      },
    },
  },
});
