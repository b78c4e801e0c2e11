import { afterEach, beforeEach, expect, test } from "vitest";
import { privatelink } from "../../emulator/alibaba/products/privatelink.ts";
import { vpcpeer } from "../../emulator/alibaba/products/vpcpeer.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf, rpc } from "./support/clients.ts";

const keys = { id: "LTAI-root", secret: "root-secret" };
const region = "cn-hangzhou";

const seed = {
  accounts: [
    {
      id: "1000000000000001",
      kind: "standalone",
      keys: [keys],
      resources: {
        [region]: {
          "privatelink.endpoint": [
            {
              EndpointId: "ep-1",
              EndpointStatus: "Active",
              ConnectionStatus: "Connected",
              VpcId: "vpc-1",
              ProtectedEnabled: false,
              _zones: [{ ZoneId: "a", VSwitchId: "vsw-1", ZoneStatus: "Connected" }],
            },
            { EndpointId: "ep-2", EndpointStatus: "Active", ProtectedEnabled: true },
            { repeat: 60, EndpointId: "ep-many-{nn}", EndpointStatus: "Active", VpcId: "vpc-2" },
          ],
          "privatelink.endpoint-service": [
            {
              ServiceId: "epsrv-1",
              ServiceStatus: "Active",
              _users: [{ UserId: 1000000000000009 }],
              _resources: [{ ResourceId: "lb-1", ResourceType: "slb", ZoneId: "a" }],
              _connections: [
                {
                  EndpointId: "ep-other",
                  EndpointOwnerId: "1000000000000009",
                  ConnectionStatus: "Connected",
                },
              ],
            },
          ],
          "vpcpeer.connection": [
            {
              InstanceId: "pcc-1",
              Status: "Activated",
              OwnerId: 1000000000000001,
              AcceptingOwnerUid: 1000000000000009,
              Vpc: { VpcId: "vpc-1" },
              AcceptingVpc: { VpcId: "vpc-9" },
              _routes: 1,
            },
            { InstanceId: "pcc-2", Status: "Accepting", Vpc: { VpcId: "vpc-3" } },
          ],
        },
      },
    },
  ],
};

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [privatelink, vpcpeer] });
});
afterEach(() => emulator.close());

const link = (action: string, query: Record<string, string> = {}) =>
  rpc({
    port: emulator.port,
    keys,
    action,
    version: "2020-04-15",
    query: { RegionId: region, ...query },
  });
const peer = (action: string, query: Record<string, string> = {}) =>
  rpc({ port: emulator.port, keys, action, version: "2022-01-01", query });

test("an endpoint goes only when its zones have gone", async () => {
  const one = { EndpointId: "ep-1" };
  expect(await codeOf(link("DeleteVpcEndpoint", one))).toBe("EndpointOperationDenied");
  await link("RemoveZoneFromVpcEndpoint", { ...one, ZoneId: "a" });
  expect(await codeOf(link("DeleteVpcEndpoint", one))).toBe("EndpointOperationDenied");
  expect(await link("ListVpcEndpointZones", one)).toMatchObject({
    Zones: [{ ZoneStatus: "Deleting" }],
  });
  expect(await link("ListVpcEndpointZones", one)).toMatchObject({ Zones: [] });
  await link("DeleteVpcEndpoint", one);
  expect(await link("GetVpcEndpointAttribute", one)).toMatchObject({ EndpointStatus: "Deleting" });
  await link("GetVpcEndpointAttribute", one);
  expect(await codeOf(link("GetVpcEndpointAttribute", one))).toBe("EndpointNotFound");
});

test("a protected endpoint stays", async () => {
  const code = await codeOf(link("DeleteVpcEndpoint", { EndpointId: "ep-2" }));
  expect(code).toBe("OperationDenied.EndpointProtected");
});

test("endpoints are listed by pages and by network", async () => {
  const first = await link("ListVpcEndpoints", { VpcId: "vpc-2" });
  expect(first).toMatchObject({ TotalCount: 60, MaxResults: 50 });
  const rest = await link("ListVpcEndpoints", {
    VpcId: "vpc-2",
    NextToken: String(first["NextToken"]),
  });
  expect(rest["Endpoints"]).toHaveLength(10);
  expect(rest["NextToken"]).toBe("");
});

test("a service is held by its connections and its resources", async () => {
  const one = { ServiceId: "epsrv-1" };
  expect(await link("ListVpcEndpointServiceUsers", one)).toMatchObject({
    Users: [{ UserId: 1000000000000009 }],
  });
  expect(await codeOf(link("DeleteVpcEndpointService", one))).toBe(
    "EndpointServiceOperationDenied",
  );
  await link("DisableVpcEndpointConnection", { ...one, EndpointId: "ep-other" });
  await link("DetachResourceFromVpcEndpointService", {
    ...one,
    ResourceId: "lb-1",
    ResourceType: "slb",
  });
  await link("DeleteVpcEndpointService", one);
  expect(await link("ListVpcEndpointServices")).toMatchObject({
    Services: [{ ServiceStatus: "Deleting" }],
  });
});

test("a peering that routes lead into goes only by force", async () => {
  const one = { InstanceId: "pcc-1" };
  expect(await codeOf(peer("DeleteVpcPeerConnection", one))).toBe(
    "OperationDenied.RouteEntryExist",
  );
  await peer("DeleteVpcPeerConnection", { ...one, Force: "true" });
  const list = () => peer("ListVpcPeerConnections", { RegionId: region, VpcId: "vpc-1" });
  for (let poll = 0; poll < 3; poll += 1) {
    expect(await list()).toMatchObject({ VpcPeerConnects: [{ Status: "Deleting" }] });
  }
  expect(await list()).toMatchObject({ VpcPeerConnects: [], TotalCount: 0 });
  expect(await codeOf(peer("DeleteVpcPeerConnection", one))).toBe("ResourceNotFound.InstanceId");
});

test("a peering that waits for the other side can be rejected", async () => {
  await peer("RejectVpcPeerConnection", { InstanceId: "pcc-2" });
  await peer("GetVpcPeerConnectionAttribute", { InstanceId: "pcc-2" });
  const one = await peer("GetVpcPeerConnectionAttribute", { InstanceId: "pcc-2" });
  expect(one["Status"]).toBe("Rejected");
  expect(await codeOf(peer("AcceptVpcPeerConnection", { InstanceId: "pcc-2" }))).toBe(
    "IncorrectStatus.VpcPeer",
  );
});
