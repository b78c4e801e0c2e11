import { tellsWhereItStands } from "../../core/attestation.ts";
import { isShut, isUnderWay } from "../../core/closure.ts";
import { Problem } from "../../core/problem.ts";
import { recordAttestation } from "../../operations/attest.ts";
import { isAside, type Open, openOfClosure } from "../../operations/questions.ts";
import { closingSentence } from "../../texts/closing.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type AttestFlags, isAttestation, typed } from "../attest/flags.ts";
import { type Interviewed, interview, type Speaker } from "../attest/interview.ts";
import { attestMany } from "../attest/many.ts";
import { showLookForOpen } from "../attest/open.ts";
import { prepareAttestation, refused } from "../attest/prepare.ts";
import { Prompter, type Terminal } from "../attest/prompter.ts";
import { type Cli, openAccount } from "../cli.ts";
import { attestedClosure } from "../closing-text.ts";
import type { Documents } from "../documents.ts";
import { EXIT } from "../exit-codes.ts";
import { standardTerminal } from "../terminal.ts";
import { count } from "../words.ts";

/**
 * Asks a person for what no API shows, and writes each attestation as a file. With `--json`, or with the
 * attestation on the command line, nobody is asked. Without a terminal to ask on, that is refused.
 */
export async function attest(
  cli: Cli,
  name: string,
  flags: AttestFlags,
  terminal: Terminal | undefined = standardTerminal(),
): Promise<number> {
  const asks = !isAttestation(flags) && !cli.ui.json;
  if (asks && terminal === undefined) throw noTerminal(name);
  const { workspace } = await openAccount(cli, name, "attest");
  try {
    if (flags.from !== undefined) return await attestMany(cli, workspace, flags.from, flags);
    if (isAttestation(flags)) return await attestOne(cli, workspace, flags);
    if (asks && terminal !== undefined) return await ask(cli, workspace, terminal);
    const open = await whatIsOpen(cli, workspace);
    cli.ui.data("questions", asData(workspace, open));
    return open.complete ? EXIT.ok : EXIT.blocked;
  } finally {
    await workspace.close();
  }
}

/** Without a call where one may cancel a closure. */
async function whatIsOpen(cli: Cli, workspace: Workspace): Promise<Open> {
  const stated = await attestedClosure(workspace);
  return stated !== undefined && isShut(stated)
    ? openOfClosure(workspace, stated)
    : showLookForOpen(cli, workspace);
}

async function ask(cli: Cli, workspace: Workspace, terminal: Terminal): Promise<number> {
  const first = await whatIsOpen(cli, workspace);
  const prompter = new Prompter(terminal);
  const speaker: Speaker = { by: undefined };
  try {
    const { account } = workspace;
    const { status } = first;
    prompter.say(
      isShut(status)
        ? `${closingSentence(workspace.reader.language, account.id, status)} No call is made.`
        : `Account ${account.id}, ${first.found?.view.items.length ?? 0} items, looked at as ${first.found?.view.caller.principal ?? ""}.`,
    );
    const ended = await asked(prompter, workspace, first, speaker);
    if (!first.complete)
      cli.ui.warn(
        "Not every listing is known: there may be more to ask. npx closeout scan says which.",
      );
    prompter.say();
    const files = ended.written.length;
    prompter.say(
      files === 0
        ? "Nothing was written."
        : `${count(files, "attestation")} written. Next: commit ${workspace.files.attestations}: the commit is what a reviewer sees.`,
    );
    if (ended.left === "interrupt") return EXIT.interrupted;
    return first.complete ? EXIT.ok : EXIT.blocked;
  } finally {
    prompter.close();
  }
}

async function asked(
  prompter: Prompter,
  workspace: Workspace,
  open: Open,
  speaker: Speaker,
): Promise<Interviewed> {
  if (open.questions.length > 0) return interview(prompter, workspace, open, speaker);
  prompter.say("No question is open.");
  return { written: [], left: undefined };
}

/** Writes the one attestation of the command line. */
async function attestOne(cli: Cli, workspace: Workspace, flags: AttestFlags): Promise<number> {
  const { ui } = cli;
  const now = new Date(workspace.clock.now()).toISOString();
  const given = typed(flags, now);
  const open = tellsWhereItStands(given.policy)
    ? await openOfClosure(
        workspace,
        (await attestedClosure(workspace)) ?? noAssistedClosure(workspace),
      )
    : await showLookForOpen(cli, workspace);
  const journal = (await workspace.record()).closures.get(workspace.account.id);
  const { question, said } = prepareAttestation(
    workspace,
    open,
    journal,
    given,
    flags.replace === true,
  );
  const { file, replaced, status } = await recordAttestation(workspace, question, said);
  if (ui.json) {
    ui.data("attested", { written: file, replaced, ...(status === undefined ? {} : { status }) });
    return EXIT.ok;
  }
  ui.print(`Written: ${file}`);
  for (const old of replaced) ui.print(`Removed: ${old}`);
  if (status !== undefined && isUnderWay(status))
    ui.print(closingSentence(workspace.reader.language, workspace.account.id, status));
  ui.print(`Next: commit ${workspace.files.attestations}: the commit is what a reviewer sees.`);
  return EXIT.ok;
}

function noAssistedClosure({ account, closing }: Workspace): never {
  throw refused(
    `The closure of account ${account.id} is not stated by a person: ${closing.by === "api" ? "the cloud's API tells where it stands" : "an account of this kind is not closed in the console"}`,
    `npx closeout scan ${account.name} says where it stands.`,
  );
}

function asData(
  workspace: Workspace,
  { status, questions, found, complete }: Open,
): Documents["questions"] {
  const { name, id, cloud } = workspace.account;
  return {
    account: { name, id, cloud },
    status,
    looked: found !== undefined,
    complete,
    // Whoever answers everything that is listed must not state a submission by that.
    questions: questions
      .filter((one) => !isAside(one))
      .map(({ policy, subject, asks, answers, side, needs, optional, but, place, lastCharge }) => ({
        policy,
        subject,
        asks,
        answers,
        needs,
        optional: optional === true,
        but: but === undefined ? null : `${but.where} ${but.says}`,
        ...(side === undefined ? {} : { side }),
        ...(place === undefined ? {} : { place }),
        ...(lastCharge === undefined ? {} : { lastCharge }),
      })),
  };
}

function noTerminal(name: string): Problem {
  return new Problem({
    code: "usage",
    summary: "There is no terminal to ask on",
    next: `List what is open with \`npx closeout attest ${name} --json\`, and state each with --policy, --subject, --answer, --done, --by and an evidence; npx closeout attest --help shows the options.`,
  });
}
