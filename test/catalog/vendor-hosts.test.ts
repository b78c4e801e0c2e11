import { expect, test } from "vitest";
import { hostReasons } from "../../scripts/vendor-models/host-reasons.ts";
import { type Endpoints, loadVendorModels } from "../../scripts/vendor-models/models.ts";
import {
  differences,
  lintHosts,
  readSecondTable,
} from "../../scripts/vendor-models/second-table.ts";
import { sharedHosts } from "../../scripts/vendor-models/shared-hosts.ts";
import { rows, services } from "../../src/clouds/alibaba/catalog.ts";
import { hostFor } from "../../src/clouds/alibaba/client/endpoints.ts";
import endpoints from "../../src/clouds/alibaba/endpoints.json" with { type: "json" };
import { GLOBAL_REGION } from "../../src/core/item.ts";

const table: Endpoints = JSON.parse(JSON.stringify(endpoints));
const second = readSecondTable();

/** The table with one host changed. */
function withHost(product: string, region: string, host: string): Endpoints {
  const entry = table.products[product];
  if (entry === undefined) throw new Error(`no product ${product}`);
  const hosts = { ...entry.hosts, [region]: host };
  return { ...table, products: { ...table.products, [product]: { ...entry, hosts } } };
}

test("every host agrees with the vendor's other table, or its difference has a reason", () => {
  expect(lintHosts(table, second, hostReasons)).toEqual([]);
  expect(endpoints.second).toBe(second.source);
});

test("a host of another region is found by the other table", () => {
  const wrong = withHost("NAS", "ap-southeast-2", "nas.aliyuncs.com");
  expect(lintHosts(wrong, second, hostReasons)).toEqual([
    `NAS in ap-southeast-2: nas.aliyuncs.com here, nas.ap-southeast-2.aliyuncs.com in ${second.source}.`,
  ]);
});

test("a reason that nothing needs any more is named", () => {
  const idle = { product: "Kms", because: "once" };
  expect(lintHosts(table, second, [...hostReasons, idle])).toEqual([
    "No host of Kms differs any more: once",
  ]);
  expect(differences(table, second).some(({ product }) => product === "Kms")).toBe(false);
});

/** Products whose account-wide calls go to another host on each site, though the answer is one. */
const ONE_ANSWER: Readonly<Record<string, string>> = {
  Alidns: "both hosts are asked, and the lists are merged (services/alidns.ts)",
  Oss: "ListBuckets does not depend on the endpoint (help page doc-detail/145208)",
};

test("what is listed for the whole account is asked at the site's own host, or at one for both", () => {
  const accountWide = services.filter(({ types }) =>
    Object.values(types).some(({ scope }) => scope === "account"),
  );
  const open = accountWide
    .map(({ product }) => product)
    .filter((product) => {
      const hosts = ["china", "international"] as const;
      const [china, international] = hosts.map((site) => hostFor(product, GLOBAL_REGION, site));
      const entry = table.products[product];
      return china !== international && entry?.bySite !== true;
    });
  expect(open.filter((product) => ONE_ANSWER[product] === undefined)).toEqual([]);
  expect(Object.keys(ONE_ANSWER).filter((product) => !open.includes(product))).toEqual([]);
});

function hostIn(product: string, region: string): string | undefined {
  try {
    return hostFor(product, region, "china");
  } catch {
    return undefined;
  }
}

test("no listing of a region goes to a host that answers for another one", () => {
  const models = loadVendorModels();
  expect(sharedHosts(services, models, table.regions, hostIn)).toEqual([]);
  const finance = (product: string, region: string) =>
    product === "NAS" && region === "cn-hangzhou-finance"
      ? hostIn(product, "cn-hangzhou")
      : hostIn(product, region);
  expect(sharedHosts(services, models, table.regions, finance)).toEqual([
    "nas.file-system: nas.cn-hangzhou.aliyuncs.com for cn-hangzhou, cn-hangzhou-finance",
  ]);
});

test("a list that depends on the region is no list of the account", () => {
  for (const type of ["cas.certificate", "cas.instance", "actiontrail.trail"]) {
    expect(rows.get(type)?.scope).toBe("region");
  }
});
