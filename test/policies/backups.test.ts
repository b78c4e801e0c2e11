import { describe, expect, test } from "vitest";
import { backups } from "../../policies/standard/backups.ts";
import type { BackupAnswer } from "../../src/core/account.ts";
import type { Attestation, BackupPlace } from "../../src/core/attestation.ts";
import type { JudgedItem } from "../../src/core/policy.ts";
import { shown } from "../../src/core/secrets.ts";
import { evaluate, relied } from "../../src/engine/gate.ts";
import { accountOf, answer, attested, judged, names, says, tied, viewOf } from "./support/view.ts";

const database = judged({
  type: "rds.instance",
  nativeId: "rm-bp1orders",
  name: "orders",
  dataBearing: true,
});
const bucket = judged({
  type: "oss.bucket",
  region: "global",
  nativeId: "old-shop-media",
  name: undefined,
  concern: "bucket",
  dataBearing: true,
  ties: tied({ location: "oss-cn-hangzhou" }),
});
const disk = judged({
  type: "ecs.disk",
  nativeId: "d-bp1data",
  name: "data",
  dataBearing: true,
});
const snapshot = judged({
  type: "ecs.snapshot",
  nativeId: "s-bp1data",
  name: "before the move",
  dataBearing: true,
});
const project = judged({ type: "sls.project", nativeId: "shop-logs", dataBearing: true });
const key = judged({
  type: "kms.key",
  nativeId: "key-hzz1",
  name: "archive of the shop",
  disposition: "keep",
  ties: tied({ aliases: ["alias/shop-archive"] }),
});
const zone = judged({
  type: "alidns.domain",
  region: "global",
  nativeId: "old-shop.example",
  concern: "zone",
  dataBearing: true,
  disposition: "keep",
});

/** The rest of the account, which stays in this view so that nothing is asked about it. */
const inventory: readonly JudgedItem[] = [
  ...[bucket, disk, snapshot, project].map((item) => ({ ...item, disposition: "keep" as const })),
  key,
  zone,
];

const ELSEWHERE: BackupPlace = { location: "sftp://archive.head-office.example/shop", key: "none" };
const HEAD = `${database.id} — ${database.line} · `;

function copyIn(place: Partial<BackupPlace>): Attestation {
  return attested("backups", database.id, "backed-up", { backup: { ...ELSEWHERE, ...place } });
}

/** What is said of the database when a person attests a copy in a place. */
function copied(place: Partial<BackupPlace>): readonly string[] {
  const view = viewOf({ items: [database, ...inventory], attestations: [copyIn(place)] });
  return says(backups, view).map((line) => line.replace(HEAD, ""));
}

function ruled(place: BackupPlace | undefined): BackupAnswer {
  return {
    answer: place === undefined ? "not-needed" : "backed-up",
    because: "decided in OPS-7",
    place,
    evidence: place === undefined ? undefined : "checksums in OPS-7",
    line: 22,
  };
}

describe("the question", () => {
  test("is asked of each item that holds data and goes, with what it is", () => {
    expect(says(backups, viewOf({ items: [database, judged(), bucket] }))).toEqual([
      `${database.id} — ${database.line} · holds data: is there a copy outside of this account?`,
      `${bucket.id} — ${bucket.line} · holds data: is there a copy outside of this account?`,
    ]);
  });

  test.each(["abandon", "delete", "refund", "with-parent", "let-expire"] as const)(
    "is asked where the disposition is %s",
    (disposition) => {
      expect(names(backups, viewOf({ items: [{ ...database, disposition }] }))).toEqual([
        database.id,
      ]);
    },
  );

  test.each(["keep", "manual", "transfer"] as const)(
    "is not asked where the disposition is %s",
    (disposition) => {
      expect(names(backups, viewOf({ items: [{ ...database, disposition }] }))).toEqual([]);
    },
  );

  test("is asked of what lies in a recycle bin, and not of what is being deleted already", () => {
    const asked = (state: JudgedItem["state"]) =>
      names(backups, viewOf({ items: [{ ...database, state }] }));
    expect(asked("recycled")).toEqual([database.id]);
    expect(asked("leaving")).toEqual([]);
    expect(asked("scheduled")).toEqual([]);
  });

  test("is asked of a disk that goes with its instance, and of a snapshot whose disk has its answer", () => {
    const going = {
      ...disk,
      disposition: "with-parent" as const,
      parent: "alibaba:ecs.instance:x:i",
    };
    const items = [going, { ...snapshot, parent: disk.id }];
    expect(names(backups, viewOf({ items }))).toEqual([disk.id, snapshot.id]);
    const attestations = [attested("backups", disk.id, "not-needed")];
    expect(names(backups, viewOf({ items, attestations }))).toEqual([snapshot.id]);
  });
});

