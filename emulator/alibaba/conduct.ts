import type { Call, Principal } from "../core/call.ts";
import { type VendorError, vendorError } from "../core/errors.ts";
import { arrayOf, type Json } from "../core/json.ts";
import type { Params } from "../core/params.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { evaluate } from "./permissions.ts";
import type { Action, Service } from "./service.ts";

/** Parameters that every RPC product takes and that name the caller's own account. */
const harmless = new Set([
  "RegionId",
  "OwnerId",
  "OwnerAccount",
  "ResourceOwnerId",
  "ResourceOwnerAccount",
]);

/** What is known of a product for permissions and messages. */
export type Product = Pick<
  Service,
  "product" | "version" | "permissionPrefix" | "denied" | "dryRun"
>;

/** What is known of an action without its handler. */
export type Declared = Pick<Action, "params" | "ignored" | "permission">;

/**
 * Refuses a caller without the permission, in the product's words, with the details of
 * https://www.alibabacloud.com/help/en/ram/user-guide/troubleshoot-access-denied-errors
 * Products that the world's `deniedIsEmpty` names answer their queries with success and nothing instead, and
 * only a dry run is refused, as ECS did before 2025-12-20:
 * https://www.alibabacloud.com/help/en/ecs/announcement-of-changes-to-the-authentication-mechanism-for-alibaba-cloud-ecs-query-type-apis
 * Says how much the caller is shown.
 */
export function permit(
  product: Product,
  name: string,
  action: Declared,
  principal: Principal,
  store: Store,
  tried = false,
): "all" | "nothing" {
  if (action.permission === null) return "all";
  const permission = action.permission ?? `${product.permissionPrefix}:${name}`;
  const verdict = evaluate(principal, permission, store);
  if (verdict.allowed) return "all";
  const silent = arrayOf(store.attributes["deniedIsEmpty"]).includes(product.product);
  if (silent && name.startsWith("Describe") && !tried) return "nothing";
  const { status, code } = product.denied ?? { status: 403, code: "NoPermission" };
  throw vendorError(
    status,
    code,
    "You are not authorized to do this action. You should be authorized by RAM.",
    {
      AccessDeniedDetail: {
        AuthAction: permission,
        AuthPrincipalType: principal.kind === "role" ? "AssumedRoleUser" : "SubUser",
        AuthPrincipalOwnerId: principal.account.id,
        AuthPrincipalDisplayName:
          principal.kind === "role" ? `${principal.name}:${principal.session ?? ""}` : principal.id,
        NoPermissionType: verdict.explicit ? "ExplicitDeny" : "ImplicitDeny",
        PolicyType: verdict.policyType,
        EncodedDiagnosticMessage: "",
      },
    },
  );
}

/**
 * A parameter that the handler does not know could change the answer: it is refused by name. An
 * empty one says nothing; the official Terraform provider sends many.
 */
export function refuseUnknown(
  product: Product,
  name: string,
  action: Declared,
  params: Params,
  isFilter: (name: string) => boolean = () => false,
): void {
  for (const sent of params.sent()) {
    if (action.params[sent] !== undefined || action.ignored.includes(sent)) continue;
    if (isFilter(sent)) continue;
    if (params.isEmpty(sent)) continue;
    if (harmless.has(sent) || (sent === "DryRun" && product.dryRun === true)) continue;
    throw vendorError(
      400,
      `InvalidParameter.${sent}`,
      `The emulator does not support the parameter ${sent} of ${product.product} ${name}.`,
    );
  }
}

/** Tells the observers what a handler did. */
export function observeCall(
  world: World,
  action: Declared,
  call: Call,
  status: number,
  reply: Json,
): void {
  if (world.observers.size === 0) return;
  const observation = {
    product: call.product,
    version: call.version,
    action: call.action,
    declared: Object.keys(action.params),
    ignored: action.ignored,
    sent: call.params.sent(),
    read: [...call.params.read],
    status,
    reply,
  };
  for (const observer of world.observers) observer(observation);
}

/** A handler that throws anything but the vendor's errors is wrong: 500, and a line on stderr. */
export function handlerBug(error: unknown): VendorError {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", error: detail })}\n`);
  const message = error instanceof Error ? error.message : String(error);
  return vendorError(500, "InternalError", `The emulator failed: ${message}`);
}
