import type { Guess } from "./guess.ts";

/** What a service's file says for all of its rows, as far as a new one need not repeat it. */
export interface Defaults {
  /** The text between `defaults: {` and `types: {`; empty in a new file. */
  readonly text: string;
}

/** `vpc.flow-log` → `Flow log`. */
export function titleOf(type: string): string {
  const words = (type.split(".")[1] ?? "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `vpc.flow-log` → `flowLog`. */
export function camel(type: string): string {
  return (type.split(".")[1] ?? "").replace(/-(\w)/gu, (_all, letter: string) =>
    letter.toUpperCase(),
  );
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The name of a fact: `VpcId` and `vpc_id` → `vpcId`. */
function factName(field: string): string {
  return lowerFirst(field).replace(/_(\w)/gu, (_all, letter: string) => letter.toUpperCase());
}

/** Sizes are the vendor's to say: the lint of the models does not know them. */
const PAGINGS = {
  number: (guess: Guess, at: string, size: string) =>
    `{ by: "number", page: "${at}", size: ["${size}", 50], total: "${guess.total ?? ""}" }`,
  offset: (guess: Guess, at: string, size: string) =>
    `{ by: "offset", offset: "${at}", size: ["${size}", 100], total: "${guess.total ?? ""}" }`,
  token: ({ paging }: Guess, at: string, size: string) =>
    `{ by: "token", token: "${at}", size: ["${size}", 50], next: "${paging.by === "token" ? paging.next : ""}" }`,
} as const;

const HELPERS = {
  number: /paging: pages\(/u,
  offset: /paging: offsets\(/u,
  token: /paging: (?:tokens|markers)\(/u,
};

function pagingText(guess: Guess, { text }: Defaults): string {
  const { paging, total } = guess;
  if (paging.by === "none") return ', paging: { by: "none" }';
  if (!HELPERS[paging.by].test(text))
    return `, paging: ${PAGINGS[paging.by](guess, paging.at, paging.size)}`;
  const isSaid = total === undefined || total === "TotalCount" || text.includes(`"${total}")`);
  return isSaid || paging.by === "token" ? "" : `, total: "${total}"`;
}

function tagsText(guess: Guess, { text }: Defaults): string {
  if (guess.tags === undefined)
    return '        tags: { unknown: "nobody has looked yet for a call that tells them" },\n';
  const { at, key, value } = guess.tags;
  const own = `tags: { at: "${at}", key: "${key}", value: "${value}" }`;
  return text.includes(own) ? "" : `        ${own},\n`;
}

/**
 * A row of what the models tell. Where they are silent it says what a lint refuses, so that no row is
 * finished before somebody has looked: the page, and the values that mean "paid in advance".
 */
export function rowText(type: string, guess: Guess, defaults: Defaults): string {
  const region = guess.region && !defaults.text.includes('RegionId: "$region"');
  const params = region ? ', params: { RegionId: "$region" }' : "";
  const facts = [
    ...(guess.status === undefined ? [] : [`status: "${guess.status}"`]),
    ...guess.uses.map(({ at }) => `${factName(at)}: "${at}"`),
  ];
  const optional = (name: string, at: string | undefined) =>
    at === undefined ? "" : `        ${name}: "${at}",\n`;
  const id = guess.removeBy.several ? '["$id"]' : '"$id"';
  const uses = guess.uses.map((edge) => `{ type: "${edge.type}", at: "${edge.at}" }`);
  return `
    "${type}": {
      title: "${titleOf(type)}",
      docs: "https://the-page-of-the-vendor.invalid/${guess.remove}",
      list: { action: "${guess.list}"${params}, items: "${guess.items}"${pagingText(guess, defaults)} },
      read: {
        id: "${guess.id}",
${optional("name", guess.name)}${optional("created", guess.created)}${optional("expires", guess.expires)}${
  guess.charge === undefined
    ? ""
    : `        charge: { at: "${guess.charge}", prepaid: ["the value that means so"] },\n`
}${tagsText(guess, defaults)}        facts: { ${facts.join(", ")} },
      },
      material: [${guess.uses.map(({ at }) => `"${factName(at)}"`).join(", ")}],
${uses.length === 0 ? "" : `      uses: ${uses.length === 1 ? uses[0] : `[${uses.join(", ")}]`},\n`}      remove: {
        does: "delete the ${titleOf(type).toLowerCase()}",
        action: "${guess.remove}",
        params: { ${region ? 'RegionId: "$region", ' : ""}${guess.removeBy.name}: ${id} },
${guess.token ? '        again: "ClientToken",\n' : ""}      },
    },
`;
}

const SITES: Readonly<Record<string, string>> = {
  alibaba: "https://api.alibabacloud.com/document/",
  huawei: "https://support.huaweicloud.com/intl/en-us/",
  tencent: "https://cloud.tencent.com/document/product/",
};

/** A file for a service that had none. */
export function serviceText(cloud: string, product: string, row: string): string {
  const name = product.replace(/\W/gu, "");
  const site = SITES[cloud] ?? "";
  return `import { defineService } from "../../../core/service.ts";

/** ${product}. ${site} */
export const ${lowerFirst(name)} = defineService({
  product: "${product}",
  defaults: { wave: "workloads", scope: "region", dataBearing: true },
  types: {${row}  },
});
`;
}

/** Where the life-cycle seed of a type stands, from the project's root: a file of its own beside the others. */
export function seedPath(cloud: string, type: string): string {
  return `test/catalog/${cloud}/${type.replace(".", "-")}.ts`;
}

/** The seed as it begins: the harness writes records from the row, of which it is told the id alone. */
export function seedText(type: string, guess: Guess): string {
  return `import type { Seeds } from "../support/seed.ts";

/** ${titleOf(type)}. */
export const seeds: Seeds = {
  "${type}": { records: { each: { ${guess.id}: "${camel(type).toLowerCase()}-{nnn}" } } },
};
`;
}
