import type { Seeds } from "../support/seed.ts";

/** Domains and what answers by their names; media and packages. */
export const seeds: Seeds = {
  "cdn.domain": {
    records: {
      each: { Domain: "www-{nnn}.example.com", Status: "offline" },
      but: { online: { Status: "online" }, closing: { Status: "closing" } },
    },
    removals: [
      {
        items: ["www-online.example.com"],
        // The last answers once the domain is offline.
        calls: [
          "cdn.StopCdnDomain",
          "cdn.DeleteCdnDomain",
          "cdn.DeleteCdnDomain",
          "cdn.DeleteCdnDomain",
        ],
      },
    ],
  },

  "cdn.traffic-package": {
    records: {
      each: { Id: 1001, Status: "enabled" },
      but: { "skipped-1": { Status: "expired" } },
    },
  },

  "live.domain": {
    records: {
      each: { Name: "push-{nnn}.example.com", Type: 0, Status: 1 },
      but: { slow: { IsDelayLive: 1 } },
    },
  },

  "live.package": {
    records: {
      each: { Id: "p-{nnn}", Type: 0, Status: 1 },
      but: { transcoding: { Type: 1 }, anchoring: { Type: 2 } },
    },
  },

  "vod.application": {
    records: {
      table: "vod.sub-app",
      each: { SubAppId: 1_500_000_001, Status: "On" },
    },
  },

  "vod.media": {
    records: { each: { FileId: "f-{nnn}", _subAppId: 1_500_000_001 } },
    resources: { "*": { "vod.sub-app": [{ SubAppId: 1_500_000_001, Status: "On" }] } },
  },

  "vod.package": {
    records: { table: "vod.prepaid-product", each: { ProductInstanceId: "r-{nnn}" } },
  },

  "ssl.certificate": {
    records: {
      each: { CertificateId: "cert-{nnn}", Status: 1, BoundResource: [] },
      but: { bound: { BoundResource: ["clb"] } },
    },
  },

  "dnspod.zone": {
    // 3,000 zones make a page, and each is asked for its records.
    pageSize: 10,
    records: {
      table: "dnspod.domain",
      each: {
        DomainId: 1001,
        Name: "odd-{n}.example.com",
        Status: "ENABLE",
        IsVip: "NO",
        DNSStatus: "",
      },
      but: { astray: { DNSStatus: "DNSERROR" } },
    },
    resources: {
      "*": {
        "dnspod.record": [
          {
            RecordId: 1,
            _domain: "odd-1.example.com",
            Type: "A",
            Name: "www",
            Value: "192.0.2.7",
          },
        ],
      },
    },
  },

  "domain.domain": {
    pageSize: 10,
    records: {
      each: {
        DomainName: "odd-{n}.example",
        DomainId: "domain-{n}",
        BuyStatus: "ok",
        _lock: true,
        _lockEnd: "2030-01-02 00:00:00",
        _nameServers: ["ns1.example.net"],
        _audit: "Approved",
      },
      but: {
        "proposed-1": { BuyStatus: "TransferPending" },
        moving: { BuyStatus: "TransferTransing" },
        "proposed-2": { BuyStatus: "RedemptionPending" },
        redeemed: { BuyStatus: "RedemptionDoing" },
        "proposed-3": { BuyStatus: "RenewPending" },
      },
    },
    items: {
      "odd-1.example": {
        facts: {
          nameServers: ["ns1.example.net"],
          transferLock: true,
          lockEnds: "2030-01-02 00:00:00",
        },
      },
    },
  },
};
