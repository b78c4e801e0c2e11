import { basename, dirname, join, relative } from "node:path";
import type { Account } from "../../core/account.ts";
import type { Disassociation } from "../../core/assisted.ts";
import { SIDES, type Side } from "../../core/attestation.ts";
import type { ClosureStatus, PreClosureCheck } from "../../core/closure.ts";
import type { AssistedClosure } from "../../core/cloud.ts";
import { type Language, wordsIn } from "../../core/language.ts";
import type { Packet } from "../../core/packet.ts";
import { shown } from "../../core/secrets.ts";
import { packetDocuments } from "../../documents/packet.ts";
import { type PolicyResult, relied } from "../../engine/gate.ts";
import { packetOf } from "../../engine/packet.ts";
import type { Survey } from "../../engine/survey.ts";
import { writePacket } from "../../files/packet-file.ts";
import { closingDetail, closingTitle } from "../../texts/closing.ts";
import { submissionTexts } from "../../texts/submission.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { listLines } from "./front.ts";
import { error, type Message, warning } from "./message.ts";

/** What account.yaml abandons, with what the cloud says that it stands for, as far as it was asked. */
export function abandonedChecks(
  account: Account,
  check: PreClosureCheck | undefined,
): Record<string, string> {
  return Object.fromEntries(
    account.closure.abandonChecks.map((id) => {
      const offered = check?.abandonable.find((one) => one.id === id);
      const unknown = `what it stands for is not known yet; the cloud's check was ${check?.deferred ?? "not asked"}`;
      return [
        id,
        shown(offered === undefined ? unknown : `${offered.name}: ${offered.description}`),
      ];
    }),
  );
}

/**
 * What to do with what a deploy wrote before anybody submits the closure: until it is merged, another
 * checkout knows nothing of it, and a run from there would log in.
 */
export function beforeSubmission(workspace: Workspace, status: ClosureStatus): readonly Message[] {
  const { account, files, store, reader } = workspace;
  if (status.phase === "awaiting-request") return [beforeRequest(workspace, status)];
  if (status.phase !== "awaiting-submission") return [];
  const { before: texts } = submissionTexts(reader.language);
  const beside = (path: string): string => join("accounts", account.name, basename(path));
  const packet = `${beside(files.packet)}/`;
  // What a database holds is known to every checkout that has its address.
  const [commit, unknowing] =
    store.kind === "postgres"
      ? [texts.commitPacket(packet), texts.unknowingDatabase]
      : [texts.commit(packet, beside(files.journal)), texts.unknowing];
  return [
    warning(
      texts.head(account.id),
      [commit, texts.stop, texts.submit(`${packet}packet.md`), unknowing].join("\n"),
    ),
  ];
}

/** What to do with what a deploy wrote before the master asks for a disassociation. */
function beforeRequest({ account, reader }: Workspace, status: ClosureStatus): Message {
  const texts = submissionTexts(reader.language);
  const detail = closingDetail(reader.language, status);
  return warning(texts.beforeRequest(account.id), texts.stateIt(detail, account.name));
}

/** That the account is closing already. */
export function followed({ account, reader }: Workspace, status: ClosureStatus): Message {
  const { language } = reader;
  const { phase } = status;
  const isInProgress = phase === "submitted" || phase === "waiting";
  return warning(
    isInProgress
      ? submissionTexts(language).followed(account.id)
      : closingTitle(language, account.id, status),
    closingDetail(language, status),
  );
}

/** Which policies refuse the closure; what they found is said by the data source. */
export function refusedBy(
  { account, reader }: Pick<Workspace, "account" | "reader">,
  mandatory: readonly PolicyResult[],
): Message {
  const texts = submissionTexts(reader.language);
  const ids = mandatory.map(({ policy }) => policy.id);
  return error(texts.refused(account.id, ids), texts.refusedNext);
}

/** What a deploy of this plan does, for whoever reads the plan. */
export function announce(
  { account, reader }: Workspace,
  abandons: Readonly<Record<string, string>>,
  expectation: string,
): Message {
  const texts = submissionTexts(reader.language);
  const given = Object.entries(abandons).map(([id, what]) => texts.abandons(id, what));
  return warning(
    texts.closes(account.id, account.kind),
    [expectation, abandonedText(given, reader.language), texts.lost].join("\n"),
  );
}

