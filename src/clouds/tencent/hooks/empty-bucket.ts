import type { ActOutcome } from "../../../core/cloud.ts";
import type { Hook, HookContext } from "../../shared/hook.ts";
import { inParallel } from "../../shared/parallel.ts";
import { asText, readPath, readText } from "../../shared/paths.ts";
import { CallError, type Reply, type TransportRequest } from "../../shared/transport.ts";

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
): AsyncGenerator<Reply> {
  let at: Readonly<Record<string, string>> = {};
  for (let pages = 0; pages < PAGE_CAP; pages += 1) {
    const params = { ...request.params, EncodingType: "url", ...at };
    const reply = await context.read({ ...request, params });
    yield reply;
    if (readText(reply, "IsTruncated") !== "true") return;
    const next = Object.fromEntries(
      Object.entries(markers).map(([name, path]) => [name, decoded(reply, path, reply)]),
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

function membersAt(reply: Reply, name: string): readonly unknown[] {
  const found = readPath(reply, `${name}[]`);
  return Array.isArray(found) ? found : [];
}

async function abortUploads(context: HookContext): Promise<ActOutcome | undefined> {
  const request = context.call("multipartList");
  const markers = { KeyMarker: "NextKeyMarker", UploadIdMarker: "NextUploadIdMarker" };
  for await (const reply of pagesOf(context, request, markers)) {
    const uploads = membersAt(reply, "Upload");
    for (const upload of uploads) {
      const what = `unfinished upload ${decoded(reply, "Key", upload)}`;
      const young = tooYoung(context, what, readText(upload, "Initiated"));
      if (young !== undefined) return young;
    }
    await inParallel(uploads, PARALLEL, context.signal, async (upload) => {
      const key = decoded(reply, "Key", upload);
      const abort = context.call("multipartAbort", readText(upload, "UploadId") ?? "");
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
    const records = [...membersAt(reply, "Versions"), ...membersAt(reply, "DeleteMarkers")];
    const versions = records.map((record) => ({
      Key: decoded(reply, "Key", record),
      VersionId: readText(record, "VersionId") ?? "null",
      written: readText(record, "LastModified"),
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
  const kept = membersAt(reply, "Error");
  if (kept.length > 0) {
    const code = readText(kept[0], "Code") ?? "unknown";
    throw new CallError({
      kind: "refused",
      code: "ObjectsKept",
      message: `${kept.length} of ${versions.length} object versions from ${first.Key} on were not deleted (${code}); look for a retention or hold on them`,
    });
  }
}

/** A text of a reply; keys and key markers are percent-encoded when the reply says so. */
function decoded(reply: Reply, path: string, record: unknown): string {
  const text = asText(readPath(record, path)) ?? "";
  const encoded = readText(reply, "EncodingType") === "url" && /Key(?:Marker)?$/u.test(path);
  return encoded ? decodeURIComponent(text.replaceAll("+", " ")) : text;
}
