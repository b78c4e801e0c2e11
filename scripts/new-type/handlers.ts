import type { Guess } from "./guess.ts";
import { camel, titleOf } from "./texts.ts";

/**
 * The emulated list and deletion, of the vendor's names alone: what they refuse, what takes a while and what
 * is protected is to be written from the vendor's pages, and not from the row. Any other parameter is refused
 * until somebody has said what it does.
 */
export function handlerText(cloud: string, type: string, guess: Guess): string {
  if (cloud === "tencent") return tencent(type, guess);
  return cloud === "huawei" ? huawei(type, guess) : alibaba(type, guess);
}

function huawei(type: string, guess: Guess): string {
  const table = `${camel(type)}s`;
  const { paging, total } = guess;
  const by = { number: "page", offset: "row", token: "marker" } as const;
  const page =
    paging.by === "none"
      ? ""
      : `
    page: { by: "${by[paging.by]}", at: "${paging.at}", size: "${paging.size}", standard: 10, max: 100 },${paging.by === "token" ? "\n    pageInfo: true," : ""}`;
  return `import { defineTable } from "../../../core/table.ts";
import { list } from "../../listing.ts";
import { remove } from "../../removal.ts";
import type { Action } from "../../service.ts";

export const ${table} = defineTable("${type}", { id: "${guess.id}" });

/** ${titleOf(type)}: its list and its deletion. */
export const ${camel(type)}Actions: Readonly<Record<string, Action>> = {
  ${guess.list}: list({
    table: ${table},
    set: "${guess.items}",${total === undefined ? "" : `\n    total: "${total}",`}${page}
  }),
  ${guess.remove}: remove({ table: ${table}, id: "${guess.removeBy.name}" }),
};
`;
}

function tencent(type: string, guess: Guess): string {
  const table = `${camel(type)}s`;
  const [set = "", wrap] = guess.items.split(".").toReversed();
  const total = guess.total?.split(".").at(-1) ?? null;
  const { name, several } = guess.removeBy;
  const page = guess.paging.by === "none" ? " page: null," : "";
  return `import { defineTable } from "../../../core/table.ts";
import { change, list } from "../../listing.ts";
import type { Action } from "../../service.ts";

export const ${table} = defineTable("${type}", { id: "${guess.id}" });

/** ${titleOf(type)}: its list and its deletion. */
export const ${camel(type)}Actions: Readonly<Record<string, Action>> = {
  ${guess.list}: list({
    table: ${table},
    set: "${set}",${wrap === undefined ? "" : `\n    wrap: "${wrap}",`}
    total: ${total === null ? "null" : `"${total}"`},${page}
  }),
  ${guess.remove}: change({
    table: ${table},
    ids: "${name}",${several ? "" : "\n    one: true,"}
    missing: "ResourceNotFound",
  }),
};
`;
}

function alibaba(type: string, guess: Guess): string {
  const table = `${camel(type)}s`;
  const { paging, items } = guess;
  const [outer = "", inner] = items.split(".");
  const found = inner === undefined ? "page.items" : `{ ${inner}: page.items }`;
  const by =
    paging.by === "token"
      ? `{ by: "token", token: "${paging.at}", size: "${paging.size}", standard: 20, max: 100 }`
      : `{ by: "number", page: "${paging.by === "none" ? "" : paging.at}", size: "${paging.by === "none" ? "" : paging.size}", standard: 10, max: 50 }`;
  const told =
    paging.by === "token"
      ? "...(page.next === undefined ? {} : { NextToken: page.next })"
      : `${guess.total ?? "TotalCount"}: page.total`;
  const params =
    paging.by === "none" ? "" : `params: { ${paging.at}: "page", ${paging.size}: "page" },`;
  return `import { vendorError } from "../../../core/errors.ts";
import { paginate } from "../../../core/paginate.ts";
import { defineTable } from "../../../core/table.ts";
import { type Action, action } from "../../service.ts";

export const ${table} = defineTable("${type}", { id: "${guess.id}" });

/** ${titleOf(type)}: its list and its deletion. */
export const ${camel(type)}Actions: Readonly<Record<string, Action>> = {
  ${guess.list}: action({
    ${params}
    handle: (call) => {
      const page = paginate(call, call.rows(${table}), ${by});
      return { ${told}, ${outer}: ${found} };
    },
  }),
  ${guess.remove}: action({
    params: { ${guess.removeBy.name}: "key" },
    handle: (call) => {
      const id = call.need("${guess.removeBy.name}");
      const found = call.find(${table}, id);
      // The code is to be looked up.
      if (found === undefined) throw vendorError(404, "InvalidId.NotFound", "It does not exist.");
      found.table.remove(id);
      return {};
    },
  }),
};
`;
}
