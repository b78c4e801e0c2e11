/** What a front end has to say to the person who runs it. */
export interface Message {
  readonly severity: "error" | "warning";
  /** One line: what is the matter. */
  readonly summary: string;
  /** What to do about it; may have several lines. */
  readonly detail?: string;
  /** The setting that it is about. */
  readonly path?: readonly string[];
}

/** An error: the operation fails. */
export function error(summary: string, detail = "", path: readonly string[] = []): Message {
  return { severity: "error", summary, detail, path };
}

/** A warning: shown, and the operation goes on. */
export function warning(summary: string, detail = "", path: readonly string[] = []): Message {
  return { severity: "warning", summary, detail, path };
}
