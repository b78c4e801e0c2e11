import { expect, test } from "vitest";
import { disks } from "../../emulator/alibaba/products/ecs/disks.ts";
import { attestation, idOf, look, removedBy } from "./support/look.ts";

const REGION = "cn-hangzhou";

const named = (ResourceType: string, ResourceId: string, RegionId: string) => ({
  ResourceType,
  ResourceId,
  ResourceName: "payroll",
  RegionId,
  CreateTime: "2024-01-01T00:00:00Z",
});

const disk = (DiskId: string) => ({
  DiskId,
  DiskName: "data",
  DiskChargeType: "PostPaid",
  Status: "Available",
  CreationTime: "2024-01-01T00:00Z",
});

const alibaba = (resources: Parameters<typeof look>[0]["resources"]) =>
  ({ cloud: "alibaba", seed: { resourceCenter: "Enabled" }, resources: resources ?? {} }) as const;

const lost = {
  "*": { "resourcecenter.resource": [named("ACS::ECS::Disk", "d-bom", "ap-south-1")] },
};

test("a disk that the inventory names in a region nobody lists is a blocker by its id", async () => {
  const seen = await look(alibaba(lost));
  expect(seen.coverage("ecs.disk", "ap-south-1")).toMatchObject({
    outcome: "contradicted",
    lacks: ["d-bom"],
    count: 0,
  });
  expect(seen.subjects("coverage-complete")).toContain("coverage:ecs.disk:ap-south-1");
  expect(seen.subjects("blind-spots")).toEqual([
    "inventory-service:ACS::ECS::Disk/ap-south-1/d-bom",
  ]);
});

test("a disk that its own listing hides is a blocker, and the listed one is not", async () => {
  const seen = await look(
    alibaba({
      [REGION]: { "ecs.disk": [disk("d-1")] },
      "*": { "resourcecenter.resource": [named("ACS::ECS::Disk", "d-2", REGION)] },
    }),
  );
  expect(seen.coverage("ecs.disk", REGION)).toMatchObject({
    outcome: "contradicted",
    lacks: ["d-2"],
    count: 1,
  });
  expect(seen.found.view.items.map(({ nativeId }) => nativeId)).toContain("d-1");
});

test("a listing that the inventory agrees with stays complete, zones and resource names included", async () => {
  const seen = await look(
    alibaba({
      [REGION]: { "ecs.disk": [disk("d-1"), disk("d-2")] },
      "*": {
        "resourcecenter.resource": [
          named("ACS::ECS::Disk", "d-1", `${REGION}-h`),
          named("ACS::ECS::Disk", "acs:ecs:cn-hangzhou:1:disk/d-2", REGION),
        ],
      },
    }),
  );
  expect(seen.coverage("ecs.disk", REGION)).toMatchObject({ outcome: "listed", count: 2 });
  expect(seen.subjects("blind-spots")).toEqual([]);
});

test("what a run removed an hour ago may still be named, and it is said", async () => {
  const seen = await look({
    ...alibaba(lost),
    journal: (ago) => removedBy("alibaba:ecs.disk:ap-south-1:d-bom", ago(1), idOf("alibaba")),
  });
  expect(seen.subjects("blind-spots")).toEqual([]);
  expect(seen.coverage("ecs.disk", "ap-south-1")?.outcome).toBe("inactive");
  expect(seen.found.inventory.sightings).toContainEqual(
    expect.objectContaining({
      code: "ACS::ECS::Disk",
      late: [expect.objectContaining({ id: "d-bom" })],
    }),
  );
});

test("what a listing of the same command showed a moment ago may still be named", async () => {
  const seen = await look(
    alibaba({
      [REGION]: { "ecs.disk": [disk("d-1")] },
      "*": { "resourcecenter.resource": [named("ACS::ECS::Disk", "d-1", REGION)] },
    }),
  );
  seen.emulator.world.store.account(idOf("alibaba"))?.table(disks, REGION).remove("d-1");
  const later = await seen.again("ecs.disk");
  expect(later.coverage("ecs.disk", REGION)).toMatchObject({ outcome: "listed", count: 0 });
  expect(later.subjects("blind-spots")).toEqual([]);
});

test("what is still named two days after its removal is a blocker again", async () => {
  const seen = await look({
    ...alibaba(lost),
    journal: (ago) => removedBy("alibaba:ecs.disk:ap-south-1:d-bom", ago(49), idOf("alibaba")),
  });
  expect(seen.coverage("ecs.disk", "ap-south-1")?.outcome).toBe("contradicted");
  expect(seen.findings("blind-spots")[0]?.says).toContain("24 hours");
});

test("what the inventory names is settled by an attestation with evidence, and by no line alone", async () => {
  const subject = "inventory-service:ACS::ECS::Disk/ap-south-1/d-bom";
  const line = await look({
    ...alibaba(lost),
    account: `answers:\n  - { policy: blind-spots, subject: "${subject}", answer: gone, because: looked }\n`,
  });
  expect(line.subjects("blind-spots")).toEqual([subject]);
  const stated = await look({
    ...alibaba(lost),
    attestations: {
      "disk.yaml": attestation({
        accountId: idOf("alibaba"),
        policy: "blind-spots",
        subject,
        answer: "gone",
        at: new Date(Date.now() - 60_000).toISOString(),
      }),
    },
  });
  expect(stated.subjects("blind-spots")).toEqual([]);
  expect(stated.coverage("ecs.disk", "ap-south-1")?.outcome).toBe("inactive");
});

