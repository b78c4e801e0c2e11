/**
 * Fields that are called a state or a status and do not tell where an item stands, by what they tell. Of
 * every type, or of the one that is named before the field.
 */
const NOT_STATES: Readonly<Record<string, readonly string[]>> = {
  "whether it is locked for money that is owed; it stands and bills either way": [
    "BusinessStatus",
    "BizStatus",
    "EndpointBusinessStatus",
    "ServiceBusinessStatus",
    "LoadBalancerBussinessStatus",
    "TradeIsolateStatus",
    "RestrictState",
    "InstanceRestrictState",
    "NetworkState",
  ],
  "how the last operation on it ended": ["LatestOperationState", "lastUpdateStatus", "TaskStatus"],
  "whether one of its features is on, or whether it is healthy": [
    "HDMonitorStatus",
    "DhcpOptionsSetStatus",
    "DnsHostnameStatus",
    "DomainLoggingSwitchStatus",
    "SlaveDnsStatus",
    "FlowLogDeliverStatus",
    "ModificationProtectionStatus",
    "ControlPolicyStatus",
    "MemberDeletionStatus",
    "StackDriftStatus",
    "TrusteeStatus",
    "AutoDisableLoginStatus",
    "PasswordStatus",
    "EnabledStatus",
    "InActivityStatus",
    "WanStatus",
    "SnapStatus",
    "TieringState",
    "CdcCacheStatus",
    "ServerlessStatus",
    "HealthStatus",
    "HealthCheckStatus",
    "SyncStatus",
    "SubStatus",
    "DtsStatus",
    "VulnerabilityStatus",
    "HostingStatus",
    "ServiceStatus of ssl.certificate",
    "Status of cls.topic",
    "MigrationStatus",
    "PermissionStatus",
    "DNSStatus",
  ],
  "whether it is renewed, given back or shared out": [
    "RenewStatus",
    "RefundStatus",
    "AllocationStatus",
    "ExpirationDateStatus",
    "status of swr.repository",
  ],
  "what it is bound to, which is an item of its own or none of the account's": [
    "BindStatus",
    "CenStatus",
    "ConnectionStatus",
    "NetStatus",
    "CloudLogState",
    "State of vpc.vpn-connection",
    "CertificateStatus of cas.instance",
    "Status of resourcemanager.delegated-administrator",
  ],
  "how far the check of its owner's name or papers is": ["ChgholderStatus", "DomainAuditStatus"],
  "the same as the field `State`, with one word more for what is in use": ["NetworkInterfaceState"],
};

/** Why a field of a type does not tell where the item stands; undefined where it may. */
export function notAState(type: string, field: string): string | undefined {
  const found = Object.entries(NOT_STATES).find(([, fields]) =>
    fields.some((one) => one === field || one === `${field} of ${type}`),
  );
  return found?.[0];
}

/** Names in the table, as they stand there. */
export const notStates: readonly string[] = Object.values(NOT_STATES).flat();
