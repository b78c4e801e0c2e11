import type { AssistedClosure } from "../../../core/cloud.ts";

/** No run deletes the key in use: whether an IAM user can delete the key that it signs with is unverified. */
export const ownKey: Extract<AssistedClosure["ownKey"], { readonly refused: string }> = {
  refused:
    "whether an IAM user can delete the key that it signs with is not known for this cloud: the administrator of the account deletes it in the console",
};
