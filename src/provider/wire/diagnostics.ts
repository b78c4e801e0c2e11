import { redact, shown } from "../../core/secrets.ts";
import { visibleLines } from "../../core/visible.ts";
import type { AttributePath, Diagnostic, Diagnostics, PathStep } from "../framework/diagnostics.ts";
import {
  type AttributePathStep,
  DiagnosticSeverity,
  type Diagnostic as WireDiagnostic,
  type AttributePath as WirePath,
} from "../protocol/gen/tfplugin6.ts";
import type { Init } from "./message.ts";

/** Writes diagnostics as the protocol does; what is said twice is written once, and no secret at all. */
export function toWireDiagnostics(diagnostics: Diagnostics): Init<WireDiagnostic>[] {
  const distinct = new Map(diagnostics.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()].map(toWireDiagnostic);
}

function toWireDiagnostic({
  severity,
  summary,
  detail = "",
  path = [],
}: Diagnostic): Init<WireDiagnostic> {
  return {
    severity: severity === "error" ? DiagnosticSeverity.ERROR : DiagnosticSeverity.WARNING,
    summary: shown(summary),
    detail: visibleLines(redact(detail)),
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
