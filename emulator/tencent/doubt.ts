import type { Principal } from "../core/call.ts";
import { checkOpened, checkPageSize, isFilter, type Sees, viewOf } from "../core/doubt/enforce.ts";
import type { View } from "../core/doubt/view.ts";
import type { Params } from "../core/params.ts";
import type { World } from "../core/world.ts";
import { invalidValue, refusal } from "./errors.ts";
import { checkParams } from "./params.ts";
import type { Action, Service } from "./service.ts";

const cloud = "tencent";

/** One call of a product that its caller may make, before its handler. */
export interface Entered {
  readonly service: Service;
  readonly name: string;
  readonly action: Action;
  readonly params: Params;
  readonly principal: Principal;
  /** How much its policies show the caller. */
  readonly sees: Sees;
}

/** Lets a call in, or throws why not; what it sees where anything is in doubt. */
export function enter(world: World, entered: Entered): View | undefined {
  const { service, name, action, params, principal, sees } = entered;
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
  checkParams(name, action, params, isFilter(world, asked));
  checkOpened(world, asked);
  checkPageSize(world, asked, invalidValue);
  return viewOf(world, asked, counted(world, sees));
}

/** What a policy leaves out of a listing, with success: doubts of that kind are told of it. */
function counted({ doubts }: World, sees: Sees): Sees {
  const [found] = doubts.inForce("tag-scope", cloud);
  if (found === undefined || sees === "all") return sees;
  return (row) => {
    const has = sees(row);
    if (!has) found.hit();
    return has;
  };
}

/**
 * Finance regions answer on `<product>.<region>.tencentcloudapi.com` and nowhere else. Which code another
 * host answers with is unverified; the common codes have this one for a region that an API does not serve.
 */
export function checkHost(world: World, host: string, region: string): void {
  const [found] = world.doubts.inForce("finance-host", cloud);
  const name = host.replace(/:\d+$/, "");
  if (found === undefined || !name.endsWith(".tencentcloudapi.com")) return;
  const own = /^[^.]+\.([a-z]+-[a-z]+-fsi)\./.exec(name)?.[1];
  if (own === undefined ? !region.endsWith("-fsi") : own === region) return;
  found.hit();
  throw refusal("UnsupportedRegion", "API does not support the requested region.");
}
