import { LineCounter, parseDocument } from "yaml";
import type { Attestation } from "../../core/attestation.ts";
import {
  type Fault,
  faultsOf,
  lineOf,
  quoteIds,
  secretFaults,
  syntaxFaults,
  type YamlSource,
} from "../account/account-faults.ts";
import type { StatedEvidence } from "./attestation-evidence.ts";
import { attestationSchema, misfits } from "./attestation-schema.ts";

/** What a file says, before the file that it rests on was looked at. */
export type ReadAttestation = Omit<Attestation, "file" | "evidence"> & {
  readonly evidence: StatedEvidence;
};

/** An attestation that was read, or every mistake in it. */
export type Parsed =
  | { readonly attestation: ReadAttestation; readonly line: number }
  | { readonly faults: readonly Fault[] };

/** Reads the text of one attestation file, without any look at other files. */
export function parseAttestation(text: string, accountId: string): Parsed {
  const lines = new LineCounter();
  const source: YamlSource = {
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false }),
    lines,
  };
  const second = source.document.errors.find(({ code }) => code === "MULTIPLE_DOCS");
  if (second !== undefined) {
    const line = lines.linePos(second.pos[0]).line;
    return one(line, "a second document begins here; each attestation has a file of its own");
  }
  const syntax = syntaxFaults(source);
  if (!syntax.readable) return { faults: syntax.faults };
  const ids = quoteIds(source, [
    ["account"],
    ["answers", "subject"],
    ["reference"],
    ["backup", "key"],
  ]);
  const value = asData(source);
  if (value instanceof Error) return one(1, `not valid YAML: ${value.message}`);
  if (value === null) return one(1, "the file is empty; write the attestation, or remove the file");
  if (typeof value !== "object" || Array.isArray(value)) {
    return one(1, "must be a map of keys that starts with account, answers and answer");
  }
  const parsed = attestationSchema(accountId).safeParse(value);
  const faults = [
    ...syntax.faults,
    ...ids,
    ...secretFaults(source),
    ...(parsed.success ? [] : faultsOf(source, parsed.error.issues, value)),
    ...misfits(value).map(({ path, says }) => ({
      line: lineOf(source, path),
      says: `${path.join(".")}: ${says}`,
    })),
  ];
  if (!parsed.success || faults.length > 0) return { faults };
  const { account: _, answers, evidence, ...rest } = parsed.data;
  return {
    line: lineOf(source, ["answers", "subject"]),
    attestation: {
      ...rest,
      ...answers,
      evidence: evidenceOf(evidence),
      validUntil: rest.validUntil,
      reference: rest.reference,
      backup: rest.backup,
      lastCharge: rest.lastCharge,
    },
  };
}

/** Which of the parts is there was checked before. */
function evidenceOf(given: {
  readonly text?: string;
  readonly link?: string;
  readonly file?: string;
  readonly digest?: string;
}): StatedEvidence {
  const { text, link, file, digest } = given;
  if (file !== undefined && digest !== undefined) return { kind: "file", file, digest };
  return link === undefined ? { kind: "text", text: text ?? "" } : { kind: "link", link };
}

function one(line: number, says: string): Parsed {
  return { faults: [{ line, says }] };
}

/** The file as data; null where it is empty, an error for aliases that would unfold without end. */
function asData(source: YamlSource): unknown {
  try {
    return source.document.toJS();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
