import { basename, dirname } from "node:path";
import type { Account } from "../core/account.ts";
import type { Attestation } from "../core/attestation.ts";
import type { Sentence } from "../core/language.ts";
import { definePolicy, type Finding, findings, type Policy } from "../core/policy.ts";
import { Problem } from "../core/problem.ts";
import { finding } from "../core/told.ts";
import { type CloudInfo, parseAccount } from "../files/account/account-file.ts";
import { type Committed, committedIn } from "../files/approval/committed.ts";
import { readText } from "../files/local.ts";
import type { Approval } from "../files/settings/settings-file.ts";

/** The policy that names what is not approved. */
export const APPROVED = "approved-on-branch";

/** What an approval by commits is made of. */
export interface ApprovalOptions {
  readonly approval?: Approval | undefined;
  /** The files that are used; they may be copies. */
  readonly files: { readonly account: string; readonly review: string; readonly journal: string };
  readonly account: Account;
  readonly clouds: ReadonlyMap<string, CloudInfo>;
}

/**
 * What counts as approved. With `approval: git`, a review, an attestation and the account's file count only
 * as they are committed on the branch, whoever asks: plan, deploy and command line ask here, before anything
 * is decided by them. Without it everything counts as it is.
 */
export class Approvals {
  readonly #options: ApprovalOptions;
  readonly #branch: string | undefined;
  /** It is shown and not carried out: what is not approved yet is said, and counts. */
  readonly #preview: boolean;
  #found: readonly Finding[] = [];

  constructor(options: ApprovalOptions) {
    this.#options = options;
    const { approval } = options;
    this.#branch = approval?.by === "git" ? approval.branch : undefined;
    this.#preview = approval?.by === "git" && approval.preview === true;
  }

  /** What is asked beside the policies of the project; nothing where nothing need be committed. */
  get policies(): readonly Policy[] {
    const branch = this.#branch;
    if (branch === undefined) return [];
    return [
      definePolicy({
        id: APPROVED,
        title: `What approves is committed on ${branch}`,
        severity: this.#preview ? "advisory" : "mandatory",
        guards: "removal",
        leaving: true,
        remedy: `Have it merged into ${branch} and plan from there (approval: git in closeout.yaml).`,
        in: {
          zh: {
            title: `批准的内容已提交到 ${branch}`,
            remedy: `把它合并到 ${branch}，并在那里计划（closeout.yaml 里的 approval: git）。`,
          },
        },
        docs: "docs/settings.md",
        check: () => findings(this.#found),
      }),
    ];
  }

  /** True where the review file is approved as it is, with what account.yaml says of items. */
  approvesReview(): boolean {
    return this.#preview || this.#objections("teardown", true).length === 0;
  }

  /** Attestations, each with why it does not count, if it does not. */
  attestations(all: readonly Attestation[]): readonly Attestation[] {
    const branch = this.#branch;
    if (branch === undefined || this.#preview || all.length === 0) return all;
    const committed = this.#committed(branch);
    return all.map((one) => {
      const says = this.#difference(committed, {
        file: one.file,
        name: `attestations/${basename(one.file)}`,
      });
      return says === undefined ? one : { ...one, unapproved: says };
    });
  }

  /**
   * Looks anew at what is committed, for a survey that follows. `review`: one is there, approved or not.
   */
  look(purpose: "teardown" | "closure", review: boolean): void {
    this.#found = this.#objections(purpose, review);
  }

  #objections(purpose: "teardown" | "closure", review: boolean): readonly Finding[] {
    const branch = this.#branch;
    if (branch === undefined) return [];
    const committed = this.#committed(branch);
    if ("fault" in committed)
      return [{ subject: `branch ${branch}`, says: `${committed.fault}. ${committed.next}` }];
    const reviewed = review ? this.#difference(committed, this.#review) : undefined;
    // What the file says of items matters once items go, and of the closure before it is closed.
    const account = review || purpose === "closure" ? this.#account(committed, purpose) : undefined;
    return [
      ...(reviewed === undefined ? [] : [finding(this.#review.file, reviewed)]),
      ...(account === undefined ? [] : [account]),
    ];
  }

  get #review(): Used {
    return { file: this.#options.files.review, name: "review.json" };
  }

  #committed(branch: string): Committed {
    return committedIn(dirname(this.#options.files.journal), branch, NAMES);
  }

  /** Why a file is not approved as it is used; undefined where it is. */
  #difference(committed: Committed, { file, name }: Used): Sentence | undefined {
    const where = this.#branch ?? "";
    if ("fault" in committed)
      return {
        en: `cannot be held against ${where}: ${committed.fault}`,
        zh: `无法与 ${where} 比较：${committed.fault}`,
      };
    const approved = committed.texts.get(name);
    if (approved === undefined)
      return {
        en: `is not committed on ${where}, so it does not count`,
        zh: `没有提交到 ${where}，因此不算数`,
      };
    const used = readText(file);
    return used !== undefined && sameText(used, approved)
      ? undefined
      : {
          en: `is not what is committed on ${where}, so it does not count`,
          zh: `与 ${where} 上提交的内容不同，因此不算数`,
        };
  }

  #account(committed: Committed, purpose: "teardown" | "closure"): Finding | undefined {
    const { files, account, clouds } = this.#options;
    const subject = files.account;
    const says = this.#difference(committed, { file: subject, name: "account.yaml" });
    if (says === undefined || "fault" in committed) return undefined;
    const text = committed.texts.get("account.yaml");
    if (text === undefined) return finding(subject, says);
    try {
      const approved = parseAccount(text, account.file, clouds);
      if (purpose === "closure" && !sameSwitch(account, approved))
        return finding(subject, {
          en: `${says.en}; of its parts, closure.confirm and closure.disassociate differ`,
          zh: `${says.zh}；其中 closure.confirm 和 closure.disassociate 不同`,
        });
      return sameBut(account, approved, purpose === "teardown")
        ? undefined
        : finding(subject, says);
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      return finding(subject, {
        en: `${says.en}, and what is committed has mistakes`,
        zh: `${says.zh}，并且提交的内容有错误`,
      });
    }
  }
}

/** Files of an account's folder that approve; what attestations rest on is pinned by their digests. */
const NAMES = /^(?:account\.yaml|review\.json|attestations\/[^/\n]+\.ya?ml)$/iu;

/** A file as it is used, and its name in the account's folder. */
interface Used {
  readonly file: string;
  readonly name: string;
}

/** Line ends are the checkout's, not the author's. */
function sameText(one: string, other: string): boolean {
  return one.replaceAll("\r\n", "\n") === other.replaceAll("\r\n", "\n");
}

function sameSwitch({ closure: one }: Account, { closure: other }: Account): boolean {
  return one.confirm === other.confirm && one.disassociate === other.disassociate;
}

/** Whether two files say the same, whatever their comments and lines; of a teardown, but for the closure. */
function sameBut(one: Account, other: Account, closure: boolean): boolean {
  const [a, b] = [one, other].map((account) =>
    JSON.stringify({ ...account, ...(closure ? { closure: undefined } : {}) }, (key, value) =>
      key === "line" ? undefined : value,
    ),
  );
  return a === b;
}
