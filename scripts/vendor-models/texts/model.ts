import { readFileSync } from "node:fs";

/**
 * What the vendor's packages say about an action, as far as a listing may come out short by it. Texts are
 * the vendor's, shortened.
 */
export type ActionTexts = {
  /** Sentences of the action's own description about how much it returns. */
  readonly about?: string;
  /** Optional fields of the request that speak of what holds without them, list values or page. */
  readonly request?: Readonly<Record<string, readonly string[]>>;
  /** Fields of the reply, by path, whose number has a ceiling. */
  readonly reply?: Readonly<Record<string, readonly string[]>>;
  /** Set where the package describes no field of the request. */
  readonly undescribed?: true;
};

/** The texts of a product's actions that listings use. */
export type ProductTexts = {
  /** Where the texts are from; further sources stand behind it. */
  readonly source: string;
  readonly actions: Readonly<Record<string, ActionTexts>>;
};

/** All products of a cloud, by the keys of its vendor-models.json. */
export type VendorTexts = Readonly<Record<string, ProductTexts>>;

/** Reads committed texts. */
export function readTexts(file: URL): VendorTexts {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** One field a line: readable in a diff. */
export function formatTexts(texts: VendorTexts): string {
  const lines = (fields: Readonly<Record<string, unknown>> | undefined): string =>
    Object.entries(fields ?? {})
      .map(([name, value]) => `     ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  const products = Object.entries(texts).map(([product, { source, actions }]) => {
    const all = Object.entries(actions).map(([action, { request, reply, ...rest }]) => {
      const parts = [
        ...Object.entries(rest).map(([name, value]) => `    "${name}": ${JSON.stringify(value)}`),
        ...(request === undefined ? [] : [`    "request": {\n${lines(request)}\n    }`]),
        ...(reply === undefined ? [] : [`    "reply": {\n${lines(reply)}\n    }`]),
      ];
      const inside = parts.length === 0 ? "" : `\n${parts.join(",\n")}\n   `;
      return `   ${JSON.stringify(action)}: {${inside}}`;
    });
    return ` ${JSON.stringify(product)}: {\n  "source": ${JSON.stringify(source)},\n  "actions": {\n${all.join(",\n")}\n  }\n }`;
  });
  return `{\n${products.join(",\n")}\n}\n`;
}
