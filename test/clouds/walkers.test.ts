import { expect, test } from "vitest";
import { walk } from "../../src/clouds/shared/rows/walkers.ts";
import { ListingError } from "../../src/clouds/shared/wire/listing-error.ts";
import { readText } from "../../src/clouds/shared/wire/paths.ts";
import type { Reply } from "../../src/clouds/shared/wire/transport.ts";
import type { Filled, Paging } from "../../src/core/row-call.ts";

type Params = Readonly<Record<string, Filled>>;

const byNumber: Paging = { by: "number", page: "Page", size: ["Size", 10], total: "Total" };
const byOffset: Paging = { by: "offset", offset: "Offset", size: ["Size", 10], total: "Total" };
const byToken: Paging = { by: "token", token: "Token", size: ["Size", 10], next: "Next" };
const byMarker: Paging = {
  by: "marker",
  marker: "Marker",
  size: ["Size", 10],
  truncated: "More",
  next: "NextMarker",
};

/** Ids as the vendor's records. */
const records = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ Id: `r${from + i}` }));

async function walked(
  paging: Paging,
  fetch: (params: Params) => Reply | Promise<Reply>,
): Promise<{ readonly ids: readonly string[]; readonly calls: readonly Params[] }> {
  let ids: string[] = [];
  const calls: Params[] = [];
  await walk({
    paging,
    items: "Items",
    fetch: async (params) => {
      calls.push(params);
      return fetch(params);
    },
    key: (record) => readText(record, "Id") ?? "",
    take: (fresh) => {
      ids.push(...fresh.map((record) => readText(record, "Id") ?? ""));
    },
    restart: () => {
      ids = [];
    },
    parallel: 4,
    signal: new AbortController().signal,
  });
  return { ids, calls };
}

const pageOf =
  (total: number, cap = 10) =>
  (params: Params): Reply => {
    const size = Math.min(cap, Number(params["Size"]));
    const start =
      params["Page"] === undefined ? Number(params["Offset"]) : (Number(params["Page"]) - 1) * size;
    return { Total: total, Items: records(start, Math.min(total, start + size)) };
  };

test("a numbered listing is read to its total, and not a page further", async () => {
  const { ids, calls } = await walked(byNumber, pageOf(35));
  expect(ids).toHaveLength(35);
  expect(calls.map((params) => params["Page"])).toEqual([1, 2, 3, 4]);
});

test("a server that gives fewer records a page than asked for is still read to the end", async () => {
  expect((await walked(byNumber, pageOf(23, 5))).ids).toHaveLength(23);
  expect((await walked(byOffset, pageOf(23, 5))).ids).toHaveLength(23);
});

test("a listing by offset is read to its total", async () => {
  const { ids, calls } = await walked(byOffset, pageOf(30));
  expect(ids).toHaveLength(30);
  expect(calls.map((params) => params["Offset"])).toEqual([0, 10, 20]);
});

const byEach: Paging = {
  by: "offset",
  offset: "Offset",
  size: ["Size", 10],
  total: "Items[].Total",
};

test("a bare list is read to the total that each of its records tells", async () => {
  const each = (params: Params): Reply => {
    const { Items, Total } = pageOf(23)(params);
    return { Items: [Items].flat().map((one) => Object.assign({ Total }, one)) };
  };
  expect((await walked(byEach, each)).ids).toHaveLength(23);
  expect((await walked(byEach, () => ({ Items: [] }))).ids).toEqual([]);
});

test.each([
  ["no list", {}],
  [
    "records that tell different totals",
    {
      Items: [
        { Id: "a", Total: 2 },
        { Id: "b", Total: 3 },
      ],
    },
  ],
  ["a record that tells none", { Items: [{ Id: "a", Total: 2 }, { Id: "b" }] }],
])("a bare list with %s is unknown", async (_what, reply) => {
  await expect(walked(byEach, () => reply)).rejects.toThrow(/has no Items\[\]\.Total/);
});

test("an empty listing is one call", async () => {
  const { ids, calls } = await walked(byNumber, () => ({ Total: 0 }));
  expect(ids).toEqual([]);
  expect(calls).toHaveLength(1);
});