test("what people named is the same thing only in its own region", async () => {
  const pair = (KeyPairName: string) => ({ KeyPairName, CreationTime: "2024-01-01T00:00Z" });
  const seen = await look(
    alibaba({
      [REGION]: { "ecs.key-pair": [pair("default")] },
      "*": { "resourcecenter.resource": [named("ACS::ECS::KeyPair", "default", "ap-south-1")] },
    }),
  );
  expect(seen.subjects("blind-spots")).toEqual([
    "inventory-service:ACS::ECS::KeyPair/ap-south-1/default",
  ]);
});

test("parts of a listed item block nothing, and parts of none do", async () => {
  const store = named("ACS::SLS::LogStore", "app-log", REGION);
  const project = { projectName: "shop", description: "", createTime: "2024-01-01 00:00:00" };
  const held = await look(
    alibaba({
      [REGION]: { "sls.project": [project] },
      "*": { "resourcecenter.resource": [store] },
    }),
  );
  expect(held.subjects("blind-spots")).toEqual([]);
  const orphan = await look(alibaba({ "*": { "resourcecenter.resource": [store] } }));
  expect(orphan.subjects("blind-spots")).toEqual([
    `inventory-service:ACS::SLS::LogStore/${REGION}/app-log`,
  ]);
});

test("a disk in a region that is not offered is a question by its id, though Tencent's spelling is unsure", async () => {
  const seen = await look({
    cloud: "tencent",
    resources: {
      "ap-mumbai": {
        "cbs.disk": [
          { DiskId: "disk-bom", DiskName: "payroll", DiskChargeType: "POSTPAID_BY_HOUR" },
        ],
      },
    },
  });
  expect(seen.subjects("blind-spots")).toContain(
    "inventory-service:qcs::cbs::disk/ap-mumbai/disk-bom",
  );
});

test("ids in another spelling are held against the listing by number", async () => {
  const volumes = (...ids: readonly string[]) => ({
    cloud: "tencent" as const,
    resources: {
      "ap-guangzhou": {
        "cbs.disk": [{ DiskId: "disk-1", DiskName: "data", DiskChargeType: "POSTPAID_BY_HOUR" }],
      },
      "*": {
        "cloudrc.resource": ids.map((ResourceId) => ({
          ResourceType: "qcs::cvm::volume",
          ResourceId,
          RegionCode: "ap-guangzhou",
        })),
      },
    },
  });
  expect((await look(volumes("one"))).subjects("blind-spots")).toEqual([]);
  expect((await look(volumes("one", "two"))).subjects("blind-spots")).toEqual([
    "inventory-service:qcs::cvm::volume/ap-guangzhou/one",
    "inventory-service:qcs::cvm::volume/ap-guangzhou/two",
  ]);
});

test("an id that no listing shows is a question where the others agree, whatever the numbers say", async () => {
  const key = { KeyId: "key-1", Alias: "orders", KeyState: "Enabled", Owner: "user" };
  const seen = await look({
    cloud: "tencent",
    resources: {
      "ap-guangzhou": { "kms.key": [key] },
      "*": {
        "cloudrc.resource": [
          { ResourceType: "qcs::kms::key", ResourceId: "key-2", RegionCode: "ap-guangzhou" },
        ],
      },
    },
  });
  expect(seen.subjects("blind-spots")).toEqual([
    "inventory-service:qcs::kms::key/ap-guangzhou/key-2",
  ]);
  expect(seen.coverage("kms.key", "ap-guangzhou")?.lacks).toEqual(["key-2"]);
});

test("a record that a row leaves out of the listing is no contradiction", async () => {
  const receiver = (Uid: number, IsReceiverOwner: 0 | 1) => ({
    Uid,
    Name: `contact ${Uid}`,
    IsReceiverOwner,
    Remark: "",
  });
  const seen = await look({
    cloud: "tencent",
    resources: { "*": { "cam.receiver": [receiver(11, 1), receiver(12, 0)] } },
  });
  expect(seen.found.view.items.map(({ nativeId }) => nativeId)).toContain("12");
  expect(seen.subjects("blind-spots")).toEqual([]);
});

test("a key whose deletion was scheduled may still be named a day after its end", async () => {
  const key = {
    cloud: "tencent" as const,
    resources: {
      "*": {
        "cloudrc.resource": [
          { ResourceType: "qcs::kms::key", ResourceId: "key-9", RegionCode: "ap-guangzhou" },
        ],
      },
    },
  };
  const gone = (hours: number) =>
    look({
      ...key,
      journal: (ago) => [
        {
          kind: "run",
          at: ago(200),
          run: "r",
          command: "deploy",
          accountId: idOf("tencent"),
          pid: 1,
        },
        {
          kind: "proved",
          at: ago(200),
          run: "r",
          item: "tencent:kms.key:ap-guangzhou:key-9",
          how: "its deletion is scheduled",
          until: ago(hours),
        },
        { kind: "end", at: ago(199), run: "r", outcome: "done" },
      ],
    });
  expect((await gone(5)).subjects("blind-spots")).toEqual([]);
  expect((await gone(50)).subjects("blind-spots")).toHaveLength(1);
});
