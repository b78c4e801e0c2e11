import type { ListedBy } from "../../../core/row-call.ts";
import type { Detail, Read } from "../../../core/row-read.ts";
import { defineService } from "../../../core/service.ts";

/**
 * Without a project the listing of zones is of the default one, by its text, and no value for all of them is
 * published. Every zone begins with a record that the service makes ("created by the system by default, and not
 * by users", says the API reference of SOA), and the listing of records of all zones knows no projects.
 */
const defaultProject: ListedBy = {
  listedBy: "ListRecordSetsWithLine",
  because: "without it, zones of the default project alone are listed",
};

const anyValue = { records: "it searches for what a record says, and nothing is searched for" };

const words = {
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
};

/** A zone by the record with which it begins. */
const byStart = (kind: "public" | "private"): Partial<Read> => ({
  id: "zone_id",
  name: "zone_name",
  created: "detail.zone.created_at",
  tags: {
    by: {
      action: "ShowResourceTag",
      params: { resource_type: `DNS-${kind}_zone`, resource_id: "$id" },
      most: 1,
      items: "tags",
      key: "key",
      value: "value",
      paging: { by: "none" },
    },
  },
  states: [{ is: "leaving", when: { at: "detail.zone.status", is: words.leaving } }],
  stateWords: [{ at: "detail.zone.status", ...words }],
  facts: {
    status: "detail.zone.status",
    records: "detail.zone.record_num",
    ...(kind === "private" ? { networks: "detail.zone.routers[].router_id" } : {}),
  },
});

const records: Detail & { readonly size: number } = {
  name: "records",
  action: "ListRecordSetsByZone",
  params: { zone_id: "$id" },
  items: "recordsets",
  size: 500,
  must: ["id", "type"],
};

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
      list: [
        {
          action: "ListPublicZones",
          params: { type: "public" },
          leaves: { enterprise_project_id: defaultProject },
          items: "zones",
        },
        {
          action: "ListRecordSetsWithLine",
          params: { zone_type: "public", type: "SOA" },
          leaves: anyValue,
          items: "recordsets",
          read: byStart("public"),
        },
      ],
      detail: [
        {
          name: "zone",
          action: "ShowPublicZone",
          params: { zone_id: "$id" },
          must: "id",
          none: ["HTTP 404"],
        },
        records,
      ],
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        states: { at: "status", ...words },
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
      list: [
        {
          action: "ListPrivateZones",
          params: { type: "private" },
          leaves: { enterprise_project_id: defaultProject },
          items: "zones",
        },
        {
          action: "ListRecordSetsWithLine",
          params: { zone_type: "private", type: "SOA" },
          leaves: anyValue,
          items: "recordsets",
          read: byStart("private"),
        },
      ],
      detail: [
        {
          name: "zone",
          action: "ShowPrivateZone",
          params: { zone_id: "$id" },
          must: "id",
          none: ["HTTP 404"],
        },
        records,
      ],
      read: {
        id: "id",
        name: "name",
        created: "created_at",
        states: { at: "status", ...words },
        facts: {
          status: "status",
          records: "record_num",
          networks: "routers[].router_id",
        },
        ties: {
          records: {
            types: "detail.records[].type",
            values: "detail.records[].records[]",
          },
        },
      },
      counts: ["records"],
      uses: { type: "vpc.vpc", at: "detail.zone.routers[].router_id" },
      remove: {
        does: "delete the zone with its records",
        action: "DeletePrivateZone",
        params: { zone_id: "$id" },
      },
      known: { inventory: ["dns.privatezones"] },
    },
  },
});
