import { stampOf } from "./local.ts";

/** What a file says, read again only when the file is another than before. */
export class Latest<T> {
  readonly #file: string;
  readonly #read: (file: string) => T;
  #kept: { readonly stamp: string | undefined; readonly value: T } | undefined;

  constructor(file: string, read: (file: string) => T) {
    this.#file = file;
    this.#read = read;
  }

  /** As the file stands now; throws what reading it throws. */
  get(): T {
    // Taken first: what is written while the file is read shows the next time.
    const stamp = stampOf(this.#file);
    if (this.#kept?.stamp !== stamp || this.#kept === undefined) {
      this.#kept = { stamp, value: this.#read(this.#file) };
    }
    return this.#kept.value;
  }
}
