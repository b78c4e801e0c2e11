import type { ActOutcome } from "../../../core/cloud.ts";
import type { Hook, HookContext } from "../../shared/hook.ts";
import { inParallel } from "../../shared/parallel.ts";
import { type Answer, records, text, textIfSent, word } from "../../shared/reply.ts";
import { CallError, type TransportRequest } from "../../shared/transport.ts";
import { repeatedMarker, walkKeys } from "./key-ranges.ts";

/** Batches, uploads or channels under way at once. */
const PARALLEL = 8;

/** Most versions of one DeleteMultipleObjects. https://www.alibabacloud.com/help/en/oss/developer-reference/deletemultipleobjects */
const BATCH = 1000;

/** Why a time may be missing. */
const UNTOLD = "what tells no time counts as younger than the review";

/** One version or delete marker. */
interface Version {
  readonly key: string;
  readonly versionId: string;
  readonly written: string | undefined;
}

/**
 * Empties a bucket: live channels, unfinished uploads, then every version and delete marker. What was
 * written after the review is not approved: the hook stops there and refuses. It is not data, since it
 * walks with two markers at once and every page becomes a call. Run again, it goes on with what is left.
 */
export const emptyBucket: Hook = async (context) => {
  const grown =
    (await removeChannels(context)) ??
    (await abortUploads(context)) ??
    (await removeVersions(context));
  return grown ?? { outcome: "requested" };
};

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
    context.read({ ...request, params: { ...withoutEmpty(request.params), ...at } }, "IsTruncated");
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

function withoutEmpty(params: TransportRequest["params"]): TransportRequest["params"] {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ""));
}

/** Makes a call whose object may be gone already. */
async function unlessGone(call: Promise<unknown>, gone: string): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== gone) throw error;
  }
}

async function removeChannels(context: HookContext): Promise<ActOutcome | undefined> {
  const request = context.call("ListLiveChannel");
  for await (const reply of pagesOf(context, request, { marker: "NextMarker" })) {
    const channels = records(reply, "LiveChannel");
    for (const channel of channels) {
      const name = text(channel, "Name");
      const written = textIfSent(channel, "LastModified", UNTOLD);
      const young = tooYoung(context, `live channel ${name}`, written);
      if (young !== undefined) return young;
    }
    await inParallel(channels, PARALLEL, context.signal, async (channel) => {
      const remove = context.call("DeleteLiveChannel");
      const name = text(channel, "Name");
      const params = { ...remove.params, channel: name };
      const options = { does: `delete live channel ${name}`, idempotent: true };
      await unlessGone(context.change({ ...remove, params }, options), "NoSuchLiveChannel");
    });
  }
  return undefined;
}

async function abortUploads(context: HookContext): Promise<ActOutcome | undefined> {
  const request = withEncoding(context.call("ListMultipartUploads"));
  const markers = { "key-marker": "NextKeyMarker", "upload-id-marker": "NextUploadIdMarker" };
  for await (const reply of pagesOf(context, request, markers)) {
    const uploads = records(reply, "Upload");
    for (const upload of uploads) {
      const what = `unfinished upload ${keyOf(reply, upload)}`;
      const young = tooYoung(context, what, textIfSent(upload, "Initiated", UNTOLD));
      if (young !== undefined) return young;
    }
    await inParallel(uploads, PARALLEL, context.signal, async (upload) => {
      const uploadId = text(upload, "UploadId");
      const key = keyOf(reply, upload);
      const abort = context.call("AbortMultipartUpload", uploadId);
      const params = { ...abort.params, key };
      const options = { does: `abort the unfinished upload of ${key}`, idempotent: true };
      await unlessGone(context.change({ ...abort, params }, options), "NoSuchUpload");
    });
  }
  return undefined;
}

async function removeVersions(context: HookContext): Promise<ActOutcome | undefined> {
  const request = withEncoding(context.call("ListObjectVersions"));
  const markers = { "key-marker": "NextKeyMarker", "version-id-marker": "NextVersionIdMarker" };
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let young: ActOutcome | undefined;
  try {
    await walkKeys<Version>({
      width: PARALLEL,
      marker: "key-marker",
      async read(from) {
        const params = { ...withoutEmpty(request.params), ...from };
        const reply = await context.read({ ...request, params }, "IsTruncated");
        return { entries: versionsIn(reply), next: nextMarkers(reply, markers) };
      },
      async take(versions) {
        for (const { key, written } of versions) young ??= tooYoung(context, key, written);
        if (young !== undefined || failure !== undefined) return false;
        for (let at = 0; at < versions.length; at += BATCH) {
          const batch = removeBatch(context, versions.slice(at, at + BATCH)).catch(
            (error: unknown) => {
              failure ??= { error };
            },
          );
          running.add(batch);
          void batch.finally(() => running.delete(batch));
        }
        // Markers name keys, so pages stay right while earlier ones are being deleted.
        while (running.size >= PARALLEL) await Promise.race(running);
        return true;
      },
    });
  } finally {
    await Promise.all(running);
  }
  if (failure !== undefined) throw failure.error;
  return young;
}

function versionsIn(reply: Answer): readonly Version[] {
  const versions = [...records(reply, "Version"), ...records(reply, "DeleteMarker")];
  return versions.map((version) => ({
    key: keyOf(reply, version),
    versionId: text(version, "VersionId"),
    written: textIfSent(version, "LastModified", UNTOLD),
  }));
}

/**
 * Deletes versions by name. The verbose answer names what went; objects under a retention of their own
 * are left out of it, and would otherwise be met again and again.
 */
async function removeBatch(context: HookContext, versions: readonly Version[]): Promise<void> {
  const first = versions[0];
  if (first === undefined) return;
  const remove = context.call("DeleteMultipleObjects", "");
  const { Object: _object, Quiet: _quiet, ...params } = remove.params;
  const body = {
    Quiet: false,
    Object: versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId })),
  };
  const reply = await context.change(
    { ...remove, params, body },
    // Versions are named one by one, so a repetition deletes nothing else.
    { does: `delete ${versions.length} object versions from ${first.key} on`, idempotent: true },
  );
  const kept = versions.length - records(reply, "Deleted").length;
  if (kept > 0) {
    throw new CallError({
      kind: "refused",
      code: "ObjectsKept",
      message: `${kept} of ${versions.length} object versions from ${first.key} on were not deleted; look for a retention or hold on them`,
    });
  }
}

/** Keys may hold characters that XML cannot; the reply then carries them percent-encoded. */
function withEncoding(request: TransportRequest): TransportRequest {
  return { ...request, params: { ...request.params, "encoding-type": "url" } };
}

function keyOf(reply: Answer, record: Answer): string {
  return decoded(reply, "Key", record);
}

/** A text of a record; keys are percent-encoded when the reply says so. */
function decoded(reply: Answer, path: string, record: Answer): string {
  return plain(reply, path, text(record, path));
}

/** Where the next page begins; the id beside a key may be empty, where a page ends between two keys. */
function markerAt(reply: Answer, path: string): string {
  const marker = /IdMarker$/u.test(path)
    ? textIfSent(reply, path, "empty where a page ends between two keys")
    : text(reply, path);
  return plain(reply, path, marker ?? "");
}

function plain(reply: Answer, path: string, found: string): string {
  const encoding = textIfSent(reply, "EncodingType", "left out where keys are plain");
  const encoded = encoding === "url" && /Key(?:Marker)?$/u.test(path);
  return encoded ? decodeURIComponent(found.replaceAll("+", " ")) : found;
}
