import { afterEach, beforeEach, expect, test } from "vitest";
import { cas } from "../../emulator/alibaba/products/cas.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { callerOf, listAt, worldOf } from "./support/one-account.ts";

const seed = worldOf({
  "cn-hangzhou": {
    "cas.certificate": [
      { CertificateId: 1, Name: "bought", Status: "ISSUED" },
      { CertificateId: 2, Name: "own", Status: "ISSUED", Upload: true },
      { CertificateId: 3, Name: "old", Status: "EXPIRED" },
    ],
    "cas.order": [
      { OrderId: 11, InstanceId: "cas-ivauto", Status: "PAYED" },
      { OrderId: 12, Status: "ISSUED", _buy: true },
    ],
    "cas.cloud-resource": [
      { Id: 21, CertId: 1, CloudName: "aliyun", CloudProduct: "ALB", Domain: "shop.example" },
    ],
    "cas.instance": [
      { InstanceId: "cas-new", Status: "inactive", _boughtAt: "{now-2d}" },
      { InstanceId: "cas-used", Status: "normal", _boughtAt: "{now-90d}" },
    ],
  },
  "ap-southeast-1": { "cas.certificate": [{ CertificateId: 4, Name: "abroad", Status: "ISSUED" }] },
});

let emulator: Emulator;
let call: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [cas] });
  call = callerOf(emulator, "2020-04-07");
});
afterEach(() => emulator.close());

const ids = async (query: Readonly<Record<string, string>>) =>
  listAt(await call("ListUserCertificateOrder", query), "CertificateOrderList").map(
    (row) => row["CertificateId"] ?? row["OrderId"],
  );

test("each kind of order is a list of its own", async () => {
  expect(await ids({})).toEqual([11]);
  expect(await ids({ OrderType: "BUY" })).toEqual([12]);
  expect(await ids({ OrderType: "CERT" })).toEqual([1, 2]);
  expect(await ids({ OrderType: "UPLOAD" })).toEqual([2]);
  expect(await codeOf(call("ListUserCertificateOrder", { OrderType: "ALL" }))).toBe(
    "InvalidParameter.OrderType",
  );
});

test("certificates that are over are shown only when their status is asked for", async () => {
  expect(await ids({ OrderType: "CERT", Status: "EXPIRED" })).toEqual([3]);
});

test("regions abroad have certificates of their own", async () => {
  expect(await ids({ OrderType: "CERT", RegionId: "ap-southeast-1" })).toEqual([4]);
});

test("an issued certificate must be revoked before it is deleted", async () => {
  expect(await codeOf(call("DeleteUserCertificate", { CertId: "1" }))).toBe(
    "OperationDenied.CertificateStatus",
  );
  await call("RevokeCertificate", { CertificateId: "1" });
  await ids({ OrderType: "CERT" });
  await call("DeleteUserCertificate", { CertId: "1" });
  await call("DeleteUserCertificate", { CertId: "2" });
  await ids({ OrderType: "CERT", Status: "REVOKED" });
  await ids({ OrderType: "CERT" });
  expect(await ids({ OrderType: "CERT" })).toEqual([]);
});

test("an instance is refunded within seven days, and deleted after it", async () => {
  expect(await codeOf(call("DeleteInstance", { InstanceId: "cas-new" }))).toBe(
    "OperationDenied.InstanceStatus",
  );
  await call("RefundInstance", { InstanceId: "cas-new" });
  await call("DeleteInstance", { InstanceId: "cas-new" });
  expect(await codeOf(call("RefundInstance", { InstanceId: "cas-used" }))).toBe(
    "OperationDenied.Refund",
  );
  expect(await call("ListInstances")).toMatchObject({ TotalCount: 1 });
});

test("a package order is cancelled with what it issued, and then it can be deleted", async () => {
  expect(await codeOf(call("DeleteCertificateRequest", { OrderId: "12" }))).toBe(
    "OperationDenied.OrderStatus",
  );
  await call("CancelCertificateForPackageRequest", { OrderId: "12" });
  await ids({ OrderType: "BUY" });
  await call("DeleteCertificateRequest", { OrderId: "12" });
  expect(await ids({ OrderType: "BUY" })).toEqual([]);
});

test("where a certificate is in use can be asked", async () => {
  const used = await call("ListCloudResources", { CertIds: "[1]" });
  const unused = await call("ListCloudResources", { CertIds: "[2]" });
  expect(listAt(used, "Data")).toMatchObject([{ CloudProduct: "ALB", Domain: "shop.example" }]);
  expect(unused).toMatchObject({ Total: 0 });
});
