import { describe, expect, it } from "vitest";
import { sentAs } from "../../../emulator/huawei/api.ts";
import { identityTables } from "../../../emulator/huawei/identity.ts";
import { labelsOf } from "../../../emulator/huawei/service.ts";
import { loadServices } from "../../../emulator/huawei/services.ts";
import { startEmulator } from "../../../emulator/server.ts";
import { send } from "./support/sign.ts";

const key = { id: "HWROOT", secret: "root-secret" };
const services = await loadServices();
const tables = [
  ...services.flatMap((service) => service.tables ?? []),
  ...identityTables.filter(({ name }) => ["iam.group", "iam.agency"].includes(name)),
];

/** A row that has its id alone, and what a listing is asked by. */
function rowOf({ id, usual }: (typeof tables)[number]) {
  return {
    ...usual,
    ...(typeof id === "string" ? { [id]: id === "account_type" ? 1 : "one" } : {}),
  };
}

const place = (scope: string) =>
  Object.fromEntries(
    tables
      .filter((table) => table.scope === scope && typeof table.id === "string")
      .map((table) => [table.name, [rowOf(table)]]),
  );

const seed = {
  huaweiRegions: ["cn-north-4"],
  accounts: [
    {
      cloud: "huawei",
      id: "head",
      kind: "management",
      keys: [key],
      projects: [{ name: "cn-north-4", id: "p1" }],
      users: [{ name: "u", id: "u1", groups: ["g"], policies: ["AdministratorAccessPolicy"] }],
      resources: {
        "*": place("account"),
        "cn-north-4": {
          ...place("region"),
          "cce.cluster": [{ metadata: { uid: "one" } }],
          "smn.topic": [{ topic_urn: "one", topic_id: "one" }],
        },
      },
    },
  ],
};

/** What lookups are asked by that are not asked as the others of their kind. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "functiongraph ListFunctionTags": { resource_type: "functions", resource_id: "one" },
  "smn ListResourceTags": { resource_type: "smn_topic", resource_id: "one" },
  "scm ListTagsByCertificate": { resource_id: "one" },
  "organizations ShowPolicy": { policy_id: "one" },
  "organizations ListEntitiesForPolicy": { policy_id: "one" },
  "organizations ListTagsForResource": { resource_id: "one" },
};

const listings = services.flatMap((service) =>
  Object.keys(service.actions)
    .filter((name) => /^(?:List|Show|Keystone.*List|Get)/u.test(name))
    .map((name) => ({ service, name })),
);

describe("every lookup answers by the vendor's model", () => {
  it.each(listings.map((one) => [`${one.service.product} ${one.name}`, one] as const))(
    "%s",
    async (_what, { service, name }) => {
      const sent = sentAs(service.product, name);
      const emulator = await startEmulator({ seed });
      const vars: Readonly<Record<string, string>> = {
        project_id: "p1",
        domain_id: "head",
        user_id: "u1",
        resource_type: service.product === "dns" ? "DNS-public_zone" : "user",
        resource_id: service.product === "dns" ? "one" : "u1",
        policy_id: "AdministratorAccessPolicy",
        ...asked[`${service.product} ${name}`],
      };
      const path = (sent?.path ?? "").replace(
        /\{(\w+)\}/gu,
        (_all, at: string) => vars[at] ?? "one",
      );
      const query: Record<string, string> = {};
      if (name === "ListBackups" && service.product === "rds") query["instance_id"] = "one";
      if (name === "ListCustomerselfResourceRecords") query["cycle"] = "2026-01";
      const { status, body } = await send(emulator.url, {
        key,
        host: `${labelsOf(service)[0]}.cn-north-4.myhuaweicloud.com`,
        method: sent?.method ?? "GET",
        path,
        query,
        headers: { "client-request-id": "one" },
        ...(sent?.method === "POST" ? { body: {} } : {}),
      });
      await emulator.close();
      expect([status, status === 200 ? "" : JSON.stringify(body)]).toEqual([200, ""]);
    },
  );
});
