import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { Row, Table } from "../../../core/table.ts";
import { goneAfterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { aboutOne } from "../common/about-one.ts";
import { listing } from "./listing.ts";
import { need, sslCertificates, sslServers } from "./tables.ts";

/** One change of a gateway at a time: while a server or certificate of it leaves, it is configuring. */
function refuseBusy(servers: Table, certificates: Table, gateway: Row[string]): void {
  const own = servers.rows().filter((one) => one["VpnGatewayId"] === gateway);
  const ids = new Set(own.map((one) => one["SslVpnServerId"]));
  const busy =
    own.some((one) => one["_leaving"] === true) ||
    certificates.some((one) => one["_leaving"] === true && ids.has(one["SslVpnServerId"]));
  if (busy) {
    throw vendorError(400, "VpnGateway.Configuring", "The specified service is configuring.");
  }
}

/** The server's certificates go with it. https://help.aliyun.com/document_detail/65142.htm */
function deleteServer(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    sslServers,
    "SslVpnServerId",
    "InvalidSslVpnServerId.NotFound",
  );
  const certificates = call.table(sslCertificates, table.region);
  refuseBusy(table, certificates, row["VpnGatewayId"]);
  const cascade = certificates
    .rows()
    .filter((one) => one["SslVpnServerId"] === id)
    .map((one) => ({ table: "vpc.ssl-vpn-client-cert", id: certificates.idOf(one) }));
  table.move(id, goneAfterPolls(1, cascade), { _leaving: true });
  return {};
}

function deleteCertificate(call: Call): JsonObject {
  const { id, row, table } = need(
    call,
    sslCertificates,
    "SslVpnClientCertId",
    "InvalidSslVpnClientCertId.NotFound",
  );
  const servers = call.table(sslServers, table.region);
  const server = servers.find((one) => one["SslVpnServerId"] === row["SslVpnServerId"]);
  refuseBusy(servers, table, server?.["VpnGatewayId"]);
  table.move(id, goneAfterPolls(1), { _leaving: true });
  return {};
}

/** Actions on SSL-VPN servers and their certificates, which no tag can be put on. */
export const sslActions = {
  DescribeSslVpnServers: listing({
    table: sslServers,
    at: ["SslVpnServers", "SslVpnServer"],
    filters: {
      SslVpnServerId: "SslVpnServerId",
      VpnGatewayId: "VpnGatewayId",
      Name: "Name",
      ResourceGroupId: "ResourceGroupId",
    },
    tags: false,
  }),
  DeleteSslVpnServer: action({
    params: { SslVpnServerId: "key" },
    ignored: ["ClientToken"],
    handle: deleteServer,
  }),
  DescribeSslVpnClientCerts: listing({
    table: sslCertificates,
    at: ["SslVpnClientCertKeys", "SslVpnClientCertKey"],
    filters: {
      SslVpnClientCertId: "SslVpnClientCertId",
      SslVpnServerId: "SslVpnServerId",
      Name: "Name",
      ResourceGroupId: "ResourceGroupId",
    },
    tags: false,
  }),
  ...aboutOne(
    {
      by: "SslVpnClientCertId",
      find: (call) =>
        need(call, sslCertificates, "SslVpnClientCertId", "InvalidSslVpnClientCertId.NotFound"),
    },
    { DescribeSslVpnClientCert: [] },
  ),
  DeleteSslVpnClientCert: action({
    params: { SslVpnClientCertId: "key" },
    ignored: ["ClientToken"],
    handle: deleteCertificate,
  }),
};
