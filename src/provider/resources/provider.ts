import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Clock } from "../../core/clock.ts";
import type { Cloud } from "../../core/cloud.ts";
import { Problem } from "../../core/problem.ts";
import { RECORDS } from "../../core/record.ts";
import type { Approval } from "../../files/settings/settings-file.ts";
import { problemMessage } from "../../operations/front/front.ts";
import { type Diagnostic, error, warning } from "../framework/diagnostics.ts";
import type { PolicyModule } from "../framework/policy-module.ts";
import { type AnyProvider, defineProvider } from "../framework/provider.ts";
import { configuredWith } from "./configured.ts";
import { blockersSchema, closureSchema, PROVIDER, providerSchema, waveSchema } from "./schemas.ts";

/** What a provider works with, where that is not what every user's does. */
export interface ProviderParts {
  /** @default the machine's own */
  readonly clock?: Clock;
  /** The clouds at the time of a command. @default every cloud, with its whole catalog */
  readonly clouds?: () => ReadonlyMap<string, Cloud>;
}

/** The provider `closeout`, with the policies of the project it was bundled for. */
export function createProvider(
  policies: readonly PolicyModule[],
  parts: ProviderParts = {},
): AnyProvider {
  return defineProvider({
    name: "closeout",
    version: PROVIDER.version,
    schema: providerSchema,

    async configure(config, { log }) {
      const { account_file, review_file, attestations_dir, journal_dir, record, fault_file } =
        config;
      const { approval_branch } = config;
      const preview = config.preview === true;
      const paths = {
        account_file,
        review_file,
        attestations_dir,
        journal_dir,
        record,
        fault_file,
        approval_branch,
      };
      for (const [name, value] of Object.entries(paths)) {
        if (typeof value === "symbol") {
          return {
            diagnostics: [
              error(
                "The provider's paths must be known when planning",
                "Write them as plain text.",
                [name],
              ),
            ],
          };
        }
      }
      if (text(record) !== undefined && !RECORDS.some((kind) => kind === record)) {
        return {
          diagnostics: [
            error(
              `There is no place for a record called "${String(record)}"`,
              `Allowed: ${RECORDS.join(", ")}. Nothing was called.`,
              ["record"],
            ),
          ],
        };
      }
      const fault = faultOf(text(config.fault_file));
      if (fault !== undefined) return { diagnostics: [fault] };
      const account = text(config.account_file) ?? "account.yaml";
      if (!existsSync(account)) {
        return {
          diagnostics: [
            error(
              `There is no account file at ${resolve(account)}`,
              "The synth copies it beside the stack: run `cdktf synth`, or run Terraform in the stack's own folder.",
              ["account_file"],
            ),
          ],
        };
      }
      const { folder, diagnostics } = journalFolder(text(config.journal_dir));
      try {
        const [{ Workspace }, { systemClock }, { clouds }] = await Promise.all([
          import("../../workspace/workspace.ts"),
          import("../../workspace/system-clock.ts"),
          import("../../workspace/clouds.ts"),
        ]);
        const workspace = new Workspace({
          files: {
            account,
            review: text(config.review_file) ?? "review.json",
            journal: join(folder, "journal.jsonl"),
            attestations: text(config.attestations_dir) ?? "attestations",
            packet: join(folder, "packet"),
          },
          clouds: parts.clouds?.() ?? clouds,
          policies,
          approval: approvalOf(text(approval_branch), preview),
          command: "terraform",
          // One command makes a run for each wave, and is over when Terraform is.
          owner: process.ppid,
          clock: parts.clock ?? systemClock,
          env: process.env,
          record: RECORDS.find((kind) => kind === record),
          log: (level, message, fields) => log[level](message, printable(fields)),
        });
        const configured = configuredWith(workspace, preview);
        // What is in a database lies on no disk of this machine.
        return workspace.store.kind === "file" ? { configured, diagnostics } : { configured };
      } catch (cause) {
        if (cause instanceof Problem) return { diagnostics: [problemMessage(cause)] };
        throw cause;
      }
    },

    resources: {
      closeout_wave: { schema: waveSchema, load: async () => (await import("./wave.ts")).wave },
      closeout_closure: {
        schema: closureSchema,
        load: async () => (await import("./closure.ts")).closure,
      },
    },
    dataSources: {
      closeout_blockers: {
        schema: blockersSchema,
        load: async () => (await import("./blockers.ts")).blockers,
      },
    },
  });
}

/** Without a branch the files count as they are. */
function approvalOf(branch: string | undefined, preview: boolean): Approval {
  return branch === undefined ? { by: "none" } : { by: "git", branch, preview };
}

/** What the synth found wrong with the account's files. */
function faultOf(file: string | undefined): Diagnostic | undefined {
  if (file === undefined || !existsSync(file)) return undefined;
  const [summary = "", ...detail] = readFileSync(file, "utf8").trimEnd().split("\n");
  return error(summary, detail.join("\n"));
}

/**
 * The journal stands with the account's files in the project. A stack's folder that was carried to
 * another place has no project around it; the journal then stands in the stack's folder itself.
 */
function journalFolder(configured: string | undefined): {
  folder: string;
  diagnostics: readonly Diagnostic[];
} {
  if (configured === undefined) return { folder: ".", diagnostics: [] };
  if (existsSync(configured) || existsSync(dirname(configured)))
    return { folder: configured, diagnostics: [] };
  return {
    folder: ".",
    diagnostics: [
      warning(
        `The journal is written to ${resolve("journal.jsonl")}`,
        `${configured} does not exist from here: this stack's folder is away from its project. Carry the journal back to it afterwards.`,
      ),
    ],
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function printable(
  fields: Readonly<Record<string, unknown>> | undefined,
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : (JSON.stringify(value) ?? null),
    ]),
  );
}
