import type { Account } from "../../../core/account.ts";
import type { AssistedTerms } from "../../../core/assisted.ts";
import type { ClosureMeans } from "../../../core/cloud.ts";
import type { Sentence } from "../../../core/language.ts";

/** Why an account of a kind cannot be closed as it is reached, and what to do instead. */
interface Closed {
  readonly because: Sentence;
  readonly instead: Sentence;
}

/** How the accounts of a cloud are closed, by their kinds. */
export interface MeansParts {
  /** Members that their organization made, which only its management account closes. */
  readonly created: { readonly kind: string; readonly alone: Closed };
  /** Members that came by invitation, which are taken out first. */
  readonly invited: { readonly kind: string };
  /** What people do in the console. */
  readonly terms: (account: Account) => AssistedTerms;
  /** Said of an account outside of an organization that a management account reaches; it is closed alone unless told. */
  readonly outside?: Closed;
  /** True where an invited member may leave with its own credentials; it is closed in the console unless told. */
  readonly leavesAlone?: true;
}

/**
 * How an account is closed: a created member by API, and only from its management account; an invited one is
 * taken out of its organization first; everything else has a form in the console and no API.
 */
export function meansBy({
  created,
  invited,
  terms,
  outside,
  leavesAlone,
}: MeansParts): (account: Account) => ClosureMeans {
  return (account) => {
    const { kind, access } = account;
    const byManagement = access.via === "management";
    if (kind === created.kind)
      return byManagement ? { by: "api" } : { by: "none", ...created.alone };
    if (kind === invited.kind && (byManagement || leavesAlone === true))
      return { by: "api", leaves: true };
    return byManagement && outside !== undefined
      ? { by: "none", ...outside }
      : { by: "assisted", ...terms(account) };
  };
}
