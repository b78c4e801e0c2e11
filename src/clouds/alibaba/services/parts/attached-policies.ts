import type { Params, Predicate } from "../../../../core/row-call.ts";
import type { Members, Step } from "../../../../core/row-removal.ts";
import { pages } from "./pagings.ts";

/** Codes of an attachment that is not there any more. https://help.aliyun.com/document_detail/28729.html */
const NOT_ATTACHED = [
  "EntityNotExist.User.Policy",
  "EntityNotExist.Group.Policy",
  "EntityNotExist.Role.Policy",
  "EntityNotExist.Policy",
] as const;

const POLICY = { PolicyName: "$each.PolicyName", PolicyType: "$each.PolicyType" } as const;

/** A kind of identity to which policies are attached. */
interface Identity {
  /** Names it in RAM's calls. */
  readonly self: Params;
  readonly list: string;
  readonly detach: string;
  readonly attachments: Members;
  readonly when?: Predicate | readonly Predicate[];
  /** Where a person attaches policies, in words of the console. */
  readonly place: string;
}

/**
 * Attachments of one kind of principal; the product shows each with its resource group, or with the account's id
 * where it holds for the account. `principal` is the whole name, which only that of a group is not told.
 * https://www.alibabacloud.com/help/en/resource-management/developer-reference/api-resourcemanager-2020-03-31-listpolicyattachments
 */
export function attachmentsOf(
  kind: "IMSUser" | "IMSGroup" | "ServiceRole",
  principal?: string,
): Members {
  return {
    product: "ResourceManager",
    action: "ListPolicyAttachments",
    params: {
      PrincipalType: kind,
      ...(principal === undefined ? {} : { PrincipalName: principal }),
    },
    items: "PolicyAttachments.PolicyAttachment",
    must: ["PolicyName", "PolicyType", "PrincipalName", "ResourceGroupId"],
    paging: pages(100),
    only:
      principal === undefined
        ? { at: "PrincipalName", starts: "$id@" }
        : { at: "PrincipalName", is: principal },
  };
}

/** What is said of rights that were taken away. */
export const rightsAreGone = (place: string) => ({
  because: "rights are given back by a person, and by no program",
  next: `Attach the policies that the journal names again in the console: RAM, ${place}, Permissions.`,
});

/** Detaches the policies that an identity has in the whole account, and then those of resource groups. */
export function detachPolicies(identity: Identity): readonly [Step, Step] {
  const { self, list, detach, attachments, place } = identity;
  const shared = {
    cannotBeUndone: rightsAreGone(place),
    action: detach,
    again: true,
    ...(identity.when === undefined ? {} : { when: identity.when }),
    done: NOT_ATTACHED,
  } as const;
  return [
    {
      does: "detach its policies",
      ...shared,
      params: { ...self, ...POLICY },
      forEach: {
        action: list,
        params: self,
        items: "Policies.Policy",
        must: ["PolicyName", "PolicyType"],
        paging: { by: "none" },
      },
    },
    {
      does: "detach its policies in resource groups",
      ...shared,
      params: { ...self, ...POLICY, ResourceGroupId: "$each.ResourceGroupId" },
      forEach: {
        ...attachments,
        only: [attachments.only ?? [], { at: "ResourceGroupId", not: "$account" }].flat(),
      },
    },
  ];
}

/** Detaches every policy of a user whose short name no listing tells: a frozen one. */
export const detachByPrincipal: Step = {
  does: "detach its policies by its whole name",
  cannotBeUndone: rightsAreGone("Users, the user"),
  product: "ResourceManager",
  action: "DetachPolicy",
  params: {
    PrincipalType: "IMSUser",
    PrincipalName: "$facts.principal",
    ...POLICY,
    ResourceGroupId: "$each.ResourceGroupId",
  },
  again: true,
  forEach: attachmentsOf("IMSUser", "$facts.principal"),
  when: [
    { at: "state", is: "present" },
    { at: "facts.userName", exists: false },
  ],
  done: NOT_ATTACHED,
};
