import type { ActOutcome } from "../../../core/cloud.ts";
import type { Hook, HookContext } from "../../shared/hook.ts";
import { inParallel } from "../../shared/parallel.ts";
import { type Answer, records, text, textIfSent, word } from "../../shared/reply.ts";
import { CallError, type TransportRequest } from "../../shared/transport.ts";

/** Uploads under way at once. */
const PARALLEL = 8;

/** Most pages of one walk; more is taken for a server that never ends. */
const PAGE_CAP = 1_000_000;

/**
 * Empties a bucket: unfinished uploads, then every version and delete marker. What was written after the
 * review is not approved: the hook stops there and refuses. It is not data, since it walks with two
 * markers at once and every page becomes a call. Run again, it goes on with what is left.
 */
export const emptyBucket: Hook = async (context) => {
  const grown = (await abortUploads(context)) ?? (await removeVersions(context));
  return grown ?? { outcome: "requested" };
};

/** Why a time may be missing. */
const UNTOLD = "what tells no time counts as younger than the review";

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

/**
 * Reads pages that are chained by markers; `markers` gives the reply's path by the parameter's name.
 * Markers name keys, so pages stay right while earlier ones are being deleted.
 */
async function* pagesOf(
  context: HookContext,
  request: TransportRequest,
  markers: Readonly<Record<string, string>>,
): AsyncGenerator<Answer> {
  let at: Readonly<Record<string, string>> = {};
  for (let pages = 0; pages < PAGE_CAP; pages += 1) {
    const params = { ...request.params, EncodingType: "url", ...at };
    const reply = await context.read({ ...request, params }, "IsTruncated");
    const more = word(reply, "IsTruncated", ["true", "false"]);
    yield reply;
    if (more === "false") return;
    const next = Object.fromEntries(
      Object.entries(markers).map(([name, path]) => [name, markerAt(reply, path)]),
    );
    if (JSON.stringify(next) === JSON.stringify(at)) throw endless("repeats its markers");
    at = next;
  }
  throw endless("has no end");
}

function endless(what: string): CallError {
  return new CallError({
    kind: "refused",
    code: "EndlessListing",
    message: `the bucket's listing ${what}`,
  });
}

async function abortUploads(context: HookContext): Promise<ActOutcome | undefined> {
  const request = context.call("multipartList");
  const markers = { KeyMarker: "NextKeyMarker", UploadIdMarker: "NextUploadIdMarker" };
  for await (const reply of pagesOf(context, request, markers)) {
    const uploads = records(reply, "Upload");
    for (const upload of uploads) {
      const what = `unfinished upload ${decoded(reply, "Key", upload)}`;
      const young = tooYoung(context, what, textIfSent(upload, "Initiated", UNTOLD));
      if (young !== undefined) return young;
    }
    await inParallel(uploads, PARALLEL, context.signal, async (upload) => {
      const key = decoded(reply, "Key", upload);
      const abort = context.call("multipartAbort", text(upload, "UploadId"));
      const params = { ...abort.params, Key: key };
      try {
        await context.change(
          { ...abort, params },
          { does: `abort the unfinished upload of ${key}`, idempotent: true },
        );
      } catch (error) {
        if (!(error instanceof CallError) || error.code !== "NoSuchUpload") throw error;
      }
    });
  }
  return undefined;
}

async function removeVersions(context: HookContext): Promise<ActOutcome | undefined> {
  const request = context.call("listObjectVersions");
  const markers = { KeyMarker: "NextKeyMarker", VersionIdMarker: "NextVersionIdMarker" };
  for await (const reply of pagesOf(context, request, markers)) {
    const listed = [...records(reply, "Versions"), ...records(reply, "DeleteMarkers")];
    const versions = listed.map((record) => ({
      Key: decoded(reply, "Key", record),
      VersionId: text(record, "VersionId"),
      written: textIfSent(record, "LastModified", UNTOLD),
    }));
    for (const { Key, written } of versions) {
      const young = tooYoung(context, Key, written);
      if (young !== undefined) return young;
    }
    await removeBatch(context, versions);
  }
  return undefined;
}

/**
 * Deletes a page of versions by name, at most 1,000, as many as a page holds. The answer names what did
 * not go, e.g. for a retention: that would be met again and again.
 */
async function removeBatch(
  context: HookContext,
  versions: readonly { readonly Key: string; readonly VersionId: string }[],
): Promise<void> {
  const first = versions[0];
  if (first === undefined) return;
  const remove = context.call("deleteMultipleObject", "");
  const objects = versions.map(({ Key, VersionId }) => ({ Key, VersionId }));
  const reply = await context.change(
    { ...remove, params: { ...remove.params, Objects: objects } },
    // Versions are named one by one, so a repetition deletes nothing else.
    { does: `delete ${versions.length} object versions from ${first.Key} on`, idempotent: true },
  );
  const kept = records(reply, "Error");
  const [one] = kept;
  if (one !== undefined) {
    const code = textIfSent(one, "Code", "only to be read") ?? "unknown";
    throw new CallError({
      kind: "refused",
      code: "ObjectsKept",
      message: `${kept.length} of ${versions.length} object versions from ${first.Key} on were not deleted (${code}); look for a retention or hold on them`,
    });
  }
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
