import type { Caller } from "../../core/cloud.ts";
import { readPolicy } from "../shared/reach/reading.ts";
import type { ReadPolicy } from "../shared/reach/rights.ts";
import type { ControlPolicies } from "../shared/session/control-layers.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { records, text } from "../shared/wire/reply.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { RIGHTS } from "../zh/alibaba/rights.ts";
import { isInNone, resourceManager } from "./directory.ts";

/** The service's own words for a feature that is on, off, or on its way to either. */
const OFF = "Disabled";

/**
 * Control policies: those of the member itself and of each folder up to the root. They bind members, and never
 * the management account. https://www.alibabacloud.com/help/en/oss/user-guide/control-policy
 */
export function controlPoliciesFor(caller: Caller): ControlPolicies {
  return {
    called: { en: "control policies", zh: RIGHTS.called },
    whether: { en: "whether control policies bind the account", zh: RIGHTS.whether },
    manager: { en: "the RAM user or role of the management account", zh: RIGHTS.manager },
    lacks: (manager) => ({
      en: `control policies of the directory that account ${manager} manages bind this account`,
      zh: RIGHTS.lacks(manager),
    }),
    bindManager: false,
    managerOf,
    targetsOf,
    policiesOf: (calls, target, signal) => policiesOf(calls, target, caller, signal),
  };
}

async function managerOf(calls: Calls, signal: AbortSignal): Promise<string> {
  const [manager, status] = [
    "ResourceDirectory.MasterAccountId",
    "ResourceDirectory.ControlPolicyStatus",
  ] as const;
  try {
    const call = resourceManager("GetResourceDirectory");
    const directory = await calls.read({ ...call, must: [manager, status] }, signal);
    return text(directory, status) === OFF ? "none" : text(directory, manager);
  } catch (error) {
    if (isInNone(error)) return "none";
    throw error;
  }
}

/** The member and the folders above it, by its path: the directory, the root, folders, the member. */
async function targetsOf(
  calls: Calls,
  member: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reply = await calls.read(
    {
      ...resourceManager("GetAccount", { AccountId: member }),
      must: ["Account.FolderId", "Account.ResourceDirectoryPath"],
    },
    signal,
  );
  const path = text(reply, "Account.ResourceDirectoryPath");
  const [, root, ...below] = path.split("/");
  const folders = [root, ...below.slice(0, -1)].filter((id) => id !== undefined);
  // The shape of the path is the vendor's example's; a path of another shape would leave a level out.
  if (below.at(-1) !== member || folders.at(-1) !== text(reply, "Account.FolderId")) {
    throw unreadable(`the path of the member is "${path}", which does not lead to it`);
  }
  return [member, ...folders.reverse()];
}

async function policiesOf(
  calls: Calls,
  target: string,
  caller: Caller,
  signal: AbortSignal,
): Promise<readonly ReadPolicy[]> {
  const list = "ControlPolicyAttachments.ControlPolicyAttachment";
  const call = resourceManager("ListControlPolicyAttachmentsForTarget", { TargetId: target });
  const attached = records(await calls.read({ ...call, must: list }, signal), list);
  return Promise.all(
    attached
      // A policy may be in effect for RAM users and roles alone.
      .filter((one) => caller.kind !== "root" || text(one, "EffectScope") !== "RAM")
      .map((one) => documentOf(calls, text(one, "PolicyId"), signal)),
  );
}

async function documentOf(calls: Calls, id: string, signal: AbortSignal): Promise<ReadPolicy> {
  const reply = await calls.read(
    {
      ...resourceManager("GetControlPolicy", { PolicyId: id }),
      must: ["ControlPolicy.PolicyName", "ControlPolicy.PolicyDocument"],
    },
    signal,
  );
  return readPolicy(
    text(reply, "ControlPolicy.PolicyName"),
    text(reply, "ControlPolicy.PolicyDocument"),
  );
}
