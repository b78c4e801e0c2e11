import { type Placed, placeParams } from "../../shared/wire/arguments.ts";
import type { TransportRequest } from "../../shared/wire/transport.ts";
import type { ActionModel } from "./models.ts";

/** A call's parameters by the place where they travel; OSS takes those that start with `x-oss-` as headers. */
export interface Arguments extends Placed {
  readonly method: string;
  /** Sub-resources that stand in the path of OSS actions, such as `versions`. */
  readonly flags: readonly string[];
}

/** Parameters that stand in the host, also of actions that the vendor's packages lack. */
const HOST_NAMES: Readonly<Record<string, string>> = { Oss: "bucket", Sls: "project" };

/**
 * Puts each parameter where the vendor's model of the action says; what the model does not name goes
 * into the query. A row's own method, path and body come first.
 */
export function placeArguments(
  request: TransportRequest,
  model: ActionModel | undefined,
): Arguments {
  const { product, method } = request;
  const [template = "/", subresource = ""] = (request.path ?? model?.path ?? "/").split("?");
  const placed = placeParams(
    request,
    template,
    { host: model?.host, body: model?.body },
    {
      own(name) {
        if (HOST_NAMES[product] === name) return "host";
        return product === "Oss" && name.startsWith("x-oss-") ? "header" : undefined;
      },
      // Object keys keep their slashes.
      encode: (value) => value.split("/").map(encodeURIComponent).join("/"),
    },
  );
  return {
    ...placed,
    method: method ?? model?.method ?? "POST",
    flags: subresource === "" ? [] : subresource.split("&"),
  };
}
