import type { MessageInitShape } from "@bufbuild/protobuf";
import type { AttributePath, Diagnostic, Diagnostics, PathStep } from "../framework/diagnostics.ts";
import {
  type AttributePath_StepSchema,
  type AttributePathSchema,
  Diagnostic_Severity,
  type DiagnosticSchema,
} from "../protocol/gen/tfplugin6_pb.ts";
import type { Redact } from "../serve/redact.ts";

/** Writes diagnostics as the protocol does; what is said twice is written once, and no secret at all. */
export function toWireDiagnostics(
  diagnostics: Diagnostics,
  redact: Redact,
): MessageInitShape<typeof DiagnosticSchema>[] {
  const distinct = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()].map((one) => toWireDiagnostic(one, redact));
}

function toWireDiagnostic(
  { severity, summary, detail = "", path = [] }: Diagnostic,
  redact: Redact,
): MessageInitShape<typeof DiagnosticSchema> {
  return {
    severity: severity === "error" ? Diagnostic_Severity.ERROR : Diagnostic_Severity.WARNING,
    summary: redact(summary),
    detail: redact(detail),
    ...(path.length === 0 ? {} : { attribute: toWirePath(path) }),
  };
}

/** Writes the way to a value as the protocol does. */
export function toWirePath(path: AttributePath): MessageInitShape<typeof AttributePathSchema> {
  return { steps: path.map(toWireStep) };
}

function toWireStep(step: PathStep): MessageInitShape<typeof AttributePath_StepSchema> {
  if (typeof step === "string") return { selector: { case: "attributeName", value: step } };
  const { key } = step;
  return typeof key === "string"
    ? { selector: { case: "elementKeyString", value: key } }
    : { selector: { case: "elementKeyInt", value: BigInt(key) } };
}
