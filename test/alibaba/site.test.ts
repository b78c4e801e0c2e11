import { afterEach, expect, test } from "vitest";
import type { Json } from "../../emulator/core/json.ts";
import { startEmulator } from "../../emulator/server.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import type { Site } from "../../src/core/account.ts";
import { scan } from "../../src/engine/scan.ts";
import { autoClock } from "../support/auto-clock.ts";
import { accountFile, MEMBER } from "./support/directory.ts";

const KEY = { id: "LTAI-root", secret: "root-secret-0123456789" } as const;

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

const DOMAINS = { "domain.domain": [{ InstanceId: "S1", DomainName: "shop.example" }] };
const FIREWALL = {
  "bss.instance": [
    {
      InstanceID: "fw-1",
      ProductCode: "cfw",
      ProductType: "cfw_pre_intl",
      SubscriptionType: "Subscription",
      EndTime: "2030-01-01T00:00:00Z",
    },
  ],
};

/** An account of a site in a world where the other site may answer with nothing, and a session to it. */
async function world(
  account: Readonly<Record<string, Json>>,
  seed: Readonly<Record<string, Json>> = {},
  site?: Site,
) {
  const emulator = await startEmulator({
    seed: {
      regions: ["cn-hangzhou", "ap-southeast-1"],
      ...seed,
      accounts: [{ id: MEMBER, kind: "standalone", keys: [KEY], ...account }],
    },
  });
  const settings = accountFile({ kind: "standalone", access: { via: "own" } });
  const clock = autoClock();
  const session = await alibaba.open(site === undefined ? settings : { ...settings, site }, {
    clock,
    env: {
      HOME: "/nonexistent",
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret,
    },
    log: () => undefined,
  });
  ended.push(async () => {
    await session.close();
    await emulator.close();
  });
  const look = (...types: readonly string[]) =>
    scan(session, {
      rows: alibaba.rows,
      cloud: "alibaba",
      accountId: MEMBER,
      clock,
      signal: AbortSignal.timeout(50_000),
      types: new Set(types),
      sightings: false,
    });
  return { emulator, look };
}

test("an international account whose China host answers an empty list is not called empty", async () => {
  const { look } = await world(
    { site: "international", resources: { "*": { ...DOMAINS, ...FIREWALL } } },
    { wrongSite: "empty" },
  );
  const { items } = await look("bss.subscription", "domain.domain");
  expect(items.map(({ nativeId }) => nativeId)).toEqual(["fw-1", "S1"]);
});

test("the site is told by billing where Resource Center does not tell it", async () => {
  const { look, emulator } = await world(
    { site: "international", resources: { "*": { ...DOMAINS } } },
    { wrongSite: "empty" },
  );
  emulator.fault({ kind: "error", product: "ResourceCenter", status: 403, code: "NoPermission" });
  const { items } = await look("domain.domain");
  expect(items.map(({ nativeId }) => nativeId)).toEqual(["S1"]);
});

test("what belongs to a site is unknown where neither site refuses the account", async () => {
  const { look, emulator } = await world({ notApplicable: true, resources: { "*": DOMAINS } });
  emulator.fault({ kind: "error", product: "ResourceCenter", status: 403, code: "NoPermission" });
  const { coverage } = await look("domain.domain", "cdn.domain", "ros.stack");
  expect(new Set(coverage.map(({ outcome }) => outcome))).toEqual(new Set(["denied"]));
});

test("account.yaml says the site where no call can tell it", async () => {
  const { look, emulator } = await world(
    { site: "international", notApplicable: true, resources: { "*": DOMAINS } },
    {},
    "international",
  );
  emulator.fault({ kind: "error", product: "ResourceCenter", status: 403, code: "NoPermission" });
  const { items } = await look("domain.domain");
  expect(items.map(({ nativeId }) => nativeId)).toEqual(["S1"]);
});

test("a wrong site in account.yaml is not an account without what the other site has", async () => {
  const { look } = await world(
    { site: "international", resources: { "*": FIREWALL } },
    {},
    "china",
  );
  const { coverage } = await look("bss.subscription");
  expect(coverage).toMatchObject([{ outcome: "failed", code: "SiteMismatch" }]);
});

test("an answer that the wrong site gives too is not taken for that of the right one", async () => {
  const { look, emulator } = await world({ notApplicable: true }, {}, "china");
  emulator.fault({ kind: "error", product: "ResourceCenter", status: 403, code: "NoPermission" });
  const { coverage } = await look("bss.subscription");
  expect(coverage).toMatchObject([{ outcome: "failed", code: "SiteUnknown" }]);
});

test("stacks of an international account are listed at that site's host", async () => {
  const { look } = await world({
    site: "international",
    resources: {
      "ap-southeast-1": {
        "ros.stack": [{ StackId: "s-1", StackName: "shop", Status: "CREATE_COMPLETE" }],
      },
    },
  });
  const { items } = await look("ros.stack");
  expect(items.map(({ nativeId }) => nativeId)).toEqual(["s-1"]);
});

test("a host of another region that does not answer is no proof of an account without zones", async () => {
  const { look, emulator } = await world(
    { resources: { "*": { "alidns.domain": [{ DomainName: "shop.example" }] } } },
    { regions: ["cn-hangzhou"] },
  );
  emulator.fault({
    kind: "error",
    product: "Alidns",
    region: "ap-southeast-1",
    status: 404,
    code: "InvalidRegionId.NotFound",
  });
  const { coverage } = await look("alidns.domain");
  expect(coverage).toMatchObject([{ outcome: "failed" }]);
});

test("a certificate that was bought in another region is listed there, and only there", async () => {
  const certificate = (CertificateId: number) => ({ CertificateId, Name: "c", Status: "ISSUED" });
  const { look } = await world(
    {
      resources: {
        "cn-hangzhou": { "cas.certificate": [certificate(1)] },
        "eu-central-1": { "cas.certificate": [certificate(2)] },
      },
    },
    { regions: ["cn-hangzhou", "cn-beijing", "eu-central-1"] },
  );
  const { items, coverage } = await look("cas.certificate");
  expect(items.map(({ id }) => id)).toEqual([
    "alibaba:cas.certificate:cn-hangzhou:1",
    "alibaba:cas.certificate:eu-central-1:2",
  ]);
  expect(coverage.find(({ region }) => region === "cn-beijing")).toMatchObject({
    outcome: "inactive",
    proof: expect.stringContaining("aliyun-python-sdk-core"),
  });
});

test("a trail of one region is found in it", async () => {
  const { look } = await world(
    {
      resources: {
        "*": {
          "actiontrail.trail": [
            { Name: "far", HomeRegion: "eu-central-1", TrailRegion: "eu-central-1" },
          ],
        },
      },
    },
    { regions: ["cn-hangzhou", "eu-central-1"] },
  );
  const { items } = await look("actiontrail.trail");
  expect(items.map(({ id }) => id)).toEqual(["alibaba:actiontrail.trail:eu-central-1:far"]);
});
