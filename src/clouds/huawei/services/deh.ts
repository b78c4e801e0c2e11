import { defineService } from "../../../core/service.ts";
import { lastIds } from "./parts/pagings.ts";
import { endRenewal, unlessPrepaid, unsubscribe } from "./parts/prepaid.ts";

/**
 * Machines that hold servers of this account alone. No field of the package's listing tells how one is paid;
 * what was bought for a period is told by billing (joined row `bss.period-resource`). The official Terraform
 * provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: deh.host.
 */
export const deh = defineService({
  product: "deh",
  types: {
    "deh.host": {
      title: "Dedicated host",
      docs: "https://support.huaweicloud.com/intl/en-us/api-deh/deh_02_0020.html",
      wave: "workloads",
      scope: "region",
      dataBearing: false,
      list: {
        action: "ListDedicatedHosts",
        leaves: { tenant: "only administrators of the cloud itself can name others" },
        items: "dedicated_hosts",
        paging: { ...lastIds(100, "dedicated_host_id"), told: "total" },
      },
      read: {
        id: "dedicated_host_id",
        name: "name",
        created: "allocated_at",
        tags: {
          by: {
            action: "ShowDedicatedHostTags",
            params: { dedicated_host_id: "$id" },
            most: 1,
            items: "tags",
            key: "key",
            value: "value",
            paging: { by: "none" },
          },
        },
        states: {
          at: "state",
          present: ["available", "fault"],
          unpublished: "the package names the words where the listing is asked for one of them",
        },
        facts: {
          status: "state",
          kind: "host_properties.host_type",
          servers: "instance_total",
        },
        skip: { when: { at: "state", is: "released" }, because: "the host is released" },
      },
      material: ["kind"],
      counts: ["servers"],
      after: ["ecs.instance"],
      gone: ["HTTP 404"],
      busy: ["HTTP 409"],
      remove: [
        endRenewal,
        {
          does: "release the host",
          deletes: true,
          action: "DeleteDedicatedHost",
          params: { dedicated_host_id: "$id" },
          when: unlessPrepaid,
        },
        unsubscribe,
      ],
    },
  },
});
