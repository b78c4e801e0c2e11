import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadVendorStates } from "../../scripts/vendor-models/states.ts";
import { PRODUCTS } from "../../src/clouds/tencent/client/products.ts";
import { WAVES } from "../../src/core/item.ts";
import type { Row } from "../../src/core/row.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { type CloudName, catalogClouds } from "./support/clouds.ts";
import { AFTER_OTHERS, listsOf, orderOf, stepsOf, WITH_PARENT } from "./support/rows.ts";

/** What is known of the rows of a cloud, written by hand: a row that joins or leaves changes it here. */
const KNOWN: Readonly<
  Record<
    CloudName,
    {
      readonly concerns: Readonly<Partial<Record<NonNullable<Row["concern"]>, readonly string[]>>>;
      /** Types that hold data that cannot be recovered. */
      readonly data: readonly string[];
      /** Types of which one may wait for another and no step parts them, since they form a tree. */
      readonly trees: readonly string[];
    }
  >
> = {
  alibaba: {
    concerns: {
      key: ["ram.access-key", "ram.root-key"],
      identity: [
        "ram.application",
        "ram.group",
        "ram.login-profile",
        "ram.mfa-device",
        "ram.oidc-provider",
        "ram.policy",
        "ram.role",
        "ram.saml-provider",
        "ram.service-linked-role",
        "ram.user",
      ],
      bucket: ["oss.bucket", "oss.vector-bucket"],
      domain: ["domain.domain"],
      zone: ["alidns.domain"],
      order: ["bss.unpaid-order", "cas.order"],
      money: [
        "bss.balance",
        "bss.prepaid-card",
        "bss.resource-package",
        "bss.savings-plan",
        "bss.voucher",
      ],
    },
    data: [
      "alidns.domain",
      "bss.subscription",
      "cr.instance",
      "dds.instance",
      "ecs.disk",
      "ecs.image",
      "ecs.snapshot",
      "kms.key",
      "kms.secret",
      "kvstore.instance",
      "nas.file-system",
      "oss.bucket",
      "oss.vector-bucket",
      "polardb.cluster",
      "rds.instance",
      "sls.project",
    ],
    // Read-only instances hang on their master, which hangs on none, and folders on the one above.
    trees: ["rds.instance", "resourcemanager.folder"],
  },
  huawei: {
    concerns: {
      key: ["iam.access-key"],
      identity: [
        "iam.agency",
        "iam.group",
        "iam.identity-provider",
        "iam.mfa-device",
        "iam.policy",
        "iam.project",
        "iam.user",
      ],
      bucket: ["obs.bucket"],
      zone: ["dns.private-zone", "dns.public-zone"],
      order: ["bss.unpaid-order"],
      money: ["bss.balance", "bss.coupon", "bss.stored-value-card"],
    },
    data: [
      "bms.server",
      "bss.period-resource",
      "cbr.backup",
      "cbr.vault",
      "cce.cluster",
      "csms.secret",
      "dcs.instance",
      "dds.backup",
      "dds.instance",
      "dns.private-zone",
      "dns.public-zone",
      "evs.snapshot",
      "evs.volume",
      "functiongraph.function",
      "gaussdb.mysql-backup",
      "gaussdb.mysql-instance",
      "gaussdb.nosql-backup",
      "gaussdb.nosql-instance",
      "gaussdb.opengauss-backup",
      "gaussdb.opengauss-instance",
      "ims.image",
      "kafka.instance",
      "kms.key",
      "lts.group",
      "obs.bucket",
      "rabbitmq.instance",
      "rds.backup",
      "rds.instance",
      "rocketmq.instance",
      "roma.instance",
      "sfs.turbo",
      "swr.repository",
    ],
    trees: ["organizations.unit"],
  },
  tencent: {
    concerns: {
      key: ["cam.access-key"],
      identity: [
        "cam.collaborator",
        "cam.group",
        "cam.message-receiver",
        "cam.other-identity",
        "cam.policy",
        "cam.role",
        "cam.saml-provider",
        "cam.service-linked-role",
        "cam.user",
      ],
      bucket: ["cos.bucket", "cos.rapid-bucket"],
      domain: ["domain.domain"],
      zone: ["dnspod.zone"],
      order: ["billing.order"],
      money: [
        "billing.balance",
        "billing.voucher",
        "cdn.traffic-package",
        "live.package",
        "vod.package",
      ],
    },
    data: [
      "billing.renewal",
      "cbs.disk",
      "cbs.snapshot",
      "cdb.instance",
      "cfs.file-system",
      "ckafka.instance",
      "cls.topic",
      "cos.bucket",
      "cos.rapid-bucket",
      "cvm.image",
      "cynosdb.cluster",
      "dnspod.zone",
      "es.instance",
      "kms.key",
      "lighthouse.instance",
      "mongodb.instance",
      "postgres.instance",
      "redis.instance",
      "tcb.environment",
      "tcr.instance",
      "vod.media",
    ],
    trees: ["cdb.instance", "mongodb.instance", "postgres.instance"],
  },
};

