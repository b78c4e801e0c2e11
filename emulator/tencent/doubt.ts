import type { Principal } from "../core/call.ts";
import { checkOpened, checkPageSize, isFilter, viewOf } from "../core/doubt/enforce.ts";
import type { View } from "../core/doubt/view.ts";
import { arrayOf, objectOf, textOf } from "../core/json.ts";
import type { Params } from "../core/params.ts";
import type { Row } from "../core/table.ts";
import type { World } from "../core/world.ts";
import { invalidValue, refusal } from "./errors.ts";
import { checkParams } from "./params.ts";
import { tagScope } from "./permissions.ts";
import type { Action, Service } from "./service.ts";

const cloud = "tencent";

/** One call of a product that its caller may make, before its handler. */
export interface Entered {
  readonly service: Service;
  readonly name: string;
  readonly action: Action;
  readonly params: Params;
  readonly principal: Principal;
}

/** Lets a call in, or throws why not; what it sees where anything is in doubt. */
export function enter(world: World, entered: Entered): View | undefined {
  const { service, name, action, params, principal } = entered;
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
  const view = viewOf(world, asked);
  if (view !== undefined) scope(world, view, principal, `${product}:${name}`);
  return view;
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

/** Where tags stand in the rows of this cloud. */
const tagFields = [
  "Tags",
  "TagSet",
  "TagList",
  "Tag",
  "ResourceTags",
  "InstanceTags",
  "TagSpecification",
];

function scope(world: World, view: View, principal: Principal, permission: string): void {
  const [found] = world.doubts.inForce("tag-scope", cloud);
  const wanted = found === undefined ? undefined : tagScope(principal, permission);
  if (found === undefined || wanted === undefined) return;
  view.narrow((row) => {
    const has = tagsOf(row).some((tag) => wanted.includes(tag));
    if (!has) found.hit();
    return has;
  });
}

/** The tags of a row as `key&value`, as conditions of policies write them. */
function tagsOf(row: Row): readonly string[] {
  const hidden = Object.entries(objectOf(row["_tags"])).map(([key, value]) => `${key}&${value}`);
  const shown = tagFields.flatMap((field) =>
    arrayOf(row[field]).map((one) => {
      const { Key, TagKey, Value, TagValue } = objectOf(one);
      return `${textOf(Key ?? TagKey)}&${textOf(Value ?? TagValue) ?? ""}`;
    }),
  );
  return [...hidden, ...shown];
}
