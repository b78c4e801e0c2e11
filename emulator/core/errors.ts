import type { JsonObject } from "./json.ts";

/** An error that the emulated cloud answers with; the wire layer gives it the vendor's shape. */
export class VendorError extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: JsonObject;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: JsonObject = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "VendorError";
    this.status = status;
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}

/** Shorthand: `throw vendorError(404, "InvalidVpcId.NotFound", "…")`; `extra` joins the error body. */
export function vendorError(
  status: number,
  code: string,
  message: string,
  extra: JsonObject = {},
): VendorError {
  return new VendorError(status, code, message, extra);
}
