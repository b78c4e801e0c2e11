import {
  CustomResource,
  type CustomResourceOptions,
  type Input,
  type Output,
} from "@pulumi/pulumi";

/** The settings of a {@link Closure}. */
export interface ClosureProps {
  /** The id of the account that is to be closed. */
  readonly accountId: Input<string>;
  /** The closure switch: must equal `accountId`. Anything else, and blank, refuses. */
  readonly confirm?: Input<string>;
  /**
   * Whether mandatory blockers fail the preview. With `false` they are warnings there, for a policy pack to
   * judge; the deploy refuses all the same.
   *
   * @default true
   */
  readonly fail?: Input<boolean>;
}

/** The closure of an account: creating it submits the closure, and nothing takes it back. */
export class Closure extends CustomResource {
  declare readonly accountId: Output<string>;
  /** The account's kind, such as `resource-account`. */
  declare readonly kind: Output<string>;
  /** `awaiting-submission` (a person submits it), `submitted`, `waiting`, `closed`, `failed`, or `left`. */
  declare readonly status: Output<string>;
  /** When the closure was submitted, RFC 3339; null before. */
  declare readonly submittedAt: Output<string | null>;
  /** When the waiting period ends, RFC 3339; null where there is none. */
  declare readonly endsAt: Output<string | null>;
  /** The status in one readable line. */
  declare readonly detail: Output<string>;
  /** What is abandoned with the account: an id, and what it stands for. */
  declare readonly abandons: Output<Readonly<Record<string, string>>>;

  constructor(name: string, props: ClosureProps, options?: CustomResourceOptions) {
    const outputs = {
      kind: undefined,
      status: undefined,
      submittedAt: undefined,
      endsAt: undefined,
      detail: undefined,
      abandons: undefined,
    };
    super("closeout:index:Closure", name, { ...props, ...outputs }, options);
  }
}
