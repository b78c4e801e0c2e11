import type { AttributePath, Diagnostic, Diagnostics, PathStep } from "../framework/diagnostics.ts";
import {
  type AttributePathStep,
  DiagnosticSeverity,
  type Diagnostic as WireDiagnostic,
  type AttributePath as WirePath,
} from "../protocol/gen/tfplugin6.ts";
import type { Redact } from "../serve/redact.ts";
import type { Init } from "./message.ts";

/** Writes diagnostics as the protocol does; what is said twice is written once, and no secret at all. */
export function toWireDiagnostics(
  diagnostics: Diagnostics,
  redact: Redact,
): Init<WireDiagnostic>[] {
  const distinct = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()].map((one) => toWireDiagnostic(one, redact));
}

function toWireDiagnostic(
  { severity, summary, detail = "", path = [] }: Diagnostic,
  redact: Redact,
): Init<WireDiagnostic> {
  return {
    severity: severity === "error" ? DiagnosticSeverity.ERROR : DiagnosticSeverity.WARNING,
    summary: redact(summary),
    detail: redact(detail),
    ...(path.length === 0 ? {} : { attribute: toWirePath(path) }),
  };
}

/** Writes the way to a value as the protocol does. */
export function toWirePath(path: AttributePath): Init<WirePath> {
  return { steps: path.map(toWireStep) };
}

function toWireStep(step: PathStep): Init<AttributePathStep> {
  if (typeof step === "string") return { attributeName: step };
  const { key } = step;
  return typeof key === "string" ? { elementKeyString: key } : { elementKeyInt: key };
}
