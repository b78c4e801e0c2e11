import type { Submission } from "../../core/closure.ts";
import { closureErrorsBy, refusedBy as refusedByCode } from "../shared/closing/closure-errors.ts";
import type { CallError } from "../shared/wire/transport.ts";

const MANAGER = "Use credentials of the management account that the member belongs to.";

/**
 * Error codes of Organizations as far as they are published. Which code stands for an invited member, for a
 * delegated administrator and for a quota that is used up was found nowhere: such a refusal is shown in the
 * vendor's own words.
 * https://support.huaweicloud.com/intl/en-us/api-organizations/ErrorCode.html; 1015 and 1325: official Terraform
 * provider, resource_huaweicloud_organizations_account.go
 */
const errors = closureErrorsBy(
  {
    stop: {
      "Organizations.1001": [
        "the calling account is not the organization's management account",
        MANAGER,
      ],
      "Organizations.1002": [
        "the calling account is neither the management account nor a delegated administrator",
        MANAGER,
      ],
      "Organizations.1007": [
        "a policy denies the call",
        "Allow what `npx closeout permissions` prints for the closure, and look at the organization's own policies.",
      ],
      "Organizations.1015": ["the calling account has no organization", MANAGER],
    },
    look: {
      "Organizations.1010": [
        "the organization knows no such account",
        "Check `id` and `access.managementId` in account.yaml.",
      ],
    },
    adopt: {
      "Organizations.1325": [
        "the account is being closed already",
        "Nothing: the closure is followed.",
      ],
    },
  },
  (code) => [
    `the organization answers ${code}`,
    "Read what it says, clear it in the Organizations console of the management account, then plan again.",
  ],
);

export const { table: closureErrors, errorOf: closureError, guard } = errors;

/** A submission that the organization refused, in words of the code where it is published. */
export function refusedBy(error: CallError, action: string): Submission {
  const { meaning, next } = closureError(error.code);
  const { permission } = error;
  return refusedByCode(error, {
    route: "stop",
    meaning: `${action}: ${meaning}`,
    next: permission === undefined ? next : `Allow ${permission}. ${next}`,
  });
}
