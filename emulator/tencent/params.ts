import { isArray, isObject, type Json } from "../core/json.ts";
import type { Params } from "../core/params.ts";
import { invalidType, missingParameter, refusal } from "./errors.ts";
import type { Action, ParamType } from "./service.ts";

/**
 * Holds what was sent against what an action declares: required ones are there, types fit, and
 * nothing is sent that the handler does not look at: `UnknownParameter` rather than a success that
 * means less than the caller thinks.
 */
export function checkParams(
  name: string,
  action: Action,
  params: Params,
  isFilter: (name: string) => boolean = () => false,
): void {
  const body = isObject(params.body) ? params.body : {};
  for (const [param, type] of Object.entries(action.params)) {
    const value = body[param];
    if (value === undefined || value === null) {
      if (type.endsWith("!")) throw missingParameter(param);
    } else if (!fits(value, type)) throw invalidType(param);
  }
  for (const param of params.sent()) {
    if (action.params[param] !== undefined || action.ignored.includes(param)) continue;
    if (isFilter(param)) continue;
    throw refusal(
      "UnknownParameter",
      `The parameter \`${param}\` of ${name} is not recognized, or not supported by the emulator.`,
    );
  }
}

/** The names of all values in a body, as `Filters.N.Name`: what is sent, place by place. */
export function sentNames(body: Json, prefix = ""): readonly string[] {
  const at = (name: string): string => (prefix === "" ? name : `${prefix}.${name}`);
  if (isArray(body)) return [...new Set(body.flatMap((one) => sentNames(one, at("N"))))];
  if (!isObject(body)) return prefix === "" ? [] : [prefix];
  return Object.entries(body).flatMap(([name, value]) => sentNames(value, at(name)));
}

/** Numbers may be sent as text, as the vendor's Terraform provider does; texts never as numbers. */
function fits(value: Json, type: ParamType): boolean {
  const kind = type.replace("!", "");
  switch (kind) {
    case "string":
      return typeof value === "string";
    case "int":
      return isWhole(value);
    case "float":
      return Number.isFinite(Number(value)) && value !== "" && typeof value !== "boolean";
    case "bool":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "strings":
      return isArray(value) && value.every((one) => typeof one === "string");
    case "ints":
      return isArray(value) && value.every(isWhole);
    case "object":
      return isObject(value);
    default:
      return isArray(value) && value.every(isObject);
  }
}

function isWhole(value: Json): boolean {
  if (typeof value === "number") return Number.isInteger(value);
  return typeof value === "string" && /^-?\d+$/.test(value);
}
