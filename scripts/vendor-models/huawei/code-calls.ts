import type { VendorCall } from "../lint.ts";

type Said = {
  readonly params?: readonly string[];
  /** Paths into the reply that the code reads. */
  readonly reads?: readonly string[];
};

function under(prefix: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => `${prefix}.${name}`);
}

function calls(
  product: string,
  where: string,
  actions: Readonly<Record<string, Said>>,
): readonly VendorCall[] {
  return Object.entries(actions).map(([action, said]) => ({
    where: `src/clouds/huawei/${where}`,
    product,
    action,
    params: said.params ?? [],
    responsePaths: said.reads ?? [],
  }));
}

/** What the code beside the rows calls: who it is, where it is, what else the cloud names. */
export const codeCalls: readonly VendorCall[] = [
  ...calls("sts", "session.ts, assumed-agency.ts", {
    GetCallerIdentity: { reads: ["account_id", "principal_urn", "principal_id"] },
    AssumeAgency: {
      params: ["agency_urn", "agency_session_name", "duration_seconds"],
      reads: under("credentials", "access_key_id", "secret_access_key", "security_token"),
    },
  }),
  ...calls("iam", "regions.ts, client/projects.ts", {
    KeystoneListAuthProjects: { reads: under("projects[]", "id", "name") },
    KeystoneListProjects: { params: ["name"], reads: ["projects[].name"] },
  }),
  ...calls("iam", "rights.ts", {
    ShowUserV5: { params: ["user_id"], reads: under("user", "user_id", "is_root_user") },
    ListAttachedAgencyPoliciesV5: {
      params: ["agency_id", "limit", "marker"],
      reads: ["page_info.next_marker", "attached_policies[].policy_id"],
    },
    ListAttachedUserPoliciesV5: {
      params: ["user_id", "limit", "marker"],
      reads: ["page_info.next_marker", "attached_policies[].policy_id"],
    },
    ListAttachedGroupPoliciesV5: {
      params: ["group_id", "limit", "marker"],
      reads: ["page_info.next_marker", "attached_policies[].policy_id"],
    },
    ListGroupsV5: {
      params: ["user_id", "limit", "marker"],
      reads: ["page_info.next_marker", "groups[].group_id"],
    },
    GetPolicyV5: {
      params: ["policy_id"],
      reads: under("policy", "policy_name", "default_version_id"),
    },
    GetPolicyVersionV5: {
      params: ["policy_id", "version_id"],
      reads: ["policy_version.document"],
    },
    ShowDomainRoleAssignments: {
      params: [
        "domain_id",
        "subject.user_id",
        "subject.agency_id",
        "include_group",
        "scope",
        "is_inherited",
        "page",
        "per_page",
      ],
      reads: ["total_num", "role_assignments[].role.id"],
    },
    KeystoneShowPermission: {
      params: ["role_id"],
      reads: ["role.name", "role.policy.Statement[]"],
    },
  }),
  ...calls("organizations", "rights-above.ts", {
    ListEntities: {
      params: ["child_id", "limit", "marker"],
      reads: ["page_info.next_marker", ...under("entities[]", "id", "type")],
    },
    ListPolicies: {
      params: ["attached_entity_id", "limit", "marker"],
      reads: ["page_info.next_marker", ...under("policies[]", "id", "type")],
    },
    ShowPolicy: {
      params: ["policy_id"],
      reads: ["policy.content", "policy.policy_summary.name"],
    },
  }),
  ...calls("rms", "sightings.ts", {
    ListAllResources: {
      params: ["limit", "marker"],
      reads: [
        "page_info.next_marker",
        ...under("resources[]", "id", "name", "project_name", "provider", "type"),
      ],
    },
  }),
  ...calls("bss", "bills.ts", {
    ListCustomerselfResourceRecords: {
      params: ["cycle", "include_zero_record", "method", "offset", "limit"],
      reads: [
        "total_count",
        ...under(
          "fee_records[]",
          "cloud_service_type",
          "cloud_service_type_name",
          "resource_id",
          "resource_name",
          "resource_type",
          "bill_date",
          "region",
          "amount",
        ),
      ],
    },
  }),
  ...calls("bss", "assisted/money.ts", {
    ListCustomerOrders: {
      params: ["status", "customer_id", "method", "offset", "limit"],
      reads: ["total_count", ...under("order_infos[]", "order_id", "agent_pay_info.is_agent_pay")],
    },
    ShowCustomerAccountBalances: { reads: ["account_balances", "debt_amount", "currency"] },
    ListPayPerUseCustomerResources: {
      params: ["status_list", "only_main_resource", "order_id", "offset", "limit"],
      reads: ["total_count", ...under("data[]", "resource_id", "status")],
    },
    ListEnterpriseSubCustomers: {
      params: ["offset", "limit"],
      reads: ["total_count", "sub_customer_infos[].id"],
    },
  }),
  ...calls("bss", "client/rest.ts", {
    CancelResourcesSubscription: {
      reads: under("fail_resource_infos[]", "resource_id", "error_code", "error_msg"),
    },
  }),
  ...calls(
    "organizations",
    "member.ts, account-check.ts, closure.ts, closure-status.ts, conditions.ts, leaving.ts",
    {
      ListAccounts: {
        params: ["limit", "marker"],
        reads: [
          "page_info.next_marker",
          ...under("accounts[]", "id", "join_method", "status", "name"),
        ],
      },
      CloseAccount: { params: ["account_id"] },
      RemoveAccount: { params: ["account_id"] },
      LeaveOrganization: {},
      ListCloseAccountStatuses: {
        reads: under(
          "close_account_statuses[]",
          "account_id",
          "state",
          "created_at",
          "failure_reason",
        ),
      },
      ListDelegatedAdministrators: {
        params: ["limit", "marker"],
        reads: ["page_info.next_marker", "delegated_administrators[].account_id"],
      },
      ListQuotas: { reads: under("quotas.resources[]", "type", "quota", "used") },
      ShowOrganization: { reads: under("organization", "id", "management_account_id") },
    },
  ),
];
