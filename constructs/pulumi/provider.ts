import { ProviderResource, type ResourceOptions } from "@pulumi/pulumi";
import type { AccountFolderProps } from "../read-account-folder.ts";

/** The provider `closeout` for one account; found by `plugins.providers` of Pulumi.yaml. */
export class CloseoutProvider extends ProviderResource {
  constructor(name: string, props: AccountFolderProps, options?: ResourceOptions) {
    const { folder, policies } = props;
    super("closeout", name, { folder, ...(policies === undefined ? {} : { policies }) }, options);
  }
}
