import { isAbsolute, posix, win32 } from "node:path";
import * as z from "zod";
import { EVENTS, FORMATS, NOTIFIED } from "../../core/notification.ts";
import { RECORDS } from "../../core/record.ts";
import { strict } from "../account/account-schema.ts";
import { BACKENDS, type BackendKind, type BackendValue, backendFacts, STACK } from "./backend.ts";

/** How a review, attestations and the switch of a closure count. */
export const APPROVALS = ["none", "git"] as const;

const value: z.ZodType<BackendValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(value), z.record(z.string(), value)]),
);

const KINDS = Object.keys(BACKENDS) as readonly BackendKind[];

/** Settings that hold a secret, by Terraform's names, and where it belongs instead. */
const SECRETS: ReadonlyMap<string, string> = new Map([
  ["conn_str", "PG_CONN_STR"],
  ["access_key", "the cloud's usual environment variables or a profile"],
  ["secret_key", "the cloud's usual environment variables or a profile"],
  ["secret_id", "the cloud's usual environment variables or a profile"],
  ["token", "the cloud's usual environment variables or a profile"],
  ["security_token", "the cloud's usual environment variables or a profile"],
  ["sse_customer_key", "AWS_SSE_CUSTOMER_KEY"],
  ["encryption_key", "GOOGLE_ENCRYPTION_KEY"],
  ["credentials", "GOOGLE_CREDENTIALS"],
  ["access_token", "GOOGLE_OAUTH_ACCESS_TOKEN"],
  ["sas_token", "ARM_SAS_TOKEN"],
  ["client_secret", "ARM_CLIENT_SECRET"],
  ["client_certificate_password", "ARM_CLIENT_CERTIFICATE_PASSWORD"],
  ["oidc_token", "ARM_OIDC_TOKEN"],
  ["http_auth", "CONSUL_HTTP_AUTH"],
  ["password", "TF_HTTP_PASSWORD"],
  ["client_private_key_pem", "TF_HTTP_CLIENT_PRIVATE_KEY_PEM"],
]);

type Fault = readonly [path: readonly string[], says: string];

/** What is wrong with the settings of one kind, beyond their shape. */
function backendFaults(
  kind: BackendKind,
  settings: Readonly<Record<string, BackendValue>>,
): readonly Fault[] {
  const { place, usual, also = [] } = backendFacts(kind);
  const faults: Fault[] = [...secrets(settings)];
  if (usual === undefined && settings[place] === undefined)
    faults.push([[], `\`${place}\` is missing, with ${STACK} in it for the name of the stack`]);
  for (const name of [place, ...also]) {
    const given = settings[name];
    if (given === undefined || (typeof given === "string" && given.includes(STACK))) continue;
    const says = `must hold ${STACK}, the name of the stack: two stacks would share one state`;
    faults.push([[name], says]);
  }
  const path = settings["path"];
  if (kind === "local" && typeof path === "string" && isRooted(path))
    faults.push([
      ["path"],
      "must be relative to the project's folder: another machine has no such place",
    ]);
  return faults;
}

function isRooted(path: string): boolean {
  return (
    isAbsolute(path) || posix.isAbsolute(path) || win32.isAbsolute(path) || path.startsWith("~")
  );
}

/** What must not stand in a file of the project; the value is never repeated. */
function secrets(given: BackendValue, above: readonly string[] = []): readonly Fault[] {
  if (typeof given === "string")
    return holdsPassword(given)
      ? [[above, "holds a password; take it out, and give the address in the environment"]]
      : [];
  if (typeof given !== "object") return [];
  return Object.entries(given).flatMap(([name, inner]): readonly Fault[] => {
    const instead = SECRETS.get(name);
    if (instead === undefined) return secrets(inner, [...above, name]);
    const says = `secrets do not belong in this file. Remove it, and replace that secret if the file was ever shared; it comes from ${instead}`;
    return [[[...above, name], says]];
  });
}

function holdsPassword(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/iu.test(text);
}

const backend = strict(
  Object.fromEntries(KINDS.map((kind) => [kind, z.record(z.string(), value).nullish()])),
).superRefine((given, context) => {
  const named = KINDS.filter((kind) => kind in given);
  if (named.length !== 1) {
    const says = `must name one kind of backend, such as \`pg: {}\`; allowed: ${KINDS.join(", ")}`;
    context.addIssue({ code: "custom", message: says });
    return;
  }
  for (const kind of named) {
    for (const [path, message] of backendFaults(kind, given[kind] ?? {}))
      context.addIssue({ code: "custom", path: [kind, ...path], message });
  }
});

const notifications = strict({
  format: z.enum(FORMATS).default(NOTIFIED.format),
  on: z
    .array(z.enum(EVENTS))
    .min(1, "must name an event, or be left out")
    .default([...EVENTS]),
  days: z.int().min(1).max(366).default(NOTIFIED.days),
  again: z.int().min(0).max(366).default(NOTIFIED.again),
});

/**
 * The shape of closeout.yaml. A further setting of a project (its language)
 * is one more key here, with its default, and a row in docs/settings.md.
 */
export const settingsSchema = strict({
  approval: z.enum(APPROVALS).default("none"),
  branch: z
    .string()
    .refine((name) => name.trim() === name && name !== "", "must not be blank")
    .refine((name) => !/^-|^HEAD$|^refs\//u.test(name), "must be the name of a branch, e.g. main")
    .optional(),
  backend: backend.optional(),
  notifications: notifications.optional(),
  record: z.enum(RECORDS).optional(),
}).superRefine(({ approval, branch }, context) => {
  if (approval === "git" && branch === undefined) {
    const message =
      "is needed with `approval: git`: the branch on which a commit approves, e.g. main";
    context.addIssue({ code: "custom", path: ["branch"], message });
  }
  if (approval !== "git" && branch !== undefined) {
    const message = "says something only with `approval: git`; add that, or remove `branch`";
    context.addIssue({ code: "custom", path: ["branch"], message });
  }
});

/** The kind and settings that were checked. */
export function backendOf(given: z.infer<typeof backend> | undefined): {
  readonly kind: BackendKind;
  readonly settings: Readonly<Record<string, BackendValue>>;
} {
  const kind = KINDS.find((one) => given !== undefined && one in given) ?? "local";
  return { kind, settings: given?.[kind] ?? {} };
}
