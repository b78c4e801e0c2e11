import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { matches } from "../sdk.ts";
import { declarationsOf, interfacesOf, unpacked, versionOf } from "../tencent/packages.ts";
import { commentOf, type Declarations } from "../tencent/parse-declarations.ts";
import type { Descriptions } from "./described.ts";

/** The vendor's package for its international site, whose texts are written anew. */
export const INTERNATIONAL = {
  package: "tencentcloud-sdk-nodejs-intl-en",
  version: "3.0.1335",
} as const;

function fieldsOf(declarations: Declarations, name: string) {
  return (declarations.get(name) ?? []).flatMap((member) =>
    ts.isPropertySignature(member)
      ? [
          {
            name: member.name.getText(),
            text: commentOf(member),
            required: member.questionToken === undefined,
          },
        ]
      : [],
  );
}

/** What the vendor's package says of a product's actions. */
export function describeTencent(product: string, cache: string): Descriptions {
  const { declarations, about } = declarationsOf(product, cache);
  return (action) => {
    const [request, response] = interfacesOf(product, action);
    if (!declarations.has(request)) return undefined;
    const reply = fieldsOf(declarations, response).map(({ name, text }) => [name, text] as const);
    return {
      about: about(action),
      request: fieldsOf(declarations, request),
      reply: new Map(reply),
    };
  };
}

/** Comments of a class of the international package, whose models are plain JavaScript. */
function classTexts(models: string, name: string): readonly (readonly string[])[] {
  const start = models.indexOf(`class ${name} extends`);
  const body = start < 0 ? "" : models.slice(start, models.indexOf("deserialize(", start));
  const comment = String.raw`\/\*\*((?:(?!\*\/)[\s\S])*?)@type(?:(?!\*\/)[\s\S])*\*\/\s+this\.(\w+) =`;
  return matches(body, new RegExp(comment, "g"));
}

/** The same of the international package, which lacks some products and actions. */
export function describeInternational(product: string, cache: string): Descriptions {
  if (product === "cos") return () => undefined;
  const version = `v${versionOf(product).replaceAll("-", "")}`;
  const folder = join(unpacked(INTERNATIONAL, cache), "tencentcloud", product, version);
  const file = join(folder, "models.js");
  const models = existsSync(file) ? readFileSync(file, "utf8") : "";
  return (action) => {
    if (!models.includes(`class ${action}Request extends`)) return undefined;
    const request = classTexts(models, `${action}Request`).map(([, text = "", name = ""]) => ({
      name,
      text,
      required: false,
    }));
    const reply = classTexts(models, `${action}Response`).map(
      ([, text = "", name = ""]) => [name, text] as const,
    );
    return { about: "", request, reply: new Map(reply) };
  };
}
