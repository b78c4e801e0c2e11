import { defineService } from "../../../core/service.ts";

const pages = {
  by: "offset",
  offset: "start_number",
  size: ["limit", 100],
  total: "total_number",
} as const;

/**
 * Groups that scale servers by themselves, and what the servers are made from. The official Terraform provider
 * takes any 404 and `AS.2007` for gone.
 *
 * The addresses of these pages are unverified: as.configuration.
 */
export const autoscaling = defineService({
  product: "as",
  defaults: {
    wave: "workloads",
    scope: "region",
    dataBearing: false,
    paging: pages,
  },
  types: {
    "as.group": {
      title: "AS group",
      docs: "https://support.huaweicloud.com/intl/en-us/api-as/as_06_0105.html",
      list: {
        action: "ListScalingGroups",
        params: { enterprise_project_id: "all_granted_eps" },
        items: "scaling_groups",
      },
      read: {
        id: "scaling_group_id",
        name: "scaling_group_name",
        created: "create_time",
        tags: { at: "tags", key: "key", value: "value" },
        states: {
          at: "scaling_group_status",
          present: ["INSERVICE", "PAUSED", "ERROR", "FREEZED"],
          leaving: ["DELETING"],
        },
        facts: {
          status: "scaling_group_status",
          instances: "current_instance_number",
          configuration: "scaling_configuration_id",
          vpcId: "vpc_id",
        },
      },
      material: ["vpcId"],
      counts: ["instances"],
      // What it scales down it makes anew, until it is gone.
      recreates: ["ecs.instance"],
      uses: [
        { type: "as.configuration", at: "scaling_configuration_id" },
        { type: "vpc.vpc", at: "vpc_id" },
        { type: "vpc.subnet", at: "networks[].id" },
        { type: "vpc.security-group", at: "security_groups[].id" },
        { type: "elb.pool", at: "lbaas_listeners[].pool_id" },
      ],
      gone: ["HTTP 404", "AS.2007"],
      remove: {
        does: "delete the group with the servers that it made",
        action: "DeleteScalingGroup",
        params: { scaling_group_id: "$id", force_delete: "yes" },
        busy: ["HTTP 409"],
      },
      known: { inventory: ["as.scalingGroups"] },
    },

    "as.configuration": {
      title: "AS configuration",
      docs: "https://support.huaweicloud.com/intl/en-us/api-as/as_06_0204.html",
      list: { action: "ListScalingConfigs", items: "scaling_configurations" },
      read: {
        id: "scaling_configuration_id",
        name: "scaling_configuration_name",
        created: "create_time",
        tags: { at: "instance_config.tags", key: "key", value: "value" },
        facts: { image: "instance_config.imageRef", flavor: "instance_config.flavorRef" },
      },
      material: ["image"],
      uses: [
        { type: "ims.image", at: "instance_config.imageRef" },
        { type: "kps.key-pair", at: "instance_config.key_name" },
      ],
      gone: ["HTTP 404", "AS.2007"],
      remove: {
        does: "delete the configuration",
        action: "DeleteScalingConfig",
        params: { scaling_configuration_id: "$id" },
      },
      known: { inventory: ["as.scalingConfigurations"] },
    },
  },
});