/** All of what is abandoned: nothing of it is left out. */
function abandonedText(lines: readonly string[], language: Language): string {
  const { abandoned, nothingAbandoned } = submissionTexts(language);
  return lines.length === 0
    ? nothingAbandoned
    : abandoned(listLines(lines, language, Number.POSITIVE_INFINITY));
}

/** Why the cloud did not take a closure on, and what to do next. */
export function rejected({ account, reader }: Workspace, status: ClosureStatus): Message {
  const { language } = reader;
  const { rejected: texts } = submissionTexts(language);
  const reasons = status.reasons.map(({ name, description }) => texts.reason(name, description));
  return error(
    status.phase === "none" ? texts.notShown(account.id) : texts.head(account.id),
    [
      shown(closingDetail(language, status)),
      ...(reasons.length === 0 ? [] : [listLines(reasons, language, Number.POSITIVE_INFINITY)]),
      texts.next,
    ].join("\n"),
  );
}

/** What a deploy of this plan does for an account that a person closes: it prepares. */
export function announcePacket(
  workspace: Workspace,
  { ownKey }: AssistedClosure,
  found: Survey,
): Message {
  const { account, closing, files, reader } = workspace;
  const { language } = reader;
  if (closing.by !== "assisted") throw new Error("only an assisted closure has a packet");
  if (closing.leaves !== undefined) return announceDisassociation(workspace, closing.leaves, found);
  const packet = packetOf(found, { terms: closing, reader, keyDeleted: false });
  const { steps, abandoned, quietDays, quietBecause } = packet;
  const { prepares: texts, ...others } = submissionTexts(language);
  const key =
    account.closure.ownKey === "keep"
      ? texts.keyKept
      : "refused" in ownKey
        ? texts.keyStays(wordsIn(language, ownKey).refused)
        : texts.keyDeleted(ownKey.item);
  const lines = abandoned.map(({ line }) => line);
  return warning(
    texts.head(account.id, account.kind),
    [
      texts.says(
        join("accounts", account.name, basename(files.packet)),
        steps.length,
        packet.relied.length,
      ),
      lines.length === 0 ? others.nothingAbandoned : others.abandoned(listLines(lines, language)),
      key,
      quietDays === 0 ? texts.atOnce(quietBecause) : texts.quiet(quietDays),
    ].join("\n"),
  );
}

/** What a deploy of this plan does for an account that is taken away from its master account. */
function announceDisassociation(
  { account, reader }: Workspace,
  { master }: Disassociation,
  { results }: Survey,
): Message {
  const { disassociates: texts } = submissionTexts(reader.language);
  const folders = SIDES.map((side) => `accounts/${account.name}/${sideFolder(side)}/`);
  return warning(
    texts.head(account.id, master.id),
    [
      texts.says(folders, relied(results).length),
      texts.revocable,
      account.closure.confirm === undefined
        ? texts.kept(account.file)
        : texts.closedNext(account.file),
    ].join("\n"),
  );
}

/** Where a packet is written: each side of a disassociation has a folder of its own. */
export function packetFolder({ files }: Workspace, { side }: Packet): string {
  return side === undefined ? files.packet : join(dirname(files.packet), sideFolder(side));
}

function sideFolder(side: Side): string {
  return `disassociation-${side}`;
}

/** What a deploy of this plan does for an account that only leaves its directory. */
export function announceLeaving({ account, reader }: Workspace, expectation: string): Message {
  const { leaves } = submissionTexts(reader.language);
  return warning(leaves(account.id, account.kind), expectation);
}

/** What is lost with the account by decision, by item id. */
export function abandonedItems({ view }: Survey): Record<string, string> {
  return Object.fromEntries(
    view.items
      .filter(({ disposition }) => disposition === "abandon")
      .map(({ id, line }) => [id, line]),
  );
}

/** Writes the packet, and says where it is, as seen from the project. */
export function writtenPacket(folder: string, packet: Packet): string {
  const { markdown, keptEdits } = writePacket(folder, packet, packetDocuments);
  const inProject = (path: string): string =>
    join("accounts", packet.account.name, relative(dirname(folder), path));
  return keptEdits === undefined
    ? inProject(markdown)
    : `${inProject(markdown)} (${inProject(keptEdits)} holds somebody's edits and was kept as it is)`;
}
