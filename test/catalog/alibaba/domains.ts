import { expect } from "vitest";
import { idIn } from "../support/alibaba.ts";
import type { Seeds } from "../support/seed.ts";

const TAGS = { Tag: [{ Key: "team", Value: "odd ones" }] } as const;
const FAR = Date.parse("2031-05-06T07:08:09Z");

/** Certificates, domains, zones, accelerated domains. */
export const seeds: Seeds = {
  "cas.certificate": {
    resources: {
      "cn-hangzhou": {
        "cas.certificate": [
          {
            repeat: 51,
            CertificateId: "4{nn}",
            Name: "own {n}",
            _tags: { "odd-tag": "", team: "odd ones" },
            CommonName: "odd-{n}.example",
            Sans: "odd-{n}.example,www.odd-{n}.example",
            Issuer: "Odd CA",
            Fingerprint: "AB:{n}",
            Upload: true,
            Expired: false,
            Status: "ISSUED",
            StartDate: "2026-01-02",
            EndDate: "2031-05-06",
          },
          {
            CertificateId: 501,
            Name: "run out",
            Upload: true,
            Expired: true,
            Status: "EXPIRED",
          },
          {
            CertificateId: 601,
            Name: "bought, in force",
            Upload: false,
            Expired: false,
            Status: "ISSUED",
            InstanceId: "cas-odd-1",
            _orderId: 9001,
          },
          {
            CertificateId: 602,
            Name: "of an instance",
            Upload: false,
            Expired: false,
            Status: "ISSUED",
            InstanceId: "cas-odd-2",
          },
          {
            CertificateId: 603,
            Name: "bought, run out",
            Upload: false,
            Expired: true,
            Status: "EXPIRED",
          },
        ],
        "cas.order": [{ OrderId: 9001, InstanceId: "cas-odd-1", Status: "ISSUED" }],
        "cas.cloud-resource": [
          {
            repeat: 51,
            Id: "{n}",
            CertId: 601,
            CloudName: "aliyun",
            CloudProduct: "SLB",
            Domain: "shop-{n}.example",
          },
        ],
      },
    },
    items: {
      "451": {
        name: "own 51",
        created: "2026-01-02T00:00:00Z",
        expires: "2031-05-06T00:00:00Z",
        facts: { domain: "odd-51.example", uploaded: true, fingerprint: "AB:51" },
        proposed: "delete",
      },
      "501": { proposed: "delete", facts: { expired: true } },
      "601": { proposed: "manual", facts: { orderId: 9001 } },
    },
    removals: [
      { items: ["401", "451", "501"] },
      {
        items: ["601"],
        option: "revoke",
        calls: ["cas.CancelCertificateForPackageRequest"],
      },
      { items: ["602"], option: "revoke", calls: ["cas.RevokeCertificate"] },
      { items: ["402", "603"], option: "revoke" },
    ],
  },

  "cas.order": {
    resources: {
      "cn-hangzhou": {
        "cas.order": [
          {
            repeat: 51,
            OrderId: "7{nn}",
            ProductName: "odd product {n}",
            SourceType: "cpack",
            Status: "PAYED",
            Domain: "odd-{n}.example",
            InstanceId: "cas-odd-{n}",
            AliyunOrderId: "{n}",
            BuyDate: FAR,
          },
          {
            OrderId: "801",
            ProductName: "reviewed",
            SourceType: "buy",
            Status: "CHECKING",
            _buy: true,
          },
          { OrderId: "802", ProductName: "refused", Status: "CHECKED_FAIL" },
          { OrderId: "803", ProductName: "asleep", Status: "NOTACTIVATED" },
          { OrderId: "901", Status: "ISSUED" },
          { OrderId: "902", Status: "WILLEXPIRED", _buy: true },
          { OrderId: "903", Status: "EXPIRED" },
          { OrderId: "904", Status: "REVOKED" },
        ],
      },
    },
    hidden: ["901", "902", "903", "904"],
    items: {
      "751": { name: "odd product 51", facts: { status: "PAYED", domain: "odd-51.example" } },
    },
  },

  "cas.instance": {
    resources: {
      "cn-hangzhou": {
        "cas.instance": [
          {
            repeat: 101,
            InstanceId: "cas-odd-{nnn}",
            CertificateName: "odd instance {n}",
            _tags: { "odd-tag": "", team: "odd ones" },
            Status: "expired",
            Domain: "odd-{n}.example",
            Brand: "Odd CA",
            CertificateType: "OV",
            CertificateId: "4{nnn}",
            CertificateStatus: "expired",
            InstanceStartTime: Date.parse("2024-01-02T03:04:05Z"),
            InstanceEndTime: Date.parse("2025-01-02T03:04:05Z"),
            OrderEndTime: Date.parse("2025-01-02T03:04:05Z"),
            UsingProductList: ["slb", "cdn"],
            AutoReissue: "disable",
          },
          {
            InstanceId: "cas-new",
            Status: "normal",
            AutoReissue: "enable",
            InstanceEndTime: FAR,
            _boughtAt: "{now-2d}",
          },
          { InstanceId: "cas-kept", Status: "willExpire", InstanceEndTime: FAR },
          { InstanceId: "cas-ordered", Status: "pending", InstanceEndTime: FAR },
        ],
      },
    },
    items: {
      "cas-odd-101": {
        name: "odd instance 101",
        charge: "postpaid",
        proposed: "delete",
        uses: [idIn("cn-hangzhou", "cas.certificate", "4101")],
      },
      "cas-new": { charge: "prepaid", proposed: "manual", autoRenew: true },
    },
    removals: [
      { items: ["cas-odd-001", "cas-odd-101"] },
      {
        items: ["cas-new"],
        disposition: "refund",
        calls: ["cas.RefundInstance", "cas.DeleteInstance"],
      },
      {
        items: ["cas-kept"],
        disposition: "refund",
        stays: /can no longer be refunded/,
      },
    ],
  },

  "cdn.domain": {
    records: {
      each: {
        DomainName: "cdn{nnn}.odd.example",
        DomainStatus: "configure_failed",
        CdnType: "video",
        _tags: { "odd-tag": "", team: "odd ones" },
        Sources: { Source: [{ Content: "origin.example", Type: "domain" }] },
      },
    },
    resources: {
      "*": {
        "cdn.domain": [{ DomainName: "leaving.odd.example", DomainStatus: "deleting" }],
      },
    },
    items: {
      "cdn501.odd.example": { facts: { kind: "video", sources: ["origin.example"] } },
    },
  },

  "domain.domain": {
    records: {
      each: {
        InstanceId: "S2019{nn}",
        DomainName: "odd-{n}.example",
        DomainStatus: "3",
        AutoRenewEnabled: true,
        ExpirationDate: "2031-05-06 07:08:09",
        ExpirationDateLong: FAR,
        ExpirationDateStatus: "1",
        DnsList: { DnsList: ["dns1.odd.example", "dns2.odd.example"] },
        _updateLock: true,
      },
    },
    resources: {
      "*": {
        "domain.domain": [
          {
            InstanceId: "S-locked",
            DomainName: "locked.example",
            ExpirationDateLong: FAR,
            DomainStatus: "3",
            ExpirationDateStatus: "1",
            _transferLock: true,
          },
          {
            InstanceId: "S-leaving",
            DomainName: "leaving.example",
            ExpirationDateLong: FAR,
            DomainStatus: "3",
            ExpirationDateStatus: "1",
            _transferLock: true,
            _transferOut: "PENDING",
          },
          {
            InstanceId: "S-grace",
            DomainName: "grace.example",
            DomainStatus: "1",
            ExpirationDateStatus: "2",
          },
          {
            InstanceId: "S-redemption",
            DomainName: "redemption.example",
            DomainStatus: "2",
            ExpirationDateStatus: "2",
          },
        ],
      },
    },
    items: {
      "S-locked": { facts: { transferLock: "OPEN" }, because: expect.stringMatching(/lock is on/) },
      "S-leaving": { facts: { transferOut: "PENDING" } },
      "S-redemption": { because: expect.stringMatching(/redemption period; it leaves/) },
      S201951: {
        name: "odd-51.example",
        autoRenew: true,
        expires: "2031-05-06T07:08:09Z",
        proposed: "manual",
        facts: { nameServers: ["dns1.odd.example", "dns2.odd.example"] },
      },
    },
  },

  "alidns.domain": {
    // Each is asked about further, so the pages are short.
    pageSize: 20,
    resources: {
      "*": {
        "alidns.domain": [
          {
            repeat: 41,
            DomainName: "zone{nnn}.example",
            CreateTimestamp: Date.parse("2019-02-03T04:05:06Z"),
            VersionName: "Odd Edition",
            AliDomain: false,
            DnsServers: { DnsServer: ["vip1.odd.example", "vip2.odd.example"] },
            Tags: TAGS,
          },
          {
            DomainName: "paid.example",
            InstanceId: "dns-odd",
            InstanceEndTime: "2031-05-06T07:08Z",
            _delegated: false,
            _detectFailed: "QUERY_NS_FAILED",
            _changing: true,
            _then: { polls: 4, set: { _changing: false } },
          },
        ],
        "alidns.record": [
          {
            repeat: 501,
            RecordId: "r{nnn}",
            DomainName: "paid.example",
            RR: "host-{n}",
            Type: "MX",
            Value: "mail-{n}.example",
          },
        ],
      },
    },
    items: {
      "zone041.example": {
        created: "2019-02-03T04:05:06Z",
        facts: { edition: "Odd Edition", delegated: true, records: 0 },
      },
      "paid.example": { facts: { delegated: false, records: 501, paidInstance: "dns-odd" } },
    },
    removals: [
      { items: ["paid.example"], calls: ["Alidns.DeleteDomain", "Alidns.DeleteDomain"] },
      { items: ["zone001.example", "zone041.example"] },
    ],
  },
};
