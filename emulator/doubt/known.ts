import { readFileSync } from "node:fs";
import type { CloudDoubt, Doubt, PageSize } from "../core/doubt/kinds.ts";
import { arrayOf, type JsonObject, objectOf, parseJson, textOf } from "../core/json.ts";
import { alibabaDoubts } from "./alibaba.ts";
import { huaweiDoubts } from "./huawei.ts";
import { tencentDoubts } from "./tencent.ts";

const reviewed: Readonly<Record<string, readonly Doubt[]>> = {
  alibaba: alibabaDoubts,
  tencent: tencentDoubts,
  huawei: huaweiDoubts,
};

let read: readonly CloudDoubt[] | undefined;

/** Every doubt of every cloud: the reviewed ones, and the page sizes that a script reads from the vendors' texts. */
export function knownDoubts(): readonly CloudDoubt[] {
  read ??= Object.entries(reviewed).flatMap(([cloud, doubts]) =>
    [...doubts, ...pageSizes(cloud)].map((doubt) => ({ ...doubt, cloud })),
  );
  return read;
}

/** `{"Ecs DescribeKeyPairs PageSize": {"max": 50, "says": "…", "source": "…"}}`, by cloud. */
function pageSizes(cloud: string): readonly PageSize[] {
  const file = new URL("page-sizes.json", import.meta.url);
  const all = objectOf(objectOf(parseJson(readFileSync(file, "utf8")))[cloud]);
  return Object.entries(all).map(([name, entry]) => pageSize(name, objectOf(entry)));
}

function pageSize(name: string, entry: JsonObject): PageSize {
  const [product = "", action = "", field = ""] = name.split(" ");
  const sizes = arrayOf(entry["sizes"]).map(Number);
  return {
    kind: "page-size",
    product,
    action,
    field,
    ...(typeof entry["max"] === "number" ? { max: entry["max"] } : {}),
    ...(sizes.length > 0 ? { sizes } : {}),
    says: textOf(entry["says"]) ?? "",
    source: textOf(entry["source"]) ?? "",
  };
}
