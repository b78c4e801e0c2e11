/** Where the package writes the words of a field that it says nothing of in the reply that a row reads. */
export interface StateSource {
  readonly action: string;
  readonly part: "request" | "response";
  readonly path: string;
}

/** Another place of the same package, by product, action and path. */
export const elsewhere: Readonly<Record<string, StateSource>> = {
  "Vpc DescribeVpcs Vpcs.Vpc.Status": response("DescribeVpcAttribute", "Status"),
  "Vpc DescribeVSwitches VSwitches.VSwitch.Status": response("DescribeVSwitchAttributes", "Status"),
  "Vpc DescribeNetworkAcls NetworkAcls.NetworkAcl.Status": response(
    "DescribeNetworkAclAttributes",
    "NetworkAclAttribute.Status",
  ),
  "Vpc DescribeIpv6Gateways Ipv6Gateways.Ipv6Gateway.Status": response(
    "DescribeIpv6GatewayAttribute",
    "Status",
  ),
  "Vpc DescribeVpnConnections VpnConnections.VpnConnection.Status": response(
    "DescribeVpnConnection",
    "Status",
  ),
  "cvm DescribeInstances InstanceSet.InstanceState": response(
    "DescribeInstancesStatus",
    "InstanceStatusSet.InstanceState",
  ),
  "ROS ListStacks Stacks.Status": response("GetStack", "Status"),
  "Ims ListAccessKeys AccessKeys.AccessKey.Status": {
    action: "UpdateAccessKey",
    part: "request",
    path: "Status",
  },
  "Ims ListAccessKeysInRecycleBin AccessKeys.AccessKey.Status": {
    action: "UpdateAccessKey",
    part: "request",
    path: "Status",
  },
  "ResourceManager ListHandshakesForResourceDirectory Handshakes.Handshake.Status": response(
    "GetHandshake",
    "Handshake.Status",
  ),
  "ResourceManager ListAccounts Accounts.Account.Status": response("GetAccount", "Account.Status"),
  "Domain QueryDomainList Data.Domain.DomainStatus": response(
    "QueryDomainByInstanceId",
    "DomainStatus",
  ),
  "Slb DescribeLoadBalancers LoadBalancers.LoadBalancer.LoadBalancerStatus": response(
    "DescribeLoadBalancerAttribute",
    "LoadBalancerStatus",
  ),
  "R-kvstore DescribeInstances Instances.KVStoreInstance.InstanceStatus": response(
    "DescribeInstancesOverview",
    "Instances.InstanceStatus",
  ),
};

function response(action: string, path: string): StateSource {
  return { action, part: "response", path };
}
