import { createHash } from "node:crypto";
import type { Language } from "../core/language.ts";
import type { CommentAccount } from "./comment.ts";

/** How much it matters: an error stands in the way. */
export type Level = "error" | "warning" | "note";

/** Most important first. */
export const LEVELS = ["error", "warning", "note"] as const satisfies readonly Level[];

/** What is asked of an account, passed or not. */
export interface AnnotationRule {
  readonly id: string;
  /** What must be true, one sentence. */
  readonly title: string;
  readonly remedy: string;
  /** Vendor's page. */
  readonly docs: string | undefined;
  readonly level: Level;
}

/** A line of a file of the repository. */
export interface Place {
  /** From the repository's root, with `/`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** One thing that is said of a line of the project. */
export interface Annotation {
  readonly rule: AnnotationRule;
  /** Item id or subject. */
  readonly subject: string;
  /** One line that does not repeat the subject. */
  readonly says: string;
  readonly place: Place;
}

/** What machines are told of an account. */
export interface Annotated extends CommentAccount {
  /** In which it is told; English where it is not said. */
  readonly language?: Language;
  /** Everything that was asked; none where the account is closing and was not looked at. */
  readonly rules: readonly AnnotationRule[];
  readonly annotations: readonly Annotation[];
  /** Items that the next deploy removes. */
  readonly goes: number;
}

/** Annotations of one level. */
export function ofLevel(all: readonly Annotation[], level: Level): readonly Annotation[] {
  return all.filter(({ rule }) => rule.level === level);
}

/**
 * The annotation's name, which stays the same from run to run whatever its words are; no two of one account
 * share one.
 */
export function fingerprints({ cloud, accountId, annotations }: Annotated): readonly string[] {
  const times = new Map<string, number>();
  return annotations.map(({ rule, subject }) => {
    const key = JSON.stringify([cloud, accountId, rule.id, subject]);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    return createHash("sha256").update(`${key} ${before}`).digest("hex").slice(0, 40);
  });
}
