/** What a package says of one action. Texts are as they stand there. */
export type Described = {
  /** Of the action itself. */
  readonly about: string;
  readonly request: readonly DescribedField[];
  /** Fields of the reply that are no lists, by path. */
  readonly reply: ReadonlyMap<string, string>;
};

/** A field of a request. */
export type DescribedField = {
  /** As on the wire. */
  readonly name: string;
  readonly text: string;
  readonly required: boolean;
};

/** Looks an action up; undefined where the package does not have it. */
export type Descriptions = (action: string) => Described | undefined;
