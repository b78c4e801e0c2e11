import type { FieldType, Model, Sdk } from "./sdk.ts";

/** What a package writes beside the fields of its models: by model, then by the field's name on the wire. */
export type FieldTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** One line, without the marks of comments and of markup. */
export function plainText(text: string): string {
  return text
    .replace(/^\s*(?:\/\*\*|\*\/|\*(?!\*)|#)[ \t]?/gmu, "")
    .replace(/\*\/\s*$/u, "")
    .replace(/@example[\s\S]*$/u, "")
    .replace(/<[^>]*>/gu, "\n")
    .replace(/[ \t]+/gu, " ")
    .replace(/\s*\n\s*/gu, "\n")
    .trim();
}

/** Texts by the names that the SDK's language gives fields, turned into names on the wire. */
function onTheWire(
  found: ReadonlyMap<string, string>,
  model: Model | undefined,
): ReadonlyMap<string, string> {
  return new Map(
    [...found].flatMap(([field, text]) => {
      const wire = model?.get(field)?.wire;
      return wire === undefined || text === "" ? [] : [[wire, text] as const];
    }),
  );
}

/** Reads the declarations (`.d.ts`) of an npm package of the vendor. */
export function javascriptTexts(
  declarations: readonly string[],
  models: ReadonlyMap<string, Model>,
): FieldTexts {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  for (const file of declarations) {
    for (const part of file.split(/\nexport declare class /u).slice(1)) {
      const name = /^\w+/u.exec(part)?.[0] ?? "";
      const found = new Map<string, string>();
      for (const [, comment = "", field = ""] of part.matchAll(
        /\n\s*(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*'?([\w$-]+)'?\??:/gu,
      )) {
        found.set(field, plainText(comment));
      }
      texts.set(name, onTheWire(found, models.get(name)));
    }
  }
  return texts;
}

/** Reads the model files of a PyPI package of the vendor: comments stand above the assignments. */
export function pythonTexts(
  sources: readonly string[],
  models: ReadonlyMap<string, Model>,
): FieldTexts {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  for (const file of sources) {
    for (const part of file.split(/\nclass (?=\w+\((?:DaraModel|TeaModel)\):)/u).slice(1)) {
      const name = /^\w+/u.exec(part)?.[0] ?? "";
      const found = new Map<string, string>();
      for (const [, comment = "", field = ""] of part.matchAll(
        /\n((?:[ \t]*#[^\n]*\n)+)[ \t]*self\.(\w+) = \2\b/gu,
      )) {
        found.set(field, plainText(comment));
      }
      texts.set(name, onTheWire(found, models.get(name)));
    }
  }
  return texts;
}

/** What an npm package remarks on its operations, by action; the PyPI ones remark nothing. */
export function javascriptRemarks(declarations: readonly string[]): ReadonlyMap<string, string> {
  const remarks = new Map<string, string>();
  for (const file of declarations) {
    for (const [, comment = "", method = ""] of file.matchAll(
      /\n\s*(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*(\w+)\(request:/gu,
    )) {
      remarks.set(method.charAt(0).toUpperCase() + method.slice(1), plainText(comment));
    }
  }
  return remarks;
}

/** The model and field at which a path of names on the wire ends, from one model on. */
function endOf(
  path: readonly string[],
  from: string,
  sdk: Sdk,
): { readonly model: string; readonly wire: string } | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  const field = [...(sdk.models.get(from)?.values() ?? [])].find(({ wire }) => wire === name);
  if (field === undefined) return undefined;
  if (rest.length === 0) return { model: from, wire: name };
  const inner = modelIn(field.type);
  return inner === undefined ? undefined : endOf(rest, inner, sdk);
}

function modelIn(type: FieldType): string | undefined {
  if (type.kind === "model") return type.name;
  return type.kind === "list" || type.kind === "map" ? modelIn(type.of) : undefined;
}

/** What the package writes beside a field of an action's reply, or of its request; undefined where nothing. */
export function textAt(
  sdk: Sdk,
  texts: FieldTexts,
  action: string,
  part: "request" | "response",
  path: string,
): string | undefined {
  const operation = sdk.operations.find((one) => one.action === action);
  if (operation === undefined) return undefined;
  const names = path.split(".").map((name) => name.replace(/(?:\[\]|\{\})+$/u, ""));
  const body = sdk.models.get(operation.responseModel)?.get("body");
  const from =
    part === "request"
      ? operation.requestModel
      : body === undefined
        ? undefined
        : modelIn(body.type);
  // A list as the whole reply has no name of its own.
  const end =
    from === undefined
      ? undefined
      : endOf(
          names.filter((name) => name !== ""),
          from,
          sdk,
        );
  return end === undefined ? undefined : texts.get(end.model)?.get(end.wire);
}
