import * as z from "zod";
import { DISPOSITIONS } from "../../core/item.ts";
import { REVIEW_VERSIONS } from "../../core/review.ts";

const fact = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** An approved item of review.json. */
export const itemShape = z.strictObject({
  because: z.exactOptional(z.string()),
  disposition: z.enum(DISPOSITIONS),
  facts: z.record(z.string(), fact),
  line: z.string(),
  steps: z.array(z.string()),
});

/** review.json, but for its items, which are held against {@link itemShape} one by one. */
export const frameShape = z.strictObject({
  version: z.literal(REVIEW_VERSIONS),
  cloud: z.string(),
  accountId: z.string(),
  takenAt: z.iso.datetime(),
  run: z.exactOptional(z.string()),
  items: z.record(z.string(), z.unknown()),
  unknown: z.array(z.string()),
  digest: z.string(),
});

/** What review.json holds, as it is written. */
export const reviewShape = frameShape.extend({ items: z.record(z.string(), itemShape) });
