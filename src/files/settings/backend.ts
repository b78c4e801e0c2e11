import { createHash } from "node:crypto";

/** A setting as Terraform takes it. */
export type BackendValue =
  | string
  | number
  | boolean
  | readonly BackendValue[]
  | { readonly [name: string]: BackendValue };

/** Where Terraform keeps the states of a project, as closeout.yaml says it. */
export interface Backend {
  readonly kind: BackendKind;
  /** Settings by Terraform's own names; texts may hold {@link STACK}. */
  readonly settings: Readonly<Record<string, BackendValue>>;
}

/** Stands in a setting for the name of the stack, so that no two stacks share a state. */
export const STACK = "{stack}";

/** What is known of a kind of backend. */
interface BackendFacts {
  /** The setting that tells one state from the next. */
  readonly place: string;
  /** What it is where the project does not say; none where only the project can know. */
  readonly usual?: string;
  /** Further settings that must name the stack where they are given. */
  readonly also?: readonly string[];
  /** The most bytes that the place may have. */
  readonly most?: number;
}

/** Backends of Terraform and OpenTofu that closeout.yaml can name, by their names there. */
export const BACKENDS = {
  local: { place: "path", usual: `terraform.${STACK}.tfstate` },
  pg: { place: "schema_name", usual: `closeout-${STACK}`, most: 63 },
  s3: { place: "key", usual: `closeout/${STACK}.tfstate` },
  oss: { place: "key", usual: `closeout-${STACK}.tfstate` },
  cos: { place: "key", usual: `closeout-${STACK}.tfstate` },
  gcs: { place: "prefix", usual: `closeout/${STACK}` },
  azurerm: { place: "key", usual: `closeout-${STACK}.tfstate` },
  consul: { place: "path", usual: `closeout/${STACK}` },
  http: { place: "address", also: ["lock_address", "unlock_address"] },
} as const satisfies Record<string, BackendFacts>;

/** See {@link BACKENDS}. */
export type BackendKind = keyof typeof BACKENDS;

/** What is known of a kind. */
export function backendFacts(kind: BackendKind): BackendFacts {
  return BACKENDS[kind];
}

/** The settings of one stack: each names that stack, and is no longer than the backend takes. */
export function settingsFor(
  { kind, settings }: Backend,
  stack: string,
): Readonly<Record<string, BackendValue>> {
  const { place, usual, most } = backendFacts(kind);
  const all = { ...(usual === undefined ? {} : { [place]: usual }), ...settings };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => {
      const named = nameStack(value, stack);
      return [name, name === place && typeof named === "string" ? fitted(named, most) : named];
    }),
  );
}

function nameStack(value: BackendValue, stack: string): BackendValue {
  if (typeof value === "string") return value.replaceAll(STACK, stack);
  if (typeof value !== "object") return value;
  if (isList(value)) return value.map((one) => nameStack(one, stack));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, nameStack(inner, stack)]),
  );
}

function isList(value: object): value is readonly BackendValue[] {
  return Array.isArray(value);
}

/** Cut to what the backend would cut anyway, and told apart by a digest: two stacks must not become one. */
function fitted(text: string, most = Number.POSITIVE_INFINITY): string {
  if (Buffer.byteLength(text) <= most) return text;
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  let short = text;
  while (Buffer.byteLength(short) > most - digest.length - 1)
    short = [...short].slice(0, -1).join("");
  return `${short}-${digest}`;
}
