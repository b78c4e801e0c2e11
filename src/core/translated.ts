import type { Account } from "./account.ts";
import type {
  ClosureQuestion,
  ClosureStep,
  PacketPart,
  PacketTerms,
  QuestionWords,
} from "./assisted.ts";
import type { Side } from "./attestation.ts";

/** What a cloud's catalog says, in another language. */
export interface CatalogWords {
  /** What each type is called. */
  readonly types: Readonly<Record<string, string>>;
  /** What rows say, by their English words. */
  readonly says: Readonly<Record<string, string>>;
  /** Why there is no quote of a refund, by its English words. */
  readonly quotes: Readonly<Record<string, string>>;
}

/** A part of the way in another language. */
export type StepWords = Pick<ClosureStep, "title" | "how">;

/** What a cloud's list of questions is in another language: none is left out, and no word of any. */
export type QuestionsTwin<Q extends readonly ClosureQuestion[]> = {
  readonly [One in Q[number] as One["id"]]: {
    readonly asks: string;
    readonly answers: { readonly [Word in keyof One["answers"]]: string };
    readonly how: string;
  };
};

/** What a cloud's way is in another language: no part is left out. */
export type StepsTwin<S extends readonly ClosureStep[]> = {
  readonly [One in S[number] as One["id"]]: StepWords;
};

/** What can be abandoned, in another language; the remark itself is the vendor's and stays. */
export interface AbandonWords {
  /** By the remark. */
  readonly of: Readonly<Record<string, { readonly product: string; readonly only?: string }>>;
  readonly remark: PacketPart;
  readonly boxes: PacketPart;
}

/** Everything that is told of an assisted closure, in another language. */
export interface TermsWords {
  readonly quietBecause: string;
  /** By id. */
  readonly questions: Readonly<Record<string, QuestionWords>>;
  /** By id. */
  readonly steps: Readonly<Record<string, StepWords>>;
  readonly ownIdentity: readonly string[];
  readonly packet: PacketTerms;
  readonly abandonable?: AbandonWords;
  readonly leaves?: {
    readonly packets: Readonly<Record<Side, PacketTerms>>;
    readonly stopped?: { readonly says: string; readonly asks: string };
  };
}

/** A cloud's words for the closing of an account that a person submits. */
export type TermsTold = (account: Account) => TermsWords;