/** Types that are no things of the account: they stand for what is listed by them. */
const NO_THINGS: readonly string[] = ["organization.share-area"];

/** What others than the rows say of a cloud: the emulator and the seeds. */
function writtenBeside(cloud: string): string {
  return [`../../emulator/${cloud}/`, `${cloud}/`]
    .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(join(folder, file), "utf8")),
    )
    .join("\n");
}

/** The vendor's words by which a row tells records apart. */
function wordsAskedFor(row: Row): readonly string[] {
  const reads = [row.read, ...listsOf(row).flatMap(({ read }) => read ?? [])];
  const whens = [
    ...reads.flatMap(({ protections = [], states = [], skip = [] }) =>
      [...protections, ...states, ...skip].flatMap(({ when }) => when),
    ),
    ...(row.proposes ?? []).flatMap(({ when }) => when ?? []),
  ];
  const values = [
    ...whens.flatMap(({ is, not }) => [is ?? [], not ?? []].flat()),
    ...reads.flatMap(({ charge, autoRenew }) =>
      [charge?.prepaid ?? [], autoRenew?.is ?? []].flat(),
    ),
  ];
  return [...new Set(values.filter((value) => typeof value === "string" && value !== ""))].map(
    String,
  );
}

test("every cloud's rows are proved", () => {
  expect(catalogClouds.map(({ name }) => name)).toEqual([...clouds.keys()]);
});

