import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ecs } from "../../emulator/alibaba/products/ecs.ts";
import type { Emulator } from "../../emulator/server.ts";
import { services } from "../../src/clouds/alibaba/catalog.ts";
import { alibabaParts } from "../../src/clouds/alibaba/session.ts";
import { defineCloud } from "../../src/clouds/shared/session/define-cloud.ts";
import type { CloudSession } from "../../src/core/cloud.ts";
import { Problem } from "../../src/core/problem.ts";
import { autoClock } from "../support/auto-clock.ts";
import { accountFile, MANAGER, MEMBER, open, organization, watch } from "./support/directory.ts";

let emulator: Emulator | undefined;
let session: CloudSession | undefined;
let server: Server | undefined;

afterEach(async () => {
  await session?.close();
  await emulator?.close();
  server?.closeAllConnections();
  server?.close();
  [session, emulator, server] = [undefined, undefined, undefined];
});

const REGION = "cn-hangzhou";
const catalog = services.filter(({ product }) => product === "Ecs");

interface Start {
  readonly clock?: ReturnType<typeof autoClock>;
  readonly own?: boolean;
}

/** A session to the member, with one listing made. */
async function start({ clock = autoClock(), own = false }: Start = {}) {
  emulator = await organization({
    products: [ecs],
    resources: { [REGION]: { "ecs.key-pair": [{ KeyPairName: "a" }] } },
  });
  session = await open(emulator, {
    services: catalog,
    clock,
    ...(own ? { as: "member", account: accountFile({ access: { via: "own" } }) } : {}),
  });
  expect(await pairs(session)).toMatchObject({ outcome: "listed", count: 1 });
  return { emulator, session, calls: watch(emulator), clock };
}

async function pairs(from: CloudSession) {
  const request = { type: "ecs.key-pair", region: REGION, parents: [] };
  return (await from.list(request, AbortSignal.timeout(50_000))).coverage;
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (error instanceof Problem) return error;
  throw new Error("expected a Problem", { cause: error });
}

/** Codes that say that the key has ended, with the words for it that the start of a run has. */
const ENDED = [
  [400, "InvalidSecurityToken.Expired", "The temporary key has expired"],
  [400, "InvalidSecurityToken.Malformed", "The security token is damaged"],
  [400, "InvalidSecurityToken.MismatchWithAccessKey", "The security token belongs to another key"],
  [400, "MissingSecurityToken", "The key is a temporary one, and its token is missing"],
  [404, "InvalidAccessKeyId.NotFound", "The access key does not exist"],
  [400, "InvalidAccessKeyId.Inactive", "The access key is disabled"],
  [403, "Forbidden.AccessKeyDisabled", "The access key is disabled"],
  [400, "InvalidTimeStamp.Expired", "This machine's clock is more than 15 minutes off"],
  [403, "SecurityTokenExpired", "The temporary key has expired"],
  [403, "InvalidSecurityToken", "The security token is damaged"],
  [403, "AccessKeyIdAndSecurityTokenNotMatch", "The security token belongs to another key"],
  [403, "InvalidAccessKeyId", "The access key does not exist, or is disabled"],
  [403, "RequestTimeTooSkewed", "This machine's clock is more than 15 minutes off"],
  [400, "RequestTimeExpired", "This machine's clock is more than 15 minutes off"],
  [400, "SignatureDoesNotMatch", "The secret does not belong to the access key"],
  [401, "SignatureNotMatch", "The secret does not belong to the access key"],
] as const;

test.each(ENDED)(
  "%i %s in the middle of a run is one fault of the run, and no further call is made",
  async (status, code, says) => {
    const world = await start({ own: true });
    world.emulator.fault({ kind: "error", code, status, message: "no" });
    const ended = await problemOf(pairs(world.session));
    expect(ended).toMatchObject({ code: "credentials-ended", message: says });
    expect(ended.where).toContain(code);
    const before = world.calls.length;
    const again = await Promise.all(
      Array.from({ length: 50 }, () => problemOf(pairs(world.session))),
    );
    expect(again.every((one) => one === ended)).toBe(true);
    expect(world.calls).toHaveLength(before);
  },
);

test("a signature that one product alone refuses is the fault of that listing", async () => {
  const world = await start({ own: true });
  world.emulator.fault({
    kind: "error",
    product: "Ecs",
    code: "SignatureDoesNotMatch",
    status: 400,
  });
  expect(await pairs(world.session)).toMatchObject({
    outcome: "denied",
    code: "SignatureDoesNotMatch",
  });
});

test("a role's session that the cloud refuses before its end is taken anew, and the call is made again", async () => {
  const clock = autoClock();
  const world = await start({ clock });
  await clock.sleep(5 * 60_000);
  world.emulator.fault({
    kind: "error",
    product: "Ecs",
    code: "InvalidSecurityToken.Expired",
    status: 400,
    times: 1,
  });
  expect(await pairs(world.session)).toMatchObject({ outcome: "listed", count: 1 });
  expect(world.calls.filter((call) => call === "Sts.AssumeRole")).toHaveLength(1);
});

