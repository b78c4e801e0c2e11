import type { BackupPlace } from "./attestation.ts";
import type { Disposition } from "./item.ts";
import type { Language } from "./language.ts";

/** Which items a rule means. All given parts must match; `*` in a text matches any run of characters. */
export interface Match {
  /** Canonical id. */
  readonly id?: string;
  /** A type or pattern, or several of which one must match. */
  readonly type?: string | readonly string[];
  readonly region?: string;
  readonly name?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Facts of the row; an item of the type without the fact cannot be judged, and the plan fails. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/** What is to become of the matching items, and why. */
export interface DispositionRule {
  readonly match: Match;
  readonly disposition: Disposition;
  /** The row's option that the rule named in place of `delete`. */
  readonly option?: string;
  readonly because: string;
  /** 1-based line in account.yaml. */
  readonly line: number;
}

/** Items that stay. */
export interface KeepRule {
  readonly match: Match;
  readonly because: string;
  readonly line: number;
}

/** An answer that a policy asked for, by subject, e.g. a blind spot that was looked into. */
export interface Answer {
  /** Policy id. */
  readonly policy: string;
  /** Item id or the subject that the policy names. */
  readonly subject: string;
  /** The word that the policy understands, e.g. `gone`, `moved`, `dead`, `informed`. */
  readonly answer: string;
  readonly because: string;
  /** For bills: date of the last charge seen; a newer charge opens the question again. */
  readonly lastCharge?: string;
  readonly line: number;
}

/** What account.yaml says of the data of some items before they are deleted. */
export interface BackupAnswer {
  readonly answer: "backed-up" | "not-needed";
  readonly because: string;
  /** For `backed-up`: where the copy lies, and the key that encrypts it, or `none`. */
  readonly place: BackupPlace | undefined;
  /** For `backed-up`: what shows that the copy is there and can be read. */
  readonly evidence: string | undefined;
  readonly line: number;
}

/** The same for the items that a rule means. */
export interface BackupRule extends BackupAnswer {
  readonly match: Match;
}

/** A policy that is not asked for this account, by decision. */
export interface PolicyOff {
  /** Id of the policy. */
  readonly id: string;
  readonly because: string;
  readonly line: number;
}

/** Who the account is registered for, which decides the papers of an assisted closure. */
export const HOLDERS = ["individual", "enterprise", "struck-off-enterprise", "unverified"] as const;
/** One of {@link HOLDERS}. */
export type Holder = (typeof HOLDERS)[number];

/** How the account is reached. Secrets never stand here. */
export type Access =
  | { readonly via: "own" }
  | { readonly via: "management"; readonly managementId: string; readonly role: string };

/** Limits of one run. */
export interface Limits {
  /** Most items that one deploy may remove; undefined = no limit. */
  readonly deletions: number | undefined;
  /** Most changing calls under way at once. */
  readonly parallel: number;
  /** Seconds without any progress after which a wave stops and names the cause. */
  readonly patience: number;
}

/** What account.yaml says of the closure. */
export interface ClosureSettings {
  /** The switch: must name the account id; undefined = off. */
  readonly confirm: string | undefined;
  /** Ids of the vendor's checks that are abandoned, each approved by name. */
  readonly abandonChecks: readonly string[];
  /** True: the directory's member deletion permission may be switched on, and is put back afterwards. */
  readonly enableMemberDeletion: boolean;
  /** The switch for taking an account out of its directory. */
  readonly leaveDirectory: boolean;
  /** The switch for taking an account away from the master account that pays for it: names the account id. */
  readonly disassociate?: string;
  /** `delete-last`: the key in use is deleted as the very last call, before a person closes the account. */
  readonly ownKey: "keep" | "delete-last";
  /** Days of the quiet period after an assisted closure; undefined = what the cloud is known for. */
  readonly quietDays: number | undefined;
}

/** How an account came to be paid for by a master account. */
export const TIES = ["created", "associated"] as const;

/** Another account that pays for this one: another tie than the organization. */
export interface Master {
  readonly id: string;
  /** `created`: the master made the account; `associated`: it was there before. */
  readonly tie: (typeof TIES)[number];
}

/** The sites of a vendor on which an account can have been opened: its domestic one, and the one for abroad. */
export const SITES = ["china", "international"] as const;
/** One of {@link SITES}. */
export type Site = (typeof SITES)[number];

/** One account as its file describes it. */
export interface Account {
  /** Folder name under `accounts/`. */
  readonly name: string;
  readonly cloud: string;
  readonly id: string;
  readonly kind: string;
  readonly access: Access;
  /** Region ids, or `all` that the cloud offers. */
  readonly regions: "all" | readonly string[];
  readonly dispositions: readonly DispositionRule[];
  readonly keep: readonly KeepRule[];
  readonly answers: readonly Answer[];
  readonly backups: readonly BackupRule[];
  /** Policies that are left out; never one of the core set. */
  readonly policiesOff: readonly PolicyOff[];
  /** Runs of which the record is lost for good, by decision; `all` for whatever is missing. */
  readonly recordLost: "all" | readonly string[];
  readonly limits: Limits;
  readonly closure: ClosureSettings;
  /** In which language its pages are written; undefined where the file does not say. */
  readonly language?: Language;
  /** Mail address that the vendor writes to about this account. */
  readonly securityMailbox: string | undefined;
  /** Who the account is registered for; undefined where the file does not say. */
  readonly holder: Holder | undefined;
  /** Who pays for it; `none` where the file says that nobody else does, undefined where it says nothing. */
  readonly master?: Master | "none";
  /** The site on which it was opened, where the file says it. */
  readonly site?: Site;
  /** Day on which the account was opened, `YYYY-MM-DD`: how far back its history is read. */
  readonly openedOn?: string;
  /** Path of the file, for messages. */
  readonly file: string;
}
