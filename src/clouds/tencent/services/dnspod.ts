import { defineService } from "../../../core/service.ts";
import { accountTags } from "./parts/tags.ts";

/**
 * DNS zones. https://cloud.tencent.com/document/api/1427/56194
 *
 * Error codes: Go SDK tencentcloud-sdk-go, dnspod/v20210323/errors.go; that an account without zones
 * answers NoDataOfDomain is unverified.
 */
export const dnspod = defineService({
  product: "dnspod",
  defaults: {
    wave: "domains",
    scope: "account",
    dataBearing: true,
    paging: {
      by: "offset",
      offset: "Offset",
      size: ["Limit", 3000],
      total: "DomainCountInfo.DomainTotal",
    },
  },
  types: {
    "dnspod.zone": {
      title: "DNS zone",
      concern: "zone",
      docs: "https://cloud.tencent.com/document/api/1427/56197",
      list: {
        action: "DescribeDomainList",
        // Zones that others share with the account are theirs.
        params: { Type: "MINE" },
        items: "DomainList",
        none: ["ResourceNotFound.NoDataOfDomain"],
      },
      detail: {
        name: "records",
        action: "DescribeRecordList",
        must: ["Type", "Name", "Value"],
        params: { Domain: "$name", ErrorOnEmpty: "no" },
        items: "RecordList",
        total: "RecordCountInfo.TotalCount",
        none: ["ResourceNotFound.NoDataOfRecord", "InvalidParameterValue.DomainNotExists"],
      },
      read: {
        id: "DomainId",
        name: "Name",
        created: "CreatedOn",
        lastActive: "UpdatedOn",
        expires: "VipEndAt",
        tags: {
          at: "TagList",
          key: "TagKey",
          value: "TagValue",
          else: accountTags("dnspod", ["DomainId", "Name"]),
        },
        facts: {
          domain: "Name",
          status: "Status",
          dns: "DNSStatus",
          grade: "GradeTitle",
          paid: "IsVip",
          records: "RecordCount",
          recordTypes: "detail.records[].Type",
          recordNames: "detail.records[].Name",
          recordValues: "detail.records[].Value",
        },
        states: { at: "Status", present: ["ENABLE", "PAUSE", "SPAM"] },
        ties: {
          records: {
            types: "detail.records[].Type",
            values: "detail.records[].Value",
            // Empty where the domain's name servers are the zone's, DNSERROR where they are not:
            // https://cloud.tencent.com/document/api/1427/56185#DomainListItem
            delegated: { at: "DNSStatus", is: "" },
          },
        },
      },
      material: ["domain", "recordTypes"],
      counts: ["records"],
      proposes: [
        {
          when: { at: "Status", is: "SPAM" },
          disposition: "manual",
          because: "the zone is banned; only customer service can take it out",
        },
        {
          when: { at: "IsVip", is: "YES" },
          disposition: "manual",
          because: "a zone with a paid plan cannot be deleted before its plan is given back",
        },
      ],
      remove: {
        does: "delete the zone with its records",
        action: "DeleteDomain",
        params: { Domain: "$name", DomainId: "$id" },
        gone: ["InvalidParameterValue.DomainNotExists"],
        busy: ["FailedOperation.UnknowError"],
      },
      codes: {
        unlisted: {
          "ResourceNotFound.NoDataOfDomain":
            '"no domain", listed for other lists of the product (DescribeDomainAndRecordList)',
        },
        notOurs: { "FailedOperation.DomainIsLocked": "a person has it unlocked" },
      },
      known: {
        inventory: ["qcs::dnspod::domain"],
        product: ["p_dnspod"],
        billedByUse: "unverified: whether its bill names zones by their ids was not found",
      },
    },
  },
});
