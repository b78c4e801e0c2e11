import { VendorError } from "../core/errors.ts";
import type { JsonObject } from "../core/json.ts";
import type { ErrorShape } from "./service.ts";

/** An error of a product. */
export function refusal(status: number, code: string, message: string): VendorError {
  return new VendorError(status, code, message);
}

/** A thing that is not there. The products' own codes are unverified where a handler names none. */
export function notFound(code: string, what: string): VendorError {
  return refusal(404, code, `${what} could not be found.`);
}

/** A thing that something depends on; the code of most products is unverified. */
export function inUse(code: string, message: string): VendorError {
  return refusal(409, code, message);
}

/** `APIGW.0301`: who calls is not believed. https://support.huaweicloud.com/devg-apisign/api-sign-errorcode.html */
export function unauthenticated(message: string): VendorError {
  return refusal(401, "APIGW.0301", `Incorrect IAM authentication information: ${message}`);
}

/** `APIGW.0101`: no product answers there. */
export function noApi(): VendorError {
  return refusal(
    404,
    "APIGW.0101",
    "The API does not exist or has not been published in the environment",
  );
}

/** A parameter that is missing; the code is unverified. */
export function missingParameter(name: string): VendorError {
  return refusal(400, "Emulator.MissingParameter", `The parameter ${name} is missing.`);
}

/** A parameter with a value that it cannot have; the code is unverified. */
export function invalidValue(name: string): VendorError {
  return refusal(
    400,
    "Emulator.InvalidParameter",
    `The value of the parameter ${name} is not valid.`,
  );
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
};
const FAULTS: Readonly<Record<number, string>> = {
  400: "badRequest",
  401: "unauthorized",
  403: "forbidden",
  404: "itemNotFound",
  409: "conflictingRequest",
};

/** An error as a product writes it; what the gateway says is plain whatever the product. */
export function errorBody(error: VendorError, shape: ErrorShape, requestId: string): JsonObject {
  const { code, message, status, extra } = error;
  if (shape === "nested" && !code.startsWith("APIGW.")) {
    return { error: { error_code: code, error_msg: message }, ...extra };
  }
  if (shape === "code" && !code.startsWith("APIGW.")) return { code, message, ...extra };
  if (shape === "error" && !code.startsWith("APIGW.")) {
    return {
      error: {
        code: /^\d+$/u.test(code) ? Number(code) : code,
        message,
        title: TITLES[status] ?? "Error",
      },
      ...extra,
    };
  }
  if (shape === "fault" && !code.startsWith("APIGW.")) {
    return { [FAULTS[status] ?? "computeFault"]: { code, message }, ...extra };
  }
  return { error_code: code, error_msg: message, request_id: requestId, ...extra };
}
