/** A comment on a pull request, as far as it matters here. */
export interface ForgeComment {
  readonly id: string;
  readonly body: string;
  /** Whether whoever holds the token wrote it: what others wrote is never written over. */
  readonly mine: boolean;
}

/** One pull request at the host of a repository. */
export interface Forge {
  /** For messages: `pull request 7 of acme/accounts`. */
  readonly place: string;
  /** Every comment, oldest first. */
  comments(signal: AbortSignal): AsyncIterable<ForgeComment>;
  create(body: string, signal: AbortSignal): Promise<void>;
  update(id: string, body: string, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Why the host of a repository did not do what it was asked. */
export class ForgeFailure extends Error {
  /** Milliseconds after which it may be asked again; undefined where it would answer the same. */
  readonly again: number | undefined;

  constructor(message: string, again: number | undefined) {
    super(message);
    this.name = "ForgeFailure";
    this.again = again;
  }
}
