import { defineService } from "../../../core/service.ts";

/**
 * Zones. Public ones are the same in every region and are asked in one; private ones are of their region. The
 * official Terraform provider takes any 404 for gone. https://support.huaweicloud.com/intl/en-us/api-dns/
 *
 * The addresses of these pages are unverified: dns.private-zone.
 */
export const dns = defineService({
  product: "dns",
  defaults: {
    docs: "https://support.huaweicloud.com/intl/en-us/api-dns/",
    wave: "domains",
    scope: "region",
    concern: "zone",
    dataBearing: true,
    paging: {
      by: "offset",
      offset: "offset",
      size: ["limit", 500],
      total: "metadata.total_count",
    },
    tags: { at: "tags", key: "key", value: "value" },
    gone: ["HTTP 404"],
    busy: ["HTTP 409"],
  },
  types: {
    "dns.public-zone": {
      title: "Public DNS zone",
      docs: "dns_api_62003.html",
      scope: "account",
      list: {
        action: "ListPublicZones",
        params: { type: "public" },
        leaves: {
          enterprise_project_id:
            "the text calls the default project the default, and no value for all of them is documented; a zone of another project that is not listed stands out by what Config names (unverified)",
        },
        items: "zones",
      },
      detail: {
        name: "records",
        action: "ListRecordSetsByZone",
        params: { zone_id: "$id" },
        items: "recordsets",
        size: 500,
        must: ["id", "type"],
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        states: {
          at: "status",
          present: [
            "ACTIVE",
            "PENDING_CREATE",
            "PENDING_UPDATE",
            "PENDING_FREEZE",
            "FREEZE",
            "ILLEGAL",
            "POLICE",
            "PENDING_DISABLE",
            "DISABLE",
            "ERROR",
          ],
          leaving: ["PENDING_DELETE"],
        },
        facts: { status: "status", records: "record_num" },
        ties: {
          records: { types: "detail.records[].type", values: "detail.records[].records[]" },
        },
      },
      counts: ["records"],
      remove: {
        does: "delete the zone with its records",
        action: "DeletePublicZone",
        params: { zone_id: "$id" },
      },
      known: { inventory: ["dns.publiczones"], product: ["hws.service.type.dns"] },
    },

    "dns.private-zone": {
      title: "Private DNS zone",
      wave: "network",
      docs: "dns_api_63003.html",
      list: {
        action: "ListPrivateZones",
        params: { type: "private" },
        leaves: {
          enterprise_project_id:
            "the text calls the default project the default, and no value for all of them is documented; a zone of another project that is not listed stands out by what Config names (unverified)",
        },
        items: "zones",
      },
      detail: {
        name: "records",
        action: "ListRecordSetsByZone",
        params: { zone_id: "$id" },
        items: "recordsets",
        size: 500,
        must: ["id", "type"],
      },
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        states: {
          at: "status",
          present: [
            "ACTIVE",
            "PENDING_CREATE",
            "PENDING_UPDATE",
            "PENDING_FREEZE",
            "FREEZE",
            "ILLEGAL",
            "POLICE",
            "PENDING_DISABLE",
            "DISABLE",
            "ERROR",
          ],
          leaving: ["PENDING_DELETE"],
        },
        facts: { status: "status", records: "record_num", networks: "routers[].router_id" },
        ties: {
          records: {
            types: "detail.records[].type",
            values: "detail.records[].records[]",
          },
        },
      },
      counts: ["records"],
      uses: { type: "vpc.vpc", at: "routers[].router_id" },
      remove: {
        does: "delete the zone with its records",
        action: "DeletePrivateZone",
        params: { zone_id: "$id" },
      },
      known: { inventory: ["dns.privatezones"] },
    },
  },
});