test("a page that is short before the end makes the listing fail, not end", async () => {
  const short = (params: Params): Reply => {
    const reply = pageOf(35)(params);
    return params["Page"] === 2 ? { ...reply, Items: records(10, 15) } : reply;
  };
  await expect(walked(byNumber, short)).rejects.toThrow(/ended after 30 of 35 records/);
});

test("a short page that was an accident is healed by walking again", async () => {
  let accidents = 1;
  const { ids } = await walked(byNumber, (params) => {
    const reply = pageOf(35)(params);
    if (params["Page"] !== 2 || accidents === 0) return reply;
    accidents -= 1;
    return { ...reply, Items: records(10, 15) };
  });
  expect(new Set(ids).size).toBe(35);
});

test("a total that shrinks once is a deletion elsewhere, and the walk starts again", async () => {
  let total = 35;
  const { ids } = await walked(byNumber, (params) => {
    if (params["Page"] === 3) total = 34;
    return pageOf(total)(params);
  });
  expect(ids).toHaveLength(34);
});

test("a total that keeps shrinking makes the listing fail", async () => {
  let total = 350;
  const shrinking = (params: Params): Reply => {
    total -= 1;
    return pageOf(total)(params);
  };
  await expect(walked(byNumber, shrinking)).rejects.toThrow(/the total shrank from \d+ to \d+/);
});

test("a reply without a total is not taken for an empty listing", async () => {
  await expect(walked(byNumber, () => ({ Items: [] }))).rejects.toThrow(/has no Total/);
});

test("a reply without its list is not taken for an empty listing", async () => {
  await expect(walked(byToken, () => ({ Other: [] }))).rejects.toThrow(/the reply has no Items/);
});

test("records that stand on two pages count once, and a missing one is noticed", async () => {
  // A record inserted in front pushes r9 to page two, and the last one out of sight.
  const shifted = (params: Params): Reply =>
    params["Page"] === 1
      ? { Total: 20, Items: records(0, 10) }
      : { Total: 20, Items: records(9, 19) };
  await expect(walked(byNumber, shifted)).rejects.toThrow(/ended after 19 of 20|after 19 of 20/);
});

test("a token leads through short and empty pages to the end", async () => {
  const pages: Readonly<Record<string, Reply>> = {
    undefined: { Items: records(0, 3), Next: "a" },
    a: { Items: [], Next: "b" },
    b: { Items: records(3, 9), Next: "" },
  };
  const { ids } = await walked(byToken, (params) => pages[String(params["Token"])] ?? {});
  expect(ids).toHaveLength(9);
});

test("a repeated token makes the listing fail", async () => {
  const fetch = (): Reply => ({ Items: records(0, 10), Next: "again" });
  await expect(walked(byToken, fetch)).rejects.toThrow(/Token repeats/);
  await expect(walked(byToken, fetch)).rejects.toBeInstanceOf(ListingError);
});

test("empty pages without end make the listing fail", async () => {
  let next = 0;
  const fetch = (): Reply => ({ Items: [], Next: `t${next++}` });
  await expect(walked(byToken, fetch)).rejects.toThrow(/empty pages in a row/);
});

test("a marker is followed while the reply says that there is more", async () => {
  const { ids, calls } = await walked(byMarker, (params) =>
    params["Marker"] === undefined
      ? { Items: records(0, 10), More: "true", NextMarker: "r9" }
      : { Items: records(10, 12), More: false, NextMarker: "left over" },
  );
  expect(ids).toHaveLength(12);
  expect(calls).toHaveLength(2);
});

test("a truncated reply without a marker is not taken for the end", async () => {
  const fetch = (): Reply => ({ Items: records(0, 10), More: true });
  await expect(walked(byMarker, fetch)).rejects.toThrow(/not where it goes on/);
});

