import type { PermissionDocument, Purpose } from "../../../core/cloud.ts";
import type { Service } from "../../../core/service.ts";
import { documentsOf, inParts } from "../reach/documents.ts";
import { type PermissionOf, rowPermissions } from "../rows/row-permissions.ts";

/** What an identity is allowed, and which one. */
interface Allowed {
  readonly title: string;
  readonly attachTo: string;
  readonly permissions: readonly string[];
  /** Resources that they hold for; all unless told. */
  readonly resource?: readonly string[];
}

/** How a cloud writes down what is allowed. */
export interface PermissionParts {
  readonly permissionOf: PermissionOf;
  /** A document that allows actions, each once and sorted, on the given resources or on all. */
  write(actions: readonly string[], resource?: readonly string[]): object;
  /** Most characters of a document, where the cloud has a limit. */
  readonly most?: number;
  /** What stands in a policy for a permission, where that is more than one word. */
  inWords?(permission: string): readonly string[];
  /** The identity in the account, and what the session asks there beside the rows. */
  readonly account: Omit<Allowed, "title" | "resource">;
  /** What else a scan needs. */
  readonly beside: readonly (Allowed | PermissionDocument)[];
  /** What closing an account needs. */
  readonly closure: readonly Allowed[];
}

/** Least-privilege documents for a purpose, from the rows and the session's own calls. */
export function permissionDocumentsBy(
  parts: PermissionParts,
): (services: readonly Service[], purpose: Purpose) => readonly PermissionDocument[] {
  const { account, most = Number.POSITIVE_INFINITY, inWords = (one) => [one] } = parts;
  const write = (actions: readonly string[], resource?: readonly string[]) =>
    parts.write([...new Set(actions)].sort(), resource);
  const documentOf = (allowed: Allowed | PermissionDocument): PermissionDocument => {
    if ("document" in allowed) return allowed;
    const { title, attachTo, permissions, resource } = allowed;
    return { title, attachTo, document: write(permissions, resource) };
  };
  return (services, purpose) => {
    if (purpose === "closure") return parts.closure.map(documentOf);
    const rows = rowPermissions(services, purpose, parts.permissionOf).flatMap(inWords);
    return [
      ...inParts({
        title:
          purpose === "scan" ? "Scan the account" : "Scan the account and remove what is in it",
        attachTo: account.attachTo,
        documents: documentsOf([...rows, ...account.permissions], write, most),
      }),
      ...parts.beside.map(documentOf),
    ];
  };
}
