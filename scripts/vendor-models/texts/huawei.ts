import { type HuaweiPackage, type HuaweiProduct, readProduct } from "../huawei/packages.ts";
import type { FieldType } from "../sdk.ts";
import type { DescribedField, Descriptions } from "./described.ts";

/** Parts of a text that say that there is nothing to say: `**约束限制：** 不涉及。` */
const NOTHING =
  /\*{0,2}(?:约束限制|取值范围|默认取值)\s*[：:]?\s*\*{0,2}\s*[：:]?\s*不涉及(?:。|\s|$)?/gu;

/** What only heads a part. */
const HEADS = /\*{0,2}(?:参数解释|功能说明)\s*[：:]?\s*\*{0,2}\s*[：:]?\s*/gu;

/** What one package of the vendor says of its actions. */
export function describeHuawei(entry: HuaweiPackage, cache: string): Descriptions {
  const product = readProduct(entry, cache);
  return (action) => {
    const operation = product.sdk.operations.find((one) => one.action === action);
    if (operation === undefined) return undefined;
    const { requestModel, responseModel, pathname, header, bodyField } = operation;
    const headers = new Set(header.map(({ wire }) => wire));
    const inPath = (name: string): boolean => pathname.includes(`{${name}}`);
    const own = fieldsOf(product, requestModel).filter(({ name }) => !headers.has(name));
    const body = modelIn(product.sdk.models.get(requestModel)?.get(bodyField ?? "")?.type);
    const request = [
      ...own.filter(({ name }) => bodyField === undefined || name !== "body"),
      ...(body === undefined ? [] : fieldsOf(product, body)),
    ];
    const answer = modelIn(product.sdk.models.get(responseModel)?.get("body")?.type);
    const reply = answer === undefined ? [] : replyTexts(product, answer, "");
    return {
      about: product.remarks.get(action) ?? "",
      request: request.map((field) => ({ ...field, required: inPath(field.name) })),
      reply: new Map(reply),
    };
  };
}

/** The packages mark no field as required, but those in paths. */
function fieldsOf(
  { sdk, texts }: HuaweiProduct,
  model: string,
): readonly Omit<DescribedField, "required">[] {
  const own = texts.get(model);
  return [...(sdk.models.get(model)?.values() ?? [])].map(({ wire }) => ({
    name: wire,
    text: (own?.get(wire) ?? "").replace(NOTHING, "").replace(HEADS, ""),
  }));
}

/** Paths of what is no list in a reply; two levels are enough for totals. */
function replyTexts(
  product: HuaweiProduct,
  model: string,
  prefix: string,
): readonly (readonly [string, string])[] {
  return [...(product.sdk.models.get(model)?.values() ?? [])].flatMap(({ wire, type }) => {
    if (type.kind === "model" && prefix === "") {
      return replyTexts(product, type.name, `${wire}.`);
    }
    return type.kind === "scalar"
      ? [[`${prefix}${wire}`, product.texts.get(model)?.get(wire) ?? ""] as const]
      : [];
  });
}

function modelIn(type: FieldType | undefined): string | undefined {
  return type?.kind === "model" ? type.name : undefined;
}