describe("an answer", () => {
  test("is an attestation of that item, and what it rests on is known", () => {
    const view = viewOf({ items: [database, ...inventory], attestations: [copyIn({})] });
    const results = evaluate([backups], view);
    expect(results[0]?.outcome).toBe("pass");
    expect(relied(results)).toMatchObject([
      { subject: database.id, answer: "backed-up", attestation: { backup: ELSEWHERE } },
    ]);
    const other = viewOf({ items: [{ ...database, id: "other" }], attestations: [copyIn({})] });
    expect(names(backups, other)).toEqual(["other"]);
  });

  test("that says backed-up says where the copy lies", () => {
    const { backup: _, ...bare } = copyIn({});
    const attestations = [{ ...bare, backup: undefined }];
    expect(says(backups, viewOf({ items: [database], attestations })).join()).toContain(
      `${bare.file} does not say where the copy lies (location, key)`,
    );
  });

  test("is a rule of account.yaml, with or without a place", () => {
    for (const backup of [ruled(undefined), ruled(ELSEWHERE)]) {
      const items = [{ ...database, backup }, ...inventory];
      expect(says(backups, viewOf({ items }))).toEqual([]);
    }
  });

  test("is no line under `answers:`, which holds no evidence", () => {
    const account = accountOf({ answers: [answer("backups", database.id, "backed-up")] });
    expect(says(backups, viewOf({ items: [database], account })).join()).toContain(
      "account.yaml:40 is not enough: this needs an attestation with evidence",
    );
  });
});