test("a role's new session that is refused as well ends the run, and is not asked for again and again", async () => {
  const clock = autoClock();
  const world = await start({ clock });
  await clock.sleep(5 * 60_000);
  world.emulator.fault({
    kind: "error",
    product: "Ecs",
    code: "InvalidSecurityToken.Expired",
    status: 400,
  });
  const ended = await problemOf(pairs(world.session));
  expect(ended).toMatchObject({
    code: "credentials-ended",
    message: "The temporary key has expired",
  });
  expect(ended.where).toContain(
    `as the role ResourceDirectoryAccountAccessRole of member ${MEMBER}`,
  );
  await problemOf(pairs(world.session));
  expect(world.calls.filter((call) => call === "Sts.AssumeRole")).toHaveLength(1);
});

test("where the management account's key has ended as well, its end is what is said", async () => {
  const clock = autoClock();
  const world = await start({ clock });
  await clock.sleep(5 * 60_000);
  world.emulator.fault({
    kind: "error",
    code: "InvalidAccessKeyId.Inactive",
    status: 400,
    message: "Specified access key is disabled.",
  });
  const ended = await Promise.all(
    Array.from({ length: 20 }, () => problemOf(pairs(world.session))),
  );
  for (const one of ended) {
    expect(one).toMatchObject({ code: "credentials-ended", message: "The access key is disabled" });
    expect(one.where).toContain("Sts AssumeRole");
  }
});

/** Temporary keys of the member's role, as a management account's user gets them. */
async function sessionKeys(from: Emulator): Promise<Readonly<Record<string, string>>> {
  const { createAlibabaTransport } = await import("../../src/clouds/alibaba/client/transport.ts");
  const transport = createAlibabaTransport({
    credentials: async () => ({ accessKeyId: "LTAI-closer", accessKeySecret: "closer-secret" }),
    env: { CLOSEOUT_ALIBABA_ENDPOINT: from.url },
    clock: autoClock(new Date().toISOString()),
    log: () => undefined,
  });
  const reply = await transport.send(
    {
      product: "Sts",
      action: "AssumeRole",
      region: "global",
      params: {
        RoleArn: `acs:ram::${MEMBER}:role/ResourceDirectoryAccountAccessRole`,
        RoleSessionName: "pipeline",
      },
    },
    AbortSignal.timeout(20_000),
  );
  await transport.close();
  return reply["Credentials"] as Readonly<Record<string, string>>;
}

/** A credentials address that answers with these keys, one after another, then the last ones again. */
async function giving(all: readonly object[]): Promise<string> {
  let asked = 0;
  const started = createServer((_, reply) => {
    reply.end(JSON.stringify({ Code: "Success", ...all[Math.min(asked, all.length - 1)] }));
    asked += 1;
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}

async function startWithAddress(keysOf: (from: Emulator) => Promise<readonly object[]>) {
  emulator = await organization({
    products: [ecs],
    resources: { [REGION]: { "ecs.key-pair": [{ KeyPairName: "a" }] } },
  });
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const keys = (await keysOf(emulator)).map((one) => ({ ...one, Expiration: later }));
  session = await defineCloud(
    alibabaParts({
      services: catalog,
      rows: new Map(catalog.flatMap((service) => Object.entries(service.types))),
      hooks: {},
    }),
  ).open(accountFile({ access: { via: "own" } }), {
    clock: autoClock(new Date().toISOString()),
    env: {
      HOME: "/nonexistent",
      CLOSEOUT_ALIBABA_ENDPOINT: emulator.url,
      ALIBABA_CLOUD_CREDENTIALS_URI: await giving(keys),
    },
    log: () => undefined,
  });
  return { emulator, session };
}

const EXPIRED = {
  kind: "error",
  product: "Ecs",
  code: "InvalidSecurityToken.Expired",
  status: 400,
  times: 1,
} as const;

test("an address that gives keys is asked again once they are refused", async () => {
  const world = await startWithAddress(async (from) => [
    await sessionKeys(from),
    await sessionKeys(from),
  ]);
  world.emulator.fault(EXPIRED);
  expect(await pairs(world.session)).toMatchObject({ outcome: "listed", count: 1 });
});

test("new keys of another account are not taken in the middle of a run", async () => {
  const world = await startWithAddress(async (from) => [
    await sessionKeys(from),
    { AccessKeyId: "LTAI-closer", AccessKeySecret: "closer-secret", SecurityToken: "not-empty" },
  ]);
  const calls = watch(world.emulator);
  world.emulator.fault(EXPIRED);
  const ended = await problemOf(pairs(world.session));
  expect(ended.code).toBe("credentials-ended");
  expect(calls.filter((call) => call.startsWith("Ecs."))).toEqual([]);
  expect(MANAGER).not.toBe(MEMBER);
});
