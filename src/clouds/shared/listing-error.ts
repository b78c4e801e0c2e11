/** A listing that cannot be called complete: what the replies did wrong, in plain words. */
export class ListingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ListingError";
  }
}
