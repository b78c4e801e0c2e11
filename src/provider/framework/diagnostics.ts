/**
 * One step of the way to a value: the name of an attribute, or the key of a map's or the
 * index of a list's element.
 */
export type PathStep = string | { readonly key: string | number };

/** The way to a value inside a resource's, data source's or provider's configuration. */
export type AttributePath = readonly PathStep[];

/** What the provider has to say to the person who runs Terraform. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One line: what is the matter. Terraform folds warnings of the same summary. */
  readonly summary: string;
  /** What to do about it; may have several lines. */
  readonly detail?: string;
  /** Where it was written; Terraform shows the line of the configuration. */
  readonly path?: AttributePath;
}

/** The only way an error travels inside the provider. */
export type Diagnostics = readonly Diagnostic[];

/** An error: the operation fails, and exits 1. */
export function error(summary: string, detail = "", path: AttributePath = []): Diagnostic {
  return { severity: "error", summary, detail, path };
}

/** A warning: shown, and the operation goes on. */
export function warning(summary: string, detail = "", path: AttributePath = []): Diagnostic {
  return { severity: "warning", summary, detail, path };
}

/** True when one of them is an error. */
export function hasError(diagnostics: Diagnostics): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
