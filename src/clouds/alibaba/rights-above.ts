import type { Caller } from "../../core/cloud.ts";
import { GLOBAL_REGION } from "../../core/item.ts";
import { type Reading, readPolicy } from "../shared/reach/reading.ts";
import type { Layer, ReadPolicy } from "../shared/reach/rights.ts";
import type { Lists } from "../shared/session/cloud-parts.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, records, text } from "../shared/wire/reply.ts";
import { CallError } from "../shared/wire/transport.ts";
import { unreadable } from "../shared/wire/unreadable.ts";
import { NO_DIRECTORY } from "./no-directory.ts";

/** The service's own words for a feature that is on, off, or on its way to either. */
const OFF = "Disabled";

const MANAGER = "the RAM user or role of the management account";

/**
 * Control policies above the account: those of the member itself and of each folder up to the root. Every
 * level must let a request through. They bind members, and never the management account.
 * https://www.alibabacloud.com/help/en/oss/user-guide/control-policy
 */
export async function controlLayers(
  lists: Lists<Caller>,
  caller: Caller,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly Layer[]> {
  const { account, own, management } = lists;
  const who = management === undefined ? "the identity in use" : MANAGER;
  const directory = await reading.of("whether control policies bind the account", who, () =>
    directoryOf(management ?? own, signal),
  );
  if (directory === undefined || directory === "none") return [];
  const manager = text(directory, "ResourceDirectory.MasterAccountId");
  const status = text(directory, "ResourceDirectory.ControlPolicyStatus");
  if (manager === account.id || status === OFF) return [];
  if (management === undefined) {
    reading.lacks(
      `control policies of the directory that account ${manager} manages bind this account, and only there they can be read`,
      "Set `access.via: management` in account.yaml, so that they are read with the management account's credentials.",
    );
    return [];
  }
  const layers = await reading.of("the control policies above the account", MANAGER, async () => {
    const targets = await targetsOf(management, account.id, signal);
    return Promise.all(targets.map((target) => layerAt(management, target, caller, signal)));
  });
  return layers ?? [];
}

async function directoryOf(calls: Calls, signal: AbortSignal): Promise<Answer | "none"> {
  try {
    return await calls.read(
      {
        product: "ResourceManager",
        action: "GetResourceDirectory",
        region: GLOBAL_REGION,
        params: {},
        must: ["ResourceDirectory.MasterAccountId", "ResourceDirectory.ControlPolicyStatus"],
      },
      signal,
    );
  } catch (error) {
    if (error instanceof CallError && NO_DIRECTORY.includes(error.code)) return "none";
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
      product: "ResourceManager",
      action: "GetAccount",
      region: GLOBAL_REGION,
      params: { AccountId: member },
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

async function layerAt(
  calls: Calls,
  target: string,
  caller: Caller,
  signal: AbortSignal,
): Promise<Layer> {
  const reply = await calls.read(
    {
      product: "ResourceManager",
      action: "ListControlPolicyAttachmentsForTarget",
      region: GLOBAL_REGION,
      params: { TargetId: target },
      must: "ControlPolicyAttachments.ControlPolicyAttachment",
    },
    signal,
  );
  const attached = records(reply, "ControlPolicyAttachments.ControlPolicyAttachment");
  const policies = await Promise.all(
    attached
      // A policy may be in effect for RAM users and roles alone.
      .filter((one) => caller.kind !== "root" || text(one, "EffectScope") !== "RAM")
      .map((one) => documentOf(calls, text(one, "PolicyId"), signal)),
  );
  return { is: `the control policies of ${target}`, policies };
}

async function documentOf(calls: Calls, id: string, signal: AbortSignal): Promise<ReadPolicy> {
  const reply = await calls.read(
    {
      product: "ResourceManager",
      action: "GetControlPolicy",
      region: GLOBAL_REGION,
      params: { PolicyId: id },
      must: ["ControlPolicy.PolicyName", "ControlPolicy.PolicyDocument"],
    },
    signal,
  );
  return readPolicy(
    text(reply, "ControlPolicy.PolicyName"),
    text(reply, "ControlPolicy.PolicyDocument"),
  );
}
