import { basename, dirname, join, relative } from "node:path";
import type { Account } from "../../core/account.ts";
import type { Disassociation } from "../../core/assisted.ts";
import { SIDES, type Side } from "../../core/attestation.ts";
import { type ClosureStatus, closingTitle, type PreClosureCheck } from "../../core/closure.ts";
import type { AssistedClosure } from "../../core/cloud.ts";
import type { Packet } from "../../core/packet.ts";
import { shown } from "../../core/secrets.ts";
import { packetDocuments } from "../../documents/packet.ts";
import { type PolicyResult, relied } from "../../engine/gate.ts";
import { packetOf } from "../../engine/packet.ts";
import type { Survey } from "../../engine/survey.ts";
import { writePacket } from "../../files/packet-file.ts";
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
export function beforeSubmission(
  { account, files, store }: Workspace,
  status: ClosureStatus,
): readonly Message[] {
  if (status.phase === "awaiting-request") return [beforeRequest(account, status)];
  if (status.phase !== "awaiting-submission") return [];
  const beside = (path: string): string => join("accounts", account.name, basename(path));
  // What a database holds is known to every checkout that has its address.
  const [written, unknowing] =
    store.kind === "postgres"
      ? [
          `${beside(files.packet)}/, and merge it`,
          "has neither this folder nor the database's address",
        ]
      : [
          `${beside(files.packet)}/ and ${beside(files.journal)}, and merge them`,
          "does not hold these files",
        ];
  return [
    warning(
      `Before anybody submits the closure of account ${account.id}: commit and merge what this deploy wrote`,
      [
        `1. Commit ${written}.`,
        "2. Stop scheduled runs and pipelines that use this account's credentials, and take the credentials out of them.",
        `3. Then submit it by ${beside(files.packet)}/packet.md.`,
        `A checkout that ${unknowing} does not know that the closure may be submitted: a run from it logs in, which may cancel the closure.`,
      ].join("\n"),
    ),
  ];
}

/** What to do with what a deploy wrote before the master asks for a disassociation. */
function beforeRequest(account: Account, { detail }: ClosureStatus): Message {
  return warning(
    `Before anybody asks for the disassociation of account ${account.id}: commit what this deploy wrote, and give each side its packet`,
    `${detail}. What each side did is stated by that side, with \`npx closeout attest ${account.name}\`.`,
  );
}

/** That the account is closing already. */
export function followed(account: Account, status: ClosureStatus): Message {
  const { detail, phase } = status;
  if (phase === "awaiting-request" || phase === "requested" || phase === "disassociated")
    return warning(closingTitle(account.id, status), detail);
  return warning(
    `Account ${account.id} is already closing; deploy will follow the closure in progress`,
    detail,
  );
}

/** Which policies refuse the closure; what they found is said by the data source. */
export function refusedBy(account: Account, mandatory: readonly PolicyResult[]): Message {
  return error(
    `The closure of account ${account.id} is refused: ${mandatory.map(({ policy }) => policy.id).join(", ")}`,
    "data.closeout_blockers names each item and its remedy.",
  );
}

/** What a deploy of this plan does, for whoever reads the plan. */
export function announce(
  account: Account,
  abandons: Readonly<Record<string, string>>,
  expectation: string,
): Message {
  const given = listLines(
    Object.entries(abandons).map(([id, what]) => `${id}: ${what}`),
    Number.POSITIVE_INFINITY,
  );
  return warning(
    `Deploying this closes account ${account.id} (${account.kind}) for ever`,
    [
      expectation,
      given === "" ? "Nothing is abandoned." : `Abandoned:\n${given}`,
      "It cannot be undone: all resources and data in the account are lost, and nobody can log in again.",
    ].join("\n"),
  );
}

/** Why the cloud did not take a closure on, and what to do next. */
export function rejected(accountId: string, status: ClosureStatus): Message {
  const reasons = status.reasons.map((reason) => `${reason.name}: ${reason.description}`);
  return error(
    status.phase === "none"
      ? `The cloud does not show the closure of account ${accountId}`
      : `The closure of account ${accountId} was rejected`,
    [
      shown(status.detail),
      ...(reasons.length === 0 ? [] : [listLines(reasons, Number.POSITIVE_INFINITY)]),
      "Next: clear the reasons, then plan and deploy the closure again.",
    ].join("\n"),
  );
}

/** What a deploy of this plan does for an account that a person closes: it prepares. */
export function announcePacket(
  { account, closing, files }: Workspace,
  { ownKey }: AssistedClosure,
  found: Survey,
): Message {
  if (closing.by !== "assisted") throw new Error("only an assisted closure has a packet");
  if (closing.leaves !== undefined) return announceDisassociation(account, closing.leaves, found);
  const packet = packetOf(found, { terms: closing, keyDeleted: false });
  const { steps, abandoned, quietDays, quietBecause } = packet;
  const key =
    account.closure.ownKey === "keep"
      ? "The key in use stays: deleting it is the last manual step of the packet."
      : "refused" in ownKey
        ? `The key in use stays: ${ownKey.refused.en}`
        : `The key in use (${ownKey.item}) is deleted as the very last call; nothing can be looked at with it afterwards.`;
  return warning(
    `Deploying this prepares the closure of account ${account.id} (${account.kind}); a person submits it`,
    [
      `No API closes such an account. The deploy writes ${join("accounts", account.name, basename(files.packet))}/: where to click, what the automatic check asks, ${steps.length} parts of the way with how each was done, ${packet.relied.length} attestations it rests on, what is abandoned, the papers, and what not to do afterwards.`,
      abandoned.length === 0
        ? "Nothing is abandoned."
        : `Abandoned:\n${listLines(abandoned.map(({ line }) => line))}`,
      key,
      quietDays === 0
        ? `${quietBecause} That cannot be undone.`
        : `After the submission nothing logs in for ${quietDays} days. Once closed, it cannot be undone: all data in the account is lost, and nobody can log in again.`,
    ].join("\n"),
  );
}

/** What a deploy of this plan does for an account that is taken away from its master account. */
function announceDisassociation(
  account: Account,
  { master }: Disassociation,
  { results }: Survey,
): Message {
  const stated = relied(results).length;
  return warning(
    `Deploying this prepares the disassociation of account ${account.id} from its master account ${master.id}, and does not close it; the two sides carry it out`,
    [
      `No API does it. The deploy writes a packet for each side, ${SIDES.map((side) => `accounts/${account.name}/${sideFolder(side)}/`).join(" and ")}; they rest on ${stated === 1 ? "1 attestation" : `${stated} attestations`}.`,
      "The master account asks; until the member account accepts, the master can take the request back. Nothing in the account is removed.",
      `Once it is done, \`master: none\` is written into ${account.file}: ${account.closure.confirm === undefined ? "the account is kept, since closure.confirm is blank" : "the next plan is that of its closing"}.`,
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
export function announceLeaving(account: Account, expectation: string): Message {
  return warning(
    `Deploying this takes account ${account.id} (${account.kind}) out of its directory, and does not close it`,
    expectation,
  );
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
