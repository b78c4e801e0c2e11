import type { Principal } from "../core/call.ts";
import { checkOpened, checkPageSize, isFilter, viewOf } from "../core/doubt/enforce.ts";
import type { View } from "../core/doubt/view.ts";
import type { Params } from "../core/params.ts";
import type { World } from "../core/world.ts";
import { permit, refuseUnknown } from "./conduct.ts";
import { type Action, invalidParameter, type Service } from "./service.ts";

const cloud = "alibaba";

/** One call of a product, before its handler. */
export interface Entered {
  readonly service: Service;
  readonly name: string;
  readonly action: Action;
  readonly params: Params;
  readonly principal: Principal;
  readonly host: string;
  /** The call only asks whether it would be allowed. */
  readonly tried: boolean;
}

/** Lets a call in, or throws why not; what it sees where anything is in doubt. */
export function enter(world: World, entered: Entered): View | undefined {
  const { service, name, action, params, principal, tried } = entered;
  const { product } = service;
  const asked = {
    cloud,
    product,
    action: name,
    params,
    declared: action.params,
    account: principal.account,
    tables: service.tables ?? [],
  };
  const [empty] = tried ? [] : world.doubts.inForce("denied-empty", cloud, product, name);
  const shown = permitted(
    () => permit(service, name, action, principal, world.store, tried),
    empty,
  );
  const view = viewOf(world, asked, shown === "all" ? "all" : () => false);
  if (view !== undefined && shown === "blind") view.blind = true;
  refuseUnknown(service, name, action, params, isFilter(world, asked));
  checkOpened(world, asked);
  checkPageSize(world, asked, service.invalid ?? invalidParameter);
  if (view !== undefined && isElsewhere(world, entered)) view.blind = true;
  return view;
}

/** How much a caller is shown; a denial is thrown, unless it is in doubt whether it would be said. */
function permitted(
  permit: () => "all" | "nothing",
  empty: { hit(): void } | undefined,
): "all" | "nothing" | "blind" {
  try {
    return permit();
  } catch (denial) {
    if (empty === undefined) throw denial;
    empty.hit();
    return "blind";
  }
}

/**
 * Whether the account is of the other site than the host, and the product says nothing of it. A product
 * code in a billing call tells the sites apart, as the official Terraform provider uses it.
 */
function isElsewhere(world: World, { service, params, principal, host }: Entered): boolean {
  const [found] = world.doubts.inForce("wrong-site", cloud, service.product);
  const name = host.replace(/:\d+$/, "");
  if (found === undefined || !name.endsWith(".aliyuncs.com")) return false;
  if (params.flat.has("ProductCode")) return false;
  const here = found.doubt.international.includes(name.slice(0, -".aliyuncs.com".length));
  if (here === (principal.account.attributes["site"] === "international")) return false;
  found.hit();
  return true;
}
