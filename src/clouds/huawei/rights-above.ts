import { GLOBAL_REGION } from "../../core/item.ts";
import type { Reading } from "../shared/reach/reading.ts";
import type { Layer } from "../shared/reach/rights.ts";
import type { Lists } from "../shared/session/cloud-parts.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { NO_ORGANIZATION } from "./account-check.ts";
import type { HuaweiCaller } from "./caller.ts";
import { readPolicyOf } from "./policy-reading.ts";
import { markers } from "./services/parts/pagings.ts";

/** Units above a member; more is taken for a circle. */
const MOST_LEVELS = 20;

const CONTROL = "service_control_policy";

/**
 * Service control policies above the account: those of the account itself, of each organizational unit above
 * it and of the root. That every level must let a request through, and that they bind the account's own user
 * too, is unverified; it is taken for true, since it proves less.
 */
export async function controlLayers(
  { account, own, management }: Lists<HuaweiCaller>,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly Layer[]> {
  const calls = management ?? own;
  const who =
    management === undefined ? "the identity in use" : "the user of the management account";
  const manager = await reading.of("whether an organization limits the account", who, () =>
    managerOf(calls, signal),
  );
  if (manager === undefined || manager === "none") return [];
  if (management === undefined && manager !== account.id) {
    reading.lacks(
      `service control policies of the organization that account ${manager} manages may bind this account, and only there they can be read`,
      "Set `access.via: management` in account.yaml, so that they are read with the management account's credentials.",
    );
    return [];
  }
  const layers = await reading.of(
    "the service control policies above the account",
    who,
    async () => {
      const entities = await entitiesAbove(calls, account.id, signal);
      return Promise.all(entities.map((entity) => layerAt(calls, entity, signal)));
    },
  );
  return layers ?? [];
}

async function managerOf(calls: Calls, signal: AbortSignal): Promise<string> {
  try {
    const must = "organization.management_account_id";
    const reply = await calls.read({ ...organizations("ShowOrganization", {}), must }, signal);
    return text(reply, must);
  } catch (error) {
    if (error instanceof CallError && error.code === NO_ORGANIZATION) return "none";
    throw error;
  }
}

/** The account, and what it is in, up to the root. */
async function entitiesAbove(
  calls: Calls,
  account: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const all = [account];
  for (let at = account; ; ) {
    const parents = await calls.readAll(
      {
        ...organizations("ListEntities", { child_id: at }),
        items: "entities",
        paging: markers(200),
        must: ["id", "type"],
      },
      signal,
    );
    const [parent, ...others] = parents;
    if (parent === undefined || others.length > 0 || all.length > MOST_LEVELS) {
      throw unreadable(`the units above account ${account} do not lead to the root`);
    }
    at = text(parent, "id");
    all.push(at);
    if (text(parent, "type") === "root") return all;
  }
}

async function layerAt(calls: Calls, entity: string, signal: AbortSignal): Promise<Layer> {
  const attached = await calls.readAll(
    {
      ...organizations("ListPolicies", { attached_entity_id: entity }),
      items: "policies",
      paging: markers(200),
      must: ["id", "type"],
    },
    signal,
  );
  const control = attached.filter((one) => text(one, "type") === CONTROL);
  const policies = await Promise.all(
    control.map(async (one) => {
      const reply = await calls.read(
        {
          ...organizations("ShowPolicy", { policy_id: text(one, "id") }),
          must: ["policy.content", "policy.policy_summary.name"],
        },
        signal,
      );
      return readPolicyOf(text(reply, "policy.policy_summary.name"), text(reply, "policy.content"));
    }),
  );
  return { is: `the service control policies of ${entity}`, policies };
}

function organizations(action: string, params: Readonly<Record<string, string>>) {
  return { product: "organizations", action, region: GLOBAL_REGION, params };
}