describe.each(catalogClouds)("the catalog of $name", ({ name, catalog }) => {
  const { services, rows, hooks } = catalog;
  const known = KNOWN[name];
  const all = [...rows].map(([type, row]) => ({ type, row }));
  const order = orderOf(rows);
  const wave = (type: string): number => WAVES.indexOf(rows.get(type)?.wave ?? "finance");
  const those = (is: (row: Row) => boolean): readonly string[] =>
    all.flatMap(({ type, row }) => (is(row) ? [type] : [])).toSorted();

  test("names every type once, service.thing, in kebab", () => {
    const named = services.flatMap(({ types }) => Object.keys(types));
    expect(new Set(named).size).toBe(named.length);
    for (const type of named) expect(type).toMatch(/^[a-z]+\.[a-z][a-z\d]*(?:-[a-z]+)*$/);
  });

  test("says of every row what it means to the closure", () => {
    const said = new Set(all.flatMap(({ row: { concern } }) => concern ?? []));
    const concerns = Object.fromEntries(
      [...said].map((concern) => [concern, those((row) => row.concern === concern)]),
    );
    expect(concerns).toEqual(known.concerns);
  });

  test("knows which types hold data that cannot be recovered", () => {
    expect(those(({ dataBearing }) => dataBearing)).toEqual(known.data);
  });

  test("claims a code of another source for one type only", () => {
    for (const source of ["inventory", "parts", "product"] as const) {
      // Types of one list of the vendor, told apart by their rows, share its code.
      const codes = all.flatMap(({ row }) =>
        (row.known?.[source] ?? []).map((code) => ({ code, list: [row.list].flat()[0]?.action })),
      );
      const twice = codes.filter(({ code, list }) =>
        codes.some((other) => other.code === code && other.list !== list),
      );
      expect(twice).toEqual([]);
    }
  });

  test("says of a bill by use only beside a product, and of a retired product since when and where that is announced", () => {
    const known = all.filter(
      ({ row }) => row.known?.billedByUse !== undefined && row.known.product === undefined,
    );
    expect(known.map(({ type }) => type)).toEqual([]);
    const retired = all.flatMap(({ row }) => row.retired ?? []);
    for (const { since, docs } of retired) {
      expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
      expect(docs).toMatch(/^https:/u);
    }
  });

  test("puts no type into a wave that ends before what it waits for is gone", () => {
    const late = order
      .filter(({ before, after }) => wave(before) > wave(after))
      .map(({ before, after, because }) => `${before} before ${after}: ${because}`);
    expect(late).toEqual([]);
  });

  test("asks for no circle of types", () => {
    const next = new Map<string, Set<string>>();
    for (const { before, after, because } of order) {
      // What goes with its parent waits for no call of its own; "others" are those that close no circle.
      if (because === WITH_PARENT || because === AFTER_OTHERS) continue;
      if (before !== after) next.set(before, (next.get(before) ?? new Set()).add(after));
    }
    const circles: string[] = [];
    const walk = (type: string, path: readonly string[]): void => {
      if (path.includes(type)) circles.push([...path.slice(path.indexOf(type)), type].join(" → "));
      else for (const other of next.get(type) ?? []) walk(other, [...path, type]);
    };
    for (const type of rows.keys()) walk(type, []);
    expect([...new Set(circles)]).toEqual([]);
  });

  test("lets instances of one type wait for each other only where a step can part them", () => {
    const inseparable = order
      .filter(({ before, after }) => before === after)
      .map(({ before }) => before)
      .filter((type) => {
        const remove = rows.get(type)?.remove;
        return remove?.by !== "call" || remove.detach === undefined;
      });
    expect([...new Set(inseparable)].toSorted()).toEqual(known.trees);
  });

  test("removes what makes others anew before what it makes", () => {
    const ordered = new Set(order.map(({ before, after }) => `${before} ${after}`));
    const unordered = all.flatMap(({ type, row }) =>
      (row.recreates ?? [])
        .filter((made) => !ordered.has(`${type} ${made}`) && wave(type) >= wave(made))
        .map((made) => `${type} makes ${made}`),
    );
    expect(unordered).toEqual([]);
  });

  test("loses no sight of what is listed by its parent when the parent goes first", () => {
    const parentOf = (type: string): string | undefined => {
      const scope = rows.get(type)?.scope;
      return typeof scope === "object" ? scope.per : undefined;
    };
    const ancestorsOf = (type: string): readonly string[] => {
      const parent = parentOf(type);
      return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
    };
    const isHeld = (type: string): boolean =>
      ancestorsOf(type).some(
        (above) =>
          order.some(({ before, after }) => before === type && after === above) ||
          rows.get(type)?.goesWith?.type === above,
      );
    const children = all.filter(({ type }) => parentOf(type) !== undefined);
    const lost = children.filter(({ type }) => !isHeld(type) && !NO_THINGS.includes(type));
    expect(lost.map(({ type }) => type)).toEqual([]);
  });

  test("destroys in the recycle bin whatever it moves there", () => {
    const left = all.filter(({ row }) => {
      const bin = row.read.states?.some(({ is }) => is === "recycled") === true;
      // A deletion without a condition is made there as well.
      const steps = stepsOf(row).filter(
        ({ when, deletes }) =>
          (when === undefined && deletes === true) ||
          [when ?? []].flat().some(({ at, is }) => at === "state" && is === "recycled"),
      );
      return bin && row.remove.by === "call" && steps.length === 0;
    });
    expect(left.map(({ type }) => type)).toEqual([]);
  });

  test("asks for no word that neither the emulator nor a seed nor a list of the vendor's has", () => {
    const published = Object.values(loadVendorStates(name)).flatMap(({ fields }) =>
      Object.values(fields).flat(),
    );
    const known = `${writtenBeside(name)}\n${JSON.stringify(published)}`;
    const unheard = all.flatMap(({ type, row }) =>
      wordsAskedFor(row)
        .filter((word) => !known.includes(`"${word}"`))
        .map((word) => `${type} ${word}`),
    );
    expect(unheard).toEqual([]);
  });

  test("has every hook that a row names, and no other", () => {
    const named = all.flatMap(({ row }) => stepsOf(row).flatMap(({ hook }) => hook ?? []));
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(hooks).toSorted());
  });
});

describe("the catalog of Tencent Cloud, beside that", () => {
  const [, tencent] = catalogClouds;
  const { services = [], rows = new Map<string, Row>() } = tencent?.catalog ?? {};

  test("calls no product that the client does not know", () => {
    const products = services.flatMap(({ product, types }) => [
      product,
      ...Object.values(types).flatMap((row) => stepsOf(row).flatMap((step) => step.product ?? [])),
    ]);
    const unknown = products.filter((product) => product !== "cos" && !(product in PRODUCTS));
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("closes CDN domains before the buckets that they read from", () => {
    const wave = (type: string): number => WAVES.indexOf(rows.get(type)?.wave ?? "finance");
    expect(wave("cdn.domain")).toBeLessThan(wave("cos.bucket"));
  });
});
