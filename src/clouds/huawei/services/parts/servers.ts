/** What a server of either kind, virtual or bare metal, is read by: both products answer as OpenStack does. */
export const serverRead = {
  id: "id",
  name: "name",
  created: "created",
  protections: { name: "lock", when: { at: "locked", is: true } },
  facts: {
    status: "status",
    flavor: "flavor.id",
    image: "image.id",
    frozen: "metadata.EcmResStatus",
    vpcId: "metadata.vpc_id",
  },
} as const;

/** Its tags, by a call of each product's own. */
export const serverTags = (action: string) =>
  ({
    by: {
      action,
      params: { server_id: "$id" },
      most: 1,
      items: "tags",
      key: "key",
      value: "value",
      paging: { by: "none" },
    },
  }) as const;

/** What it stands on. */
export const serverUses = [
  { type: "evs.volume", at: "os-extended-volumes:volumes_attached[].id" },
  { type: "vpc.security-group", at: "security_groups[].id" },
  { type: "vpc.vpc", at: "metadata.vpc_id" },
] as const;
