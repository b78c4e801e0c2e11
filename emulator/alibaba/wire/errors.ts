import type { JsonObject } from "../../core/json.ts";
import type { ErrorParts } from "../service.ts";

/** The gateway's error body. https://www.alibabacloud.com/help/en/openapi/ */
export function popErrorBody(parts: ErrorParts): JsonObject {
  const { error, requestId, host, product } = parts;
  return {
    RequestId: requestId,
    HostId: host,
    Code: error.code,
    Message: error.message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${error.code}&product=${product}&requestId=${requestId}`,
    ...error.extra,
  };
}

/** The lower-case form that ROA products such as CS answer with: `{code, message, requestId}`. */
export function roaErrorBody(parts: ErrorParts): JsonObject {
  const { error, requestId } = parts;
  return { code: error.code, message: error.message, requestId, ...error.extra };
}

/** The form of SLS: `{errorCode, errorMessage}`. https://www.alibabacloud.com/help/en/sls/developer-reference/common-error-codes */
export function slsErrorBody(parts: ErrorParts): JsonObject {
  return { errorCode: parts.error.code, errorMessage: parts.error.message };
}
