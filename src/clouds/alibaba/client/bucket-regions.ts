import { asText, readPath } from "../../shared/wire/paths.ts";
import type { Reply } from "../../shared/wire/transport.ts";

/** Regions of buckets, learned from the listings that pass: each bucket answers in its own region only. */
export class BucketRegions {
  readonly #regions = new Map<string, string>();

  /** The region of a bucket; undefined when no listing has named it. */
  get(bucket: string): string | undefined {
    return this.#regions.get(bucket);
  }

  /** Takes in a reply of ListBuckets. */
  learn(reply: Reply): void {
    const buckets = readPath(reply, "Buckets.Bucket[]");
    if (!Array.isArray(buckets)) return;
    for (const bucket of buckets) {
      const name = asText(readPath(bucket, "Name"));
      const region = asText(readPath(bucket, "Location"))?.replace(/^oss-/u, "");
      if (name !== undefined && region !== undefined) this.#regions.set(name, region);
    }
  }
}
