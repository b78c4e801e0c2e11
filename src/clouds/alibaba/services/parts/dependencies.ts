/** What stands in the way by a code `DependencyViolation.<X>`: a type of the catalog, or words. */
const DEPENDENCIES = {
  BandwidthPackages: "a bandwidth package of the gateway",
  EIPS: "vpc.eip",
  EnhancedNatgw: "vpc.nat-gateway",
  HaVip: "vpc.ha-vip",
  HaVipAssociatedWithEIP: "vpc.eip",
  HaVipReferedByRouteEntry: "a route that leads to it",
  Instance: "ecs.instance",
  Ipv6EgressOnlyRule: "an egress-only rule of the gateway",
  Kvstore: "kvstore.instance",
  MulticastDomain: "a multicast domain of a transit router",
  NatGateway: "vpc.nat-gateway",
  NetworkAcl: "vpc.network-acl",
  NetworkInterface: "ecs.network-interface",
  Resource: "what the cluster made",
  RouteEntry: "a route that leads to it",
  RouteInterface: "a router interface of Express Connect",
  RouteTable: "vpc.route-table",
  RouterInterface: "a router interface of Express Connect",
  SecurityGroup: "ecs.security-group",
  SNAT: "an SNAT entry of a NAT gateway",
  SnatEntry: "an SNAT entry of a NAT gateway",
  SslVpnServer: "vpc.ssl-vpn-server",
  Tunnel: "a VPN tunnel",
  VpnConnection: "vpc.vpn-connection",
  VSwitch: "vpc.vswitch",
} as const;

/** The codes of these dependencies, each with what it means is in the way. */
export function dependencies(
  ...names: readonly (keyof typeof DEPENDENCIES)[]
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => [`DependencyViolation.${name}`, DEPENDENCIES[name]]),
  );
}
