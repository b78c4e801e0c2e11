import { GLOBAL_REGION } from "../../core/item.ts";
import type { Paging } from "../../core/row-call.ts";
import { type Reading, readPolicy } from "../shared/reach/reading.ts";
import type { Layer, ReadPolicy } from "../shared/reach/rights.ts";
import type { RightsParts } from "../shared/session/control-layers.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, text, textIfSent } from "../shared/wire/reply.ts";
import type { TencentCaller } from "./caller.ts";
import { controlPolicies } from "./rights-above.ts";

const PAGES: Paging = { by: "number", page: "Page", size: ["Rp", 200], total: "TotalNum" };

/** Keys that GetFederationToken hands out carry a policy of their own, which no call tells. */
const FEDERATED = /:federated-user\//u;

type CallParams = Readonly<Record<string, string | number>>;

/** The calls that tell the rights of a user or a role. */
interface Holder {
  readonly attached: {
    readonly action: string;
    readonly params: CallParams;
    readonly items: string;
  };
  readonly boundary: { readonly action: string; readonly params: CallParams };
}

/**
 * What gives the identity that lists its rights: a root user is limited by service control policies alone, a
 * sub-user has its own policies and those of its groups, a role its own, each within its permission boundary.
 * https://cloud.tencent.com/document/product/598/10603
 */
export const rights: RightsParts<TencentCaller> = {
  nameOf,
  untold: (caller) =>
    FEDERATED.test(caller.principal)
      ? {
          says: `the keys of ${nameOf(caller)} are those of GetFederationToken, whose policy no call tells`,
          next: "Use keys of a sub-user, or of a role.",
        }
      : undefined,
  ownLayers: async (calls, caller, reading, signal) =>
    caller.kind === "root" ? [] : ownLayers(calls, caller, reading, signal),
  controlPolicies: () => controlPolicies,
};

function nameOf({ kind, userId, roleName, accountId }: TencentCaller): string {
  if (kind === "root") return `the root user of ${accountId}`;
  return kind === "user" ? `user ${userId}` : `role ${roleName ?? userId}`;
}

function holderOf({ kind, userId, roleName }: TencentCaller): Holder {
  if (kind === "role") {
    const params = { RoleId: roleName ?? userId };
    return {
      attached: { action: "ListAttachedRolePolicies", params, items: "List" },
      boundary: { action: "GetRolePermissionBoundary", params },
    };
  }
  const params = { TargetUin: Number(userId) };
  return {
    attached: {
      action: "ListAttachedUserAllPolicies",
      // 0: those of its groups as well.
      params: { ...params, AttachType: 0 },
      items: "PolicyList",
    },
    boundary: { action: "GetUserPermissionBoundary", params },
  };
}

async function ownLayers(
  calls: Calls,
  caller: TencentCaller,
  reading: Reading,
  signal: AbortSignal,
): Promise<readonly Layer[]> {
  const of = nameOf(caller);
  const { attached, boundary } = holderOf(caller);
  const [policies, limit] = await Promise.all([
    reading.of(`the policies of ${of}`, of, async () => {
      const found = await calls.readAll(
        {
          ...cam(attached.action, attached.params),
          items: attached.items,
          paging: PAGES,
          must: "PolicyId",
        },
        signal,
      );
      const ids = [...new Set(found.map((one) => text(one, "PolicyId")))];
      return Promise.all(ids.map((id) => documentOf(calls, id, signal)));
    }),
    reading.of(`the permission boundary of ${of}`, of, async () =>
      boundaryIn(
        await calls.read({ ...cam(boundary.action, boundary.params), must: "RequestId" }, signal),
      ),
    ),
  ]);
  return [
    ...(policies === undefined ? [] : [{ is: `the policies of ${of}`, policies }]),
    ...(limit === undefined || limit === "none"
      ? []
      : [{ is: `the permission boundary of ${of}`, policies: [limit] }]),
  ];
}

async function documentOf(calls: Calls, id: string, signal: AbortSignal): Promise<ReadPolicy> {
  const reply = await calls.read(
    { ...cam("GetPolicy", { PolicyId: Number(id) }), must: ["PolicyName", "PolicyDocument"] },
    signal,
  );
  return readPolicy(text(reply, "PolicyName"), text(reply, "PolicyDocument"));
}

/** All fields are null where there is no boundary; one without a document is not understood. */
function boundaryIn(reply: Answer): ReadPolicy | "none" {
  const because = "null where there is no boundary";
  const document = textIfSent(reply, "PolicyDocument", because);
  const name = textIfSent(reply, "PolicyName", because);
  const id = textIfSent(reply, "PolicyId", because);
  if (document === undefined && name === undefined && (id === undefined || id === "0")) {
    return "none";
  }
  return readPolicy(name ?? id ?? "of the boundary", document);
}

function cam(action: string, params: CallParams) {
  return { product: "cam", action, region: GLOBAL_REGION, params };
}
