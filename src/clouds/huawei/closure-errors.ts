/** How a submission goes on after an error code. */
type ErrorRoute =
  /** Refused: a person has to do something. */
  | "stop"
  /** The closure runs already: it is followed. */
  | "adopt"
  /** The member may be gone: the organization tells. */
  | "look";

/** What an error code of the organization means. */
export interface ClosureError {
  readonly route: ErrorRoute;
  readonly meaning: string;
  readonly next: string;
}

const stop = (meaning: string, next: string): ClosureError => ({ route: "stop", meaning, next });

/**
 * Error codes of Organizations as far as they are published. Which code stands for an invited member, for a
 * delegated administrator and for a quota that is used up was found nowhere: such a refusal is shown in the
 * vendor's own words.
 * https://support.huaweicloud.com/intl/en-us/api-organizations/ErrorCode.html; 1015 and 1325: official Terraform
 * provider, resource_huaweicloud_organizations_account.go
 */
export const closureErrors: ReadonlyMap<string, ClosureError> = new Map<string, ClosureError>([
  [
    "Organizations.1001",
    stop(
      "the calling account is not the organization's management account",
      "Use credentials of the management account that the member belongs to.",
    ),
  ],
  [
    "Organizations.1002",
    stop(
      "the calling account is neither the management account nor a delegated administrator",
      "Use credentials of the management account that the member belongs to.",
    ),
  ],
  [
    "Organizations.1007",
    stop(
      "a policy denies the call",
      "Allow what `npx closeout permissions` prints for the closure, and look at the organization's own policies.",
    ),
  ],
  [
    "Organizations.1010",
    {
      route: "look",
      meaning: "the organization knows no such account",
      next: "Check `id` and `access.managementId` in account.yaml.",
    },
  ],
  [
    "Organizations.1015",
    stop(
      "the calling account has no organization",
      "Use credentials of the management account that the member belongs to.",
    ),
  ],
  [
    "Organizations.1325",
    {
      route: "adopt",
      meaning: "the account is being closed already",
      next: "Nothing: the closure is followed.",
    },
  ],
]);

/** What a code means; one that is not published stops with the vendor's own words. */
export function closureError(code: string): ClosureError {
  return (
    closureErrors.get(code) ??
    stop(
      `the organization answers ${code}`,
      "Read what it says, clear it in the Organizations console of the management account, then plan again.",
    )
  );
}