test("50,000 records are walked with bounded pages under way", async () => {
  let under = 0;
  let most = 0;
  const paging: Paging = { by: "number", page: "Page", size: ["Size", 100], total: "Total" };
  const { ids } = await walked(paging, async (params) => {
    under += 1;
    most = Math.max(most, under);
    await Promise.resolve();
    under -= 1;
    return pageOf(50_000, 100)(params);
  });
  expect(ids).toHaveLength(50_000);
  expect(most).toBeLessThanOrEqual(4);
});

const byLastId: Paging = { by: "last-id", last: "After", size: ["Size", 10], id: "Id" };

/** A page of records behind the one named. */
const behind =
  (total: number, cap = 10) =>
  ({ After }: Params): Reply => {
    const from = After === undefined ? 0 : Number(String(After).slice(1)) + 1;
    return { Items: records(from, Math.min(total, from + cap)) };
  };

test("a listing by the last id ends on an empty page, never on a short one", async () => {
  const { ids, calls } = await walked(byLastId, behind(13, 5));
  expect(ids).toHaveLength(13);
  expect(calls.map(({ After }) => After)).toEqual([undefined, "r4", "r9", "r12"]);
});

test("a listing by the last id that does not move on is no listing", async () => {
  const stuck = walked(byLastId, () => ({ Items: records(0, 10) }));
  await expect(stuck).rejects.toThrow(ListingError);
  const nameless = walked(byLastId, () => ({ Items: [{ Name: "x" }] }));
  await expect(nameless).rejects.toThrow(/has no Id/);
});

test.each([
  ["number", byNumber],
  ["offset", byOffset],
] as const)(
  "a total by %s that reaches what the vendor counts to is not the total",
  async (_, by) => {
    const capped = { ...by, cap: 30 };
    const server = (params: Params) => ({ ...pageOf(500)(params), Total: 30 });
    await expect(walked(capped, server)).rejects.toThrow(ListingError);
    await expect(walked(capped, pageOf(30))).rejects.toThrow(ListingError);
    expect((await walked(capped, pageOf(29))).ids).toHaveLength(29);
  },
);

test("a chain of pages that ends where the vendor shows no more is not the end", async () => {
  const chain =
    (all: number) =>
    (params: Params): Reply => {
      const from = Number(params["Token"] ?? 0);
      const to = Math.min(from + 10, all);
      return { Items: records(from, to), ...(to < all ? { Next: String(to) } : {}) };
    };
  const capped: Paging = { ...byToken, cap: 30 };
  await expect(walked(capped, chain(30))).rejects.toThrow(ListingError);
  expect((await walked(capped, chain(29))).ids).toHaveLength(29);
});

test("one reply with as many records as the vendor shows is not all of them", async () => {
  const capped: Paging = { by: "none", cap: 100 };
  await expect(walked(capped, () => ({ Items: records(0, 100) }))).rejects.toThrow(ListingError);
  expect((await walked(capped, () => ({ Items: records(0, 99) }))).ids).toHaveLength(99);
});

/** Pages that begin behind a time: of two made at once, the one behind the edge is in no page. */
const behindTime =
  (times: readonly number[], total = times.length) =>
  ({ After, Size }: Params): Reply => {
    const left = times.map((At, index) => ({ Id: `r${index}`, At: String(At) }));
    const rest = left.filter(({ At }) => After === undefined || Number(At) > Number(After));
    return { Total: total, Items: rest.slice(0, Number(Size)) };
  };

const byTime: Paging = {
  by: "last-id",
  last: "After",
  size: ["Size", 3],
  id: "At",
  total: "Total",
};

test("two records made at once at a page's edge hide none of them", async () => {
  const { ids } = await walked(byTime, behindTime([1, 2, 3, 3, 4]));
  expect(ids).toEqual(["r0", "r1", "r2", "r3", "r4"]);
});

test("records that share a mark over a whole page are no complete listing", async () => {
  const many = walked(byTime, behindTime([1, 3, 3, 3, 3, 3, 4]));
  await expect(many).rejects.toThrow(ListingError);
});

test("a chain of pages that holds fewer than its total is no complete listing", async () => {
  const short = walked({ ...byToken, total: "Total" }, () => ({ Total: 3, Items: records(0, 2) }));
  await expect(short).rejects.toThrow(ListingError);
});
