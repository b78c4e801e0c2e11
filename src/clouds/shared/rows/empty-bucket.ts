import type { ActOutcome } from "../../../core/cloud.ts";
import { inParallel } from "../wire/parallel.ts";
import { type Answer, records, text, textIfSent, word } from "../wire/reply.ts";
import { CallError, type TransportRequest } from "../wire/transport.ts";
import {
  type BucketDialect,
  type BucketListing,
  type BucketThings,
  decoded,
  markerAt,
  type Version,
} from "./bucket-dialect.ts";
import type { Hook, HookContext } from "./hook.ts";
import { repeatedMarker, walkKeys } from "./key-ranges.ts";

/** Most versions of one call, by every vendor's page. */
const BATCH = 1000;

/** Why a time may be missing. */
const UNTOLD = "what tells no time counts as younger than the review";

/**
 * Empties a bucket: what is removed one by one (unfinished uploads), then every version and delete marker.
 * What was written after the review is not approved: the hook stops there and refuses. It is not data,
 * since it walks with two markers at once and every page becomes a call. Run again, it goes on with what
 * is left.
 */
export function emptyBucket(dialect: BucketDialect): Hook {
  return async (context) => {
    for (const things of dialect.things) {
      const grown = await removeThings(context, dialect, things);
      if (grown !== undefined) return grown;
    }
    return (await removeVersions(context, dialect)) ?? { outcome: "requested" };
  };
}

/** The refusal when something is younger than the review; undefined when it is approved. */
function tooYoung(
  context: HookContext,
  what: string,
  time: string | undefined,
): ActOutcome | undefined {
  const { reviewedAt } = context.options;
  const at = Date.parse(time ?? "");
  if (at <= Date.parse(reviewedAt)) return undefined;
  const when = Number.isNaN(at) ? "at an unknown time" : `at ${time}`;
  return {
    outcome: "refused",
    code: "GrewSinceReview",
    message: `the bucket grew since the review of ${reviewedAt}: ${what} was written ${when}`,
  };
}

/** Reads pages that are chained by markers, the next one while the last is being worked on. */
async function* pagesOf(
  context: HookContext,
  request: TransportRequest,
  markers: Readonly<Record<string, string>>,
): AsyncGenerator<Answer> {
  const ask = (at: Readonly<Record<string, string>>): Promise<Answer> =>
    context.read({ ...request, params: { ...request.params, ...at } }, "IsTruncated");
  let at: Readonly<Record<string, string>> = {};
  let asked: Promise<Answer> | undefined = ask(at);
  while (asked !== undefined) {
    const reply: Answer = await asked;
    const next = nextMarkers(reply, markers);
    const repeats = next !== undefined && JSON.stringify(next) === JSON.stringify(at);
    asked = next === undefined || repeats ? undefined : ask(next);
    // Whoever stops at this page leaves the next one unread.
    asked?.catch(() => undefined);
    yield reply;
    if (repeats) throw repeatedMarker();
    at = next ?? at;
  }
}

/** Where a listing goes on; undefined at its end. */
function nextMarkers(
  reply: Answer,
  markers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  if (word(reply, "IsTruncated", ["true", "false"]) === "false") return undefined;
  return Object.fromEntries(
    Object.entries(markers).map(([name, path]) => [name, markerAt(reply, path)]),
  );
}

/** A listing's call from its beginning. */
function listing(
  context: HookContext,
  { list, encoded }: BucketListing,
  { encoding }: BucketDialect,
): TransportRequest {
  const request = context.call(list);
  const told = Object.entries(request.params).filter(([, value]) => value !== "");
  const asked = encoded ? { [encoding]: "url" } : {};
  return { ...request, params: { ...Object.fromEntries(told), ...asked } };
}

/** Makes a call whose object may be gone already. */
async function unlessGone(call: Promise<unknown>, gone: string): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== gone) throw error;
  }
}

async function removeThings(
  context: HookContext,
  dialect: BucketDialect,
  things: BucketThings,
): Promise<ActOutcome | undefined> {
  const request = listing(context, things, dialect);
  const [path, parameter] = things.name;
  for await (const reply of pagesOf(context, request, things.markers)) {
    const found = things.records.flatMap((at) => records(reply, at));
    for (const thing of found) {
      const what = `${things.called} ${decoded(reply, path, thing)}`;
      const young = tooYoung(context, what, textIfSent(thing, things.written, UNTOLD));
      if (young !== undefined) return young;
    }
    await inParallel(found, dialect.width, context.signal, async (thing) => {
      const name = decoded(reply, path, thing);
      const id = things.id === undefined ? undefined : text(thing, things.id);
      const remove = context.call(things.remove, id);
      const params = { ...remove.params, [parameter]: name };
      const options = { does: `${things.does} ${name}`, idempotent: true };
      await unlessGone(context.change({ ...remove, params }, options), things.gone);
    });
  }
  return undefined;
}

async function removeVersions(
  context: HookContext,
  dialect: BucketDialect,
): Promise<ActOutcome | undefined> {
  const { width, versions: listed } = dialect;
  const request = listing(context, listed, dialect);
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let young: ActOutcome | undefined;
  try {
    await walkKeys<Version>({
      width: listed.readers,
      marker: listed.marker,
      async read(from) {
        const params = { ...request.params, ...from };
        const reply = await context.read({ ...request, params }, "IsTruncated");
        return { entries: versionsIn(reply, dialect), next: nextMarkers(reply, listed.markers) };
      },
      async take(versions) {
        for (const { key, written } of versions) young ??= tooYoung(context, key, written);
        if (young !== undefined || failure !== undefined) return false;
        for (let at = 0; at < versions.length; at += BATCH) {
          const part = versions.slice(at, at + BATCH);
          const batch = removeBatch(context, dialect, part).catch((error: unknown) => {
            failure ??= { error };
          });
          running.add(batch);
          void batch.finally(() => running.delete(batch));
        }
        // Markers name keys, so pages stay right while earlier ones are being deleted.
        while (running.size >= width) await Promise.race(running);
        return true;
      },
    });
  } finally {
    await Promise.all(running);
  }
  if (failure !== undefined) throw failure.error;
  return young;
}

function versionsIn(reply: Answer, { versions }: BucketDialect): readonly Version[] {
  return versions.records
    .flatMap((path) => records(reply, path))
    .map((version) => ({
      key: decoded(reply, "Key", version),
      versionId: text(version, "VersionId"),
      written: textIfSent(version, "LastModified", UNTOLD),
    }));
}

/** Deletes versions by name. What did not go, e.g. for a retention, would be met again and again. */
async function removeBatch(
  context: HookContext,
  { versions: { remove, request, kept } }: BucketDialect,
  versions: readonly Version[],
): Promise<void> {
  const first = versions[0];
  if (first === undefined) return;
  const reply = await context.change(
    request(context.call(remove, ""), versions),
    // Versions are named one by one, so a repetition deletes nothing else.
    { does: `delete ${versions.length} object versions from ${first.key} on`, idempotent: true },
  );
  const { count, code } = kept(reply, versions);
  if (count === 0) return;
  const why = code === undefined ? "" : ` (${code})`;
  throw new CallError({
    kind: "refused",
    code: "ObjectsKept",
    message: `${count} of ${versions.length} object versions from ${first.key} on were not deleted${why}; look for a retention or hold on them`,
  });
}
