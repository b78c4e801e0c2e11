import type { LintException } from "../lint.ts";

/** Exceptions of one kind and reason: names by action. */
function because(
  reason: string,
  product: string,
  kind: LintException["kind"],
  names: Readonly<Record<string, readonly string[]>>,
): readonly LintException[] {
  return Object.entries(names).flatMap(([action, all]) =>
    all.map((name) => ({ product, action, kind, name, because: reason })),
  );
}

/** Names that rows or code use and the packages do not have, each with the reason. */
export const exceptions: readonly LintException[] = [
  ...because(
    "documented (https://cloud.tencent.com/document/product/436/55291), not in the package",
    "cos",
    "action",
    { getObjectLockConfiguration: ["getObjectLockConfiguration"] },
  ),
  ...because(
    "documented (https://cloud.tencent.com/document/product/436/8291); the package declares no paging of its reply",
    "cos",
    "response",
    { getService: ["IsTruncated", "NextMarker"] },
  ),
  ...because(
    "the package's code sends it (sdk/base.js, listObjectVersions), its declarations call it Marker",
    "cos",
    "param",
    { listObjectVersions: ["KeyMarker"] },
  ),
  ...because(
    "the XML's own name (https://cloud.tencent.com/document/product/436/35521), which the package's declarations call NextMarker",
    "cos",
    "response",
    { listObjectVersions: ["NextKeyMarker"] },
  ),
  ...because(
    "documented (https://cloud.tencent.com/document/product/436/7736); the package leaves it out of its declarations",
    "cos",
    "response",
    { multipartList: ["EncodingType"] },
  ),
];
