import { defineService } from "../../../core/service.ts";

/**
 * DNS zones. The paid edition of a zone is a subscription of its own.
 * https://api.alibabacloud.com/document/Alidns/2015-01-09/overview
 *
 * Error codes: official Terraform provider (errors.go, resource_alicloud_dns.go); those of
 * DescribeDomainNs are unverified.
 */
export const alidns = defineService({
  product: "Alidns",
  docs: "https://api.alibabacloud.com/document/Alidns/2015-01-09/overview",
  types: {
    "alidns.domain": {
      title: "DNS zone",
      concern: "zone",
      docs: "https://api.alibabacloud.com/document/Alidns/2015-01-09/DeleteDomain",
      wave: "domains",
      scope: "account",
      list: {
        action: "DescribeDomains",
        items: "Domains.Domain",
        paging: { by: "number", page: "PageNumber", size: ["PageSize", 100], total: "TotalCount" },
      },
      detail: [
        {
          name: "records",
          action: "DescribeDomainRecords",
          must: ["Type", "RR", "Value"],
          params: { DomainName: "$id" },
          items: "DomainRecords.Record",
          paging: {
            by: "number",
            page: "PageNumber",
            size: ["PageSize", 500],
            total: "TotalCount",
          },
          none: ["InvalidDomainName.NoExist"],
        },
        {
          // Asks the registry itself; a name that nobody delegates is answered with an error.
          name: "delegation",
          action: "DescribeDomainNs",
          must: "IncludeAliDns",
          params: { DomainName: "$id" },
          none: ["InvalidDomainName.NoExist", "DnsCheck.Failed"],
        },
      ],
      read: {
        id: "DomainName",
        name: "DomainName",
        created: "CreateTimestamp",
        tags: { at: "Tags.Tag", key: "Key", value: "Value" },
        facts: {
          records: "RecordCount",
          recordTypes: "detail.records[].Type",
          recordNames: "detail.records[].RR",
          recordValues: "detail.records[].Value",
          delegated: "detail.delegation.IncludeAliDns",
          nameServers: "detail.delegation.DnsServers.DnsServer[]",
          delegationCheck: "detail.delegation.DetectFailedReasonCode",
          edition: "VersionName",
          paidInstance: "InstanceId",
          paidUntil: "InstanceEndTime",
          registeredHere: "AliDomain",
        },
        ties: {
          records: {
            types: "detail.records[].Type",
            values: "detail.records[].Value",
            delegated: { at: "detail.delegation.IncludeAliDns", is: true },
          },
        },
      },
      material: ["records", "recordTypes", "delegated", "paidInstance"],
      dataBearing: true,
      remove: {
        by: "call",
        steps: [
          {
            does: "delete the zone with its records",
            deletes: true,
            action: "DeleteDomain",
            params: { DomainName: "$id" },
            gone: ["InvalidDomainName.NoExist"],
            busy: ["RecordForbidden.DNSChange", "DnsSystemBusyness"],
          },
        ],
      },
      known: { inventory: ["ACS::Alidns::Domain"], product: ["dns"] },
    },
  },
});
