import { expect, test } from "vitest";
import { HERE, huawei } from "../catalog/support/huawei.ts";
import { openWorld } from "../catalog/support/world.ts";

const ELSEWHERE = "11111111-2222-3333-4444-555555555555";
const zone = (id: string, zone_type: string, more: Readonly<Record<string, string>> = {}) => ({
  id,
  zone_type,
  name: `${id}.example.com.`,
  created_at: "2025-01-01T00:00:00.000",
  record_num: 2,
  tags: [{ key: "team", value: "shop" }],
  ...more,
});

test.each(["public", "private"])(
  "a %s zone of another enterprise project than the default one is listed",
  async (kind) => {
    const zones = [
      zone("zone-1", kind),
      zone("zone-2", kind, { enterprise_project_id: ELSEWHERE, status: "PENDING_DELETE" }),
    ];
    const world = await openWorld(huawei, "", {
      account: {},
      resources: { [HERE]: { "dns.zone": zones } },
    });
    try {
      const { items } = await world.scan([`dns.${kind}-zone`]);
      expect(
        items.map(({ nativeId, name, state, created, tags, facts }) => ({
          nativeId,
          name,
          state,
          created: created?.slice(0, 10),
          tags,
          records: facts["records"],
        })),
      ).toEqual([
        {
          nativeId: "zone-1",
          name: "zone-1.example.com.",
          state: "present",
          created: "2025-01-01",
          tags: { team: "shop" },
          records: 2,
        },
        {
          nativeId: "zone-2",
          name: "zone-2.example.com.",
          state: "leaving",
          created: "2025-01-01",
          tags: { team: "shop" },
          records: 2,
        },
      ]);
    } finally {
      await world.close();
    }
  },
);
