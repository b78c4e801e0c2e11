import {
  CustomResource,
  type CustomResourceOptions,
  type Input,
  type Output,
} from "@pulumi/pulumi";
import type { Wave as WaveName } from "../../src/core/item.ts";

/** The settings of a {@link Wave}. */
export interface WaveProps {
  /** The id of the account; must be that of the account file and of the credentials. */
  readonly accountId: Input<string>;
  readonly wave: Input<WaveName>;
}

/**
 * A wave of an account's teardown: items that are removed together. Creating it takes over what is there;
 * updating it deletes exactly what the preview takes out of `remaining`.
 */
export class Wave extends CustomResource {
  declare readonly accountId: Output<string>;
  declare readonly wave: Output<WaveName>;
  /** Items of this wave: canonical item id to one readable line. */
  declare readonly remaining: Output<{ readonly [id: string]: string }>;

  constructor(name: string, props: WaveProps, options?: CustomResourceOptions) {
    super("closeout:index:Wave", name, { ...props, remaining: undefined }, options);
  }
}