describe("a copy", () => {
  test.each([
    ["the name of a bucket", "old-shop-media", bucket],
    ["a folder of a bucket", "old-shop-media/dumps/2026", bucket],
    ["a bucket in a sentence", "bucket old-shop-media, folder dumps", bucket],
    ["a bucket's address", "oss://old-shop-media/dumps", bucket],
    ["a bucket's address in capitals", " OSS://Old-Shop-Media/dumps ", bucket],
    ["a bucket's host", "https://old-shop-media.oss-cn-hangzhou.aliyuncs.com/dumps", bucket],
    [
      "a bucket's internal host",
      "https://old-shop-media.oss-cn-hangzhou-internal.aliyuncs.com",
      bucket,
    ],
    ["a bucket by path", "https://oss-cn-hangzhou.aliyuncs.com/old-shop-media/dumps", bucket],
    ["a bucket's id", `copied to ${bucket.id}`, bucket],
    ["a disk", "d-bp1data", disk],
    ["a disk's id", disk.id, disk],
    ["a disk by its bare name", "data", disk],
    ["a snapshot", "snapshot s-bp1data (of 20 November)", snapshot],
    ["a page of the console", "https://ecs.console.aliyun.com/snapshot?id=s-bp1data", snapshot],
    ["a log project's host", "https://shop-logs.cn-hangzhou.log.aliyuncs.com", project],
    ["itself", "https://rdsnext.console.aliyun.com/detail/rm-bp1orders/backup", database],
    ["a bucket by the name of a storage tool", "oss:old-shop-media/dumps", bucket],
    ["a bucket by a scheme with one slash", "oss:/old-shop-media/dumps", bucket],
    [
      "a bucket by the vendor's resource name",
      "acs:oss:*:1000000000000002:old-shop-media/x",
      bucket,
    ],
    [
      "a bucket by the host of all regions",
      "https://oss-accelerate.aliyuncs.com/old-shop-media",
      bucket,
    ],
    [
      "a bucket's page of the console",
      "https://oss.console.aliyun.com/bucket/oss-cn-hangzhou/old-shop-media/object",
      bucket,
    ],
    ["a bucket right behind Chinese", "备份在oss://old-shop-media/dumps，已验证", bucket],
    ["a bucket in Chinese brackets", "（oss://old-shop-media/dumps）", bucket],
    ["a bucket in angle brackets", "<oss://old-shop-media/dumps>", bucket],
    ["a bucket in code marks", "`oss://old-shop-media`", bucket],
    ["a bucket behind a colon", "copied to:oss://old-shop-media/dumps", bucket],
    ["a bucket in escapes", "oss://old%2Dshop%2dmedia/dumps", bucket],
    ["a bucket in wide letters", "oss://ｏｌｄ-shop-media/dumps", bucket],
    ["a bucket with a mark that nobody sees", "oss://old-\u200bshop-media/dumps", bucket],
    ["a bucket behind backslashes", "oss:\\\\old-shop-media\\dumps", bucket],
    ["a snapshot at the end of a sentence", "It is in s-bp1data.", snapshot],
    ["a snapshot right behind Chinese", "快照s-bp1data。", snapshot],
    ["a snapshot in brackets", "[s-bp1data]|x", snapshot],
    ["its own host", "mysql://root@rm-bp1orders.mysql.rds.aliyuncs.com:3306/x", database],
  ] as const)("in %s goes with the account", (_, location, holder) => {
    expect(copied({ location })).toEqual([
      `its backup "${shown(location)}" lies in ${holder.id}, which goes with this account; if it lies elsewhere, write the place by its full address (accounts/old-shop/attestations/1.yaml)`,
    ]);
  });

  test.each([
    ["elsewhere", ELSEWHERE.location],
    ["in a bucket of another account whose name begins alike", "oss://old-shop-media-2/dumps"],
    ["in a bucket of another account whose name ends alike", "oss://my-old-shop-media/dumps"],
    ["in a folder that is called like the bucket", "s3://head-office/old-shop-media/dumps"],
    ["at another cloud, by path", "https://s3.example/old-shop-media/dumps"],
    ["in a file that is called like a disk", "sftp://archive.example/data"],
    ["in a file that begins with an id", "sftp://archive.example/rm-bp1orders.sql.zst"],
    ["in a file that is called like the database", "/mnt/tape/orders.sql.zst"],
    ["in a place whose name holds an id", "vault-d-bp1data-2"],
    ["on a host under the account's own name", "sftp://old-shop.example/dumps"],
    [
      "on a host that somebody else named, in a folder called like the bucket",
      "nas:old-shop-media/x",
    ],
    [
      "in a page elsewhere, with a folder like the bucket",
      "https://files.example/a/old-shop-media",
    ],
    ["in Chinese, elsewhere", "备份在sftp://archive.example/old-shop-media，已验证"],
    ["on tape", "tape 7 in the safe, Hangzhou"],
  ])("%s is one", (_, location) => {
    expect(copied({ location })).toEqual([]);
  });

  test.each([
    ["its id", "key-hzz1"],
    ["its id with its region", "acs:kms:cn-hangzhou:1000000000000002:key/key-hzz1"],
    ["its canonical id", key.id],
    ["its alias", "alias/shop-archive"],
    ["its alias without the word", "shop-archive"],
    ["its alias with its region", "acs:kms:cn-hangzhou:1000000000000002:alias/shop-archive"],
    ["its name", "Archive of the shop"],
  ])(
    "that is encrypted by a key of the account, named by %s, cannot be read afterwards",
    (_, by) => {
      expect(copied({ key: by })).toEqual([
        `its backup is encrypted by ${key.id}, which goes with this account (accounts/old-shop/attestations/1.yaml)`,
      ]);
    },
  );

  test.each(["none", "key-hzz12", "head-office-archive", "alias/shop"])(
    "with the key %s can",
    (by) => {
      expect(copied({ key: by })).toEqual([]);
    },
  );

  test("without a key is not taken for one that a thing called `none` encrypts", () => {
    const items = [database, judged({ nativeId: "none" })];
    expect(says(backups, viewOf({ items, attestations: [copyIn({})] }))).toEqual([]);
  });

  test("that a rule names is looked at as well, with the rule's line", () => {
    const items = [
      { ...database, backup: ruled({ location: "oss://old-shop-media", key: "key-hzz1" }) },
    ];
    expect(says(backups, viewOf({ items: [...items, ...inventory] }))).toEqual([
      `${HEAD}its backup "oss://old-shop-media" lies in ${bucket.id}, which goes with this account; if it lies elsewhere, write the place by its full address (accounts/old-shop/account.yaml:22)`,
      `${HEAD}its backup is encrypted by ${key.id}, which goes with this account (accounts/old-shop/account.yaml:22)`,
    ]);
  });
});

test("fifty thousand items with a copy by rule, and as many attested, are judged within the time of a policy", () => {
  const many = Array.from({ length: 100_000 }, (_, at) => {
    const item = judged({ nativeId: `d-${at}`, name: `disk ${at}`, dataBearing: true });
    return at % 2 === 0 ? item : { ...item, backup: ruled(ELSEWHERE) };
  });
  const attestations = many
    .filter(({ backup }) => backup === undefined)
    .map(({ id }) => attested("backups", id, "backed-up", { backup: ELSEWHERE }));
  // Going through all items for each copy would take minutes, which no policy has.
  expect(names(backups, viewOf({ items: many, attestations }))).toEqual([]);
});
