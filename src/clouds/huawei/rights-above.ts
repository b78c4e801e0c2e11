import type { ReadPolicy } from "../shared/reach/rights.ts";
import type { ControlPolicies } from "../shared/session/control-layers.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { text } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { RIGHTS } from "../zh/huawei/rights.ts";
import { organization, organizationOf } from "./member.ts";
import { readPolicyOf } from "./policy-reading.ts";
import { markers } from "./services/parts/pagings.ts";

/** Units above a member; more is taken for a circle. */
const MOST_LEVELS = 20;

const CONTROL = "service_control_policy";

/**
 * Service control policies: those of the account itself, of each organizational unit above it and of the root.
 * That every level must let a request through, and that they bind the account's own user too, is unverified; it
 * is taken for true, since it proves less.
 */
export const controlPolicies: ControlPolicies = {
  called: { en: "service control policies", zh: RIGHTS.called },
  whether: { en: "whether an organization limits the account", zh: RIGHTS.whether },
  manager: { en: "the user of the management account", zh: RIGHTS.manager },
  lacks: (manager) => ({
    en: `service control policies of the organization that account ${manager} manages may bind this account`,
    zh: RIGHTS.lacks(manager),
  }),
  bindManager: true,
  managerOf: async (calls, signal) => (await organizationOf(calls, signal))?.manager ?? "none",
  targetsOf: entitiesAbove,
  policiesOf,
};

const UP = { items: "entities", paging: markers(200), must: ["id", "type"] } as const;
const ATTACHED = { ...UP, items: "policies" } as const;

/** The account, and what it is in, up to the root. */
async function entitiesAbove(
  calls: Calls,
  account: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ask = organization(calls, signal);
  const all = [account];
  for (let child_id = account; ; ) {
    const [parent, ...others] = await ask.all("ListEntities", { child_id }, UP);
    if (parent === undefined || others.length > 0 || all.length > MOST_LEVELS) {
      throw unreadable(`the units above account ${account} do not lead to the root`);
    }
    child_id = text(parent, "id");
    all.push(child_id);
    if (text(parent, "type") === "root") return all;
  }
}

async function policiesOf(
  calls: Calls,
  attached_entity_id: string,
  signal: AbortSignal,
): Promise<readonly ReadPolicy[]> {
  const ask = organization(calls, signal);
  const attached = await ask.all("ListPolicies", { attached_entity_id }, ATTACHED);
  const control = attached.filter((one) => text(one, "type") === CONTROL);
  const [name, content] = ["policy.policy_summary.name", "policy.content"] as const;
  return Promise.all(
    control.map(async (one) => {
      const params = { policy_id: text(one, "id") };
      const reply = await ask.one("ShowPolicy", params, [content, name]);
      return readPolicyOf(text(reply, name), text(reply, content));
    }),
  );
}
