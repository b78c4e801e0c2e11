import { readFileSync, writeFileSync } from "node:fs";
import { type Comments, leftOutAtTimes } from "./reply-texts.ts";
import type { FieldType, Model, Sdk } from "./sdk.ts";
import { type TimeForm, timeFormOf } from "./times.ts";

/**
 * What one reply holds, for the emulator: `s` text, `n` a number, `b` a boolean, a {@link TimeForm} for
 * text that is a time, `*` what the package does not describe. Behind a field's name stands `[]` for a list, `{}` for a map with free keys, `?`
 * for what the vendor's text says to be null, or to be left out, at times.
 */
export type Reply = "s" | "n" | "b" | "*" | TimeForm | { readonly [field: string]: Reply };

/** The replies of one product in one API version, by action. */
export type Replies = Readonly<Record<string, Reply>>;

/** A package's models, and what it says of their fields. */
interface Package {
  readonly models: ReadonlyMap<string, Model>;
  readonly comments: Comments;
}

/** A type with what stands behind the name of its field. */
interface Typed {
  readonly suffix: string;
  readonly reply: Reply;
}

const LETTERS = { string: "s", number: "n", boolean: "b" } as const;

function typed(type: FieldType, from: Package, open: readonly string[]): Typed {
  switch (type.kind) {
    case "scalar":
      return { suffix: "", reply: type.of === undefined ? "*" : LETTERS[type.of] };
    case "any":
      return { suffix: "", reply: "*" };
    case "list": {
      const inner = typed(type.of, from, open);
      return { suffix: `[]${inner.suffix}`, reply: inner.reply };
    }
    case "map": {
      const inner = typed(type.of, from, open);
      return { suffix: `{}${inner.suffix}`, reply: inner.reply };
    }
    case "model": {
      const model = from.models.get(type.name);
      // A model that holds itself would never end.
      if (model === undefined || open.includes(type.name)) return { suffix: "", reply: "*" };
      const comments = from.comments(type.name);
      const fields = [...model].map(([name, field]) => {
        const inner = typed(field.type, from, [...open, type.name]);
        const text = comments.get(name) ?? "";
        const atTimes = leftOutAtTimes(text) ? "?" : "";
        return [field.wire + inner.suffix + atTimes, timed(inner.reply, name, text)] as const;
      });
      return { suffix: "", reply: Object.fromEntries(fields) };
    }
  }
}

const TIME = /time|date|deadline|expir|created|modified|start|end/iu;

/** A plain text by its name and by what the vendor says of it: a time in its form, else text. */
export function timed(reply: Reply, name: string, text: string): Reply {
  return reply === "s" && TIME.test(name) ? (timeFormOf(text) ?? reply) : reply;
}

/** The replies of the wanted actions of one package; an action without a body has an empty one. */
export function repliesOf(sdk: Sdk, comments: Comments, wanted: readonly string[]): Replies {
  const { models } = sdk;
  const known = new Map(sdk.operations.map((operation) => [operation.action, operation]));
  return Object.fromEntries(
    [...wanted].sort().map((action) => {
      const body = models.get(known.get(action)?.responseModel ?? "")?.get("body");
      if (body === undefined) return [action, {}] as const;
      const { suffix, reply } = typed(body.type, { models, comments }, []);
      return [action, suffix === "" ? reply : { [suffix]: reply }] as const;
    }),
  );
}

/** One action a line: readable in a diff, and small. */
export function formatReplies(products: Readonly<Record<string, Replies>>): string {
  const lines = Object.entries(products).flatMap(([product, replies]) =>
    Object.entries(replies).map(
      ([action, reply]) => ` ${JSON.stringify(`${product} ${action}`)}: ${JSON.stringify(reply)}`,
    ),
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** The emulator's copy of what one cloud's replies hold. */
export function repliesFile(cloud: "alibaba" | "huawei" | "tencent"): URL {
  return new URL(`../../emulator/${cloud}/replies.json`, import.meta.url);
}

/** Writes it; part of `npm run vendor-models`. */
export function writeReplies(
  cloud: "alibaba" | "tencent",
  products: Readonly<Record<string, Replies>>,
): void {
  writeFileSync(repliesFile(cloud), formatReplies(products));
}

/** Reads it: replies by product, version where the cloud has several, and action. */
export function readReplies(cloud: "alibaba" | "huawei" | "tencent"): Replies {
  return JSON.parse(readFileSync(repliesFile(cloud), "utf8"));
}
