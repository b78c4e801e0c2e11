import type { AssistedClosure } from "../../../core/cloud.ts";

/**
 * No run deletes the key in use: a sub-user may not touch the root user's keys (`OperationDenied.SubUin`,
 * Go SDK tencentcloud-sdk-go, cam/v20190116), and whether it can delete its own key is unverified.
 */
export const ownKey: Extract<AssistedClosure["ownKey"], { readonly refused: string }> = {
  refused:
    "this cloud's last keys are deleted by the root user in the console: a sub-user may not touch the root user's keys (OperationDenied.SubUin), and whether it can delete its own is not known",
};
