/** A file of the user's `policies/` folder, as the bundle hands it to the provider. */
export interface PolicyModule {
  /** Path relative to the project, for messages. */
  readonly file: string;
  /** What the module exports, by name. */
  readonly exports: { readonly [name: string]: unknown };
}
