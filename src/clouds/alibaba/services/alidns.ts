import { defineService } from "../../../core/service.ts";
import { pages } from "./parts/pagings.ts";

/**
 * DNS zones. The paid edition of a zone is a subscription of its own.
 * https://api.alibabacloud.com/document/Alidns/2015-01-09/overview
 *
 * Error codes: official Terraform provider (errors.go, resource_alicloud_dns.go); those of
 * DescribeDomainNs are unverified.
 */
export const alidns = defineService({
  product: "Alidns",
  defaults: {
    wave: "domains",
    scope: "account",
    dataBearing: true,
    paging: pages(100),
  },
  types: {
    "alidns.domain": {
      title: "DNS zone",
      concern: "zone",
      docs: "https://api.alibabacloud.com/document/Alidns/2015-01-09/DeleteDomain",
      // The text says that starred ones are the default; whether others are listed then is unverified. So is which
      // host tells the zones of an international account: the two are merged.
      list: [true, false].flatMap((starred) =>
        [undefined, "ap-southeast-1"].map((region) => ({
          action: "DescribeDomains",
          params: { Starmark: starred },
          items: "Domains.Domain",
          ...(region === undefined ? {} : { region }),
        })),
      ),
      detail: [
        {
          name: "records",
          action: "DescribeDomainRecords",
          must: ["Type", "RR", "Value"],
          params: { DomainName: "$id" },
          items: "DomainRecords.Record",
          size: 500,
          none: ["InvalidDomainName.NoExist"],
          leaves: {
            Line: "the name of the line that records have where none is chosen; that it filters is unverified",
          },
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
      remove: {
        does: "delete the zone with its records",
        action: "DeleteDomain",
        params: { DomainName: "$id" },
        gone: ["InvalidDomainName.NoExist"],
        busy: ["RecordForbidden.DNSChange", "DnsSystemBusyness"],
      },
      known: {
        inventory: ["ACS::Alidns::Domain"],
        product: ["dns"],
        billedByUse: "unverified: whether its bill names zones by their ids was not found",
      },
    },
  },
});
