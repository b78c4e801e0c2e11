import { afterEach, beforeEach, expect, test } from "vitest";
import { alidns } from "../../emulator/alibaba/products/alidns.ts";
import { domain } from "../../emulator/alibaba/products/domain.ts";
import { type Emulator, startEmulator } from "../../emulator/server.ts";
import { codeOf } from "./support/clients.ts";
import { accountId, callerOf, listAt, worldOf } from "./support/one-account.ts";

const seed = worldOf({
  "*": {
    "domain.domain": [
      {
        InstanceId: "S1",
        DomainName: "shop.example",
        ExpirationDate: "2026-02-01 00:00:00",
        AutoRenewEnabled: false,
        _transferLock: true,
      },
      {
        InstanceId: "S2",
        DomainName: "blog.example",
        ExpirationDate: "2026-02-01 00:00:00",
        AutoRenewEnabled: true,
      },
    ],
    "alidns.domain": [
      {
        DomainName: "shop.example",
        DomainId: "d1",
        DnsServers: { DnsServer: ["dns9.hichina.com"] },
      },
      {
        DomainName: "moved.example",
        DomainId: "d2",
        _delegated: false,
        DnsServers: { DnsServer: ["dns9.hichina.com"] },
      },
    ],
    "alidns.record": [
      { RecordId: "1", DomainName: "shop.example", RR: "@", Type: "MX", Value: "mail.example" },
      { RecordId: "2", DomainName: "shop.example", RR: "www", Type: "A", Value: "192.0.2.1" },
    ],
  },
});

let emulator: Emulator;
let registrar: ReturnType<typeof callerOf>;
let dns: ReturnType<typeof callerOf>;
beforeEach(async () => {
  emulator = await startEmulator({ seed, services: [domain, alidns] });
  registrar = callerOf(emulator, "2018-01-29");
  dns = callerOf(emulator, "2015-01-09");
});
afterEach(() => emulator.close());

const page = { PageNum: "1", PageSize: "20" };

test("the registrar's list needs a page and its size", async () => {
  expect(await codeOf(registrar("QueryDomainList"))).toBe("MissingParameter");
  const reply = await registrar("QueryDomainList", page);
  expect(reply).toMatchObject({ TotalItemNum: 2, NextPage: false });
  expect(listAt(reply, "Data.Domain")).toMatchObject([
    { DomainName: "shop.example", AutoRenewEnabled: false },
    { DomainName: "blog.example", AutoRenewEnabled: true },
  ]);
});

test("a domain is not deleted by API", async () => {
  expect(await codeOf(registrar("SaveTaskForSubmittingDomainDelete", { InstanceId: "S1" }))).toBe(
    "DomainDeleteNotSupported",
  );
});

test("a transfer starts with the lock taken off, and the code goes by mail", async () => {
  const name = { DomainName: "shop.example" };
  expect(await codeOf(registrar("SaveSingleTaskForQueryingTransferAuthorizationCode", name))).toBe(
    "TransferProhibited",
  );
  await registrar("SaveSingleTaskForTransferProhibitionLock", { ...name, Status: "false" });
  const task = await registrar("SaveSingleTaskForQueryingTransferAuthorizationCode", name);
  expect(Object.keys(task).sort()).toEqual(["RequestId", "TaskNo"]);
  expect(await registrar("QueryTransferOutInfo", name)).toMatchObject({ Status: 1 });
});

test("a person transfers a domain in the console", async () => {
  const reply = await fetch(`${emulator.url}/_admin/console/transfer-domain`, {
    method: "POST",
    body: JSON.stringify({ account: accountId, domain: "shop.example" }),
  });
  expect(reply.status).toBe(200);
  expect(await registrar("QueryDomainList", page)).toMatchObject({ TotalItemNum: 1 });
});

test("a domain goes some time after its end, unless it renews itself", async () => {
  emulator.clock.advance(30 * 86_400_000);
  const expired = await registrar("QueryDomainByInstanceId", { InstanceId: "S1" });
  expect(expired).toMatchObject({ ExpirationDateStatus: "2" });
  emulator.clock.advance(75 * 86_400_000);
  const left = await registrar("QueryDomainList", page);
  expect(listAt(left, "Data.Domain")).toMatchObject([
    { DomainName: "blog.example", ExpirationDate: "2027-02-01 00:00:00" },
  ]);
});

test("a zone tells its records, its delegation, and goes with its records", async () => {
  const zone = { DomainName: "shop.example" };
  expect(listAt(await dns("DescribeDomains"), "Domains.Domain")).toMatchObject([
    { DomainName: "shop.example", RecordCount: 2 },
    { DomainName: "moved.example", RecordCount: 0 },
  ]);
  expect(await dns("DescribeDomainRecords", { ...zone, Type: "MX" })).toMatchObject({
    TotalCount: 1,
  });
  expect(await dns("DescribeDomainNs", zone)).toMatchObject({ IncludeAliDns: true });
  expect(await dns("DescribeDomainNs", { DomainName: "moved.example" })).toMatchObject({
    IncludeAliDns: false,
  });
  await dns("DeleteDomain", zone);
  expect(await codeOf(dns("DescribeDomainRecords", zone))).toBe("InvalidDomainName.NoExist");
});
