import type { Sentence } from "../../core/language.ts";
import type { Paging } from "../../core/row-call.ts";
import { type Reading, readPolicy } from "../shared/reach/reading.ts";
import type { Layer, ReadPolicy } from "../shared/reach/rights.ts";
import { type Asking, asking } from "../shared/session/asking.ts";
import { policiesOf, type RightsParts } from "../shared/session/control-layers.ts";
import type { Calls } from "../shared/session/session-calls.ts";
import { type Answer, text, textIfSent } from "../shared/wire/reply.ts";
import { RIGHTS } from "../zh/tencent/rights.ts";
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
          says: {
            en: `the keys of ${nameOf(caller).en} are those of GetFederationToken, whose policy no call tells`,
            zh: RIGHTS.federated(nameOf(caller).zh),
          },
          next: { en: "Use keys of a sub-user, or of a role.", zh: RIGHTS.useOthers },
        }
      : undefined,
  ownLayers: async (calls, caller, reading, signal) =>
    caller.kind === "root" ? [] : ownLayers(calls, caller, reading, signal),
  controlPolicies: () => controlPolicies,
};

function nameOf({ kind, userId, roleName, accountId }: TencentCaller): Sentence {
  if (kind === "root") return { en: `the root user of ${accountId}`, zh: RIGHTS.root(accountId) };
  const name = roleName ?? userId;
  return kind === "user"
    ? { en: `user ${userId}`, zh: RIGHTS.user(userId) }
    : { en: `role ${name}`, zh: RIGHTS.role(name) };
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
  const ask = asking(calls, "cam", signal);
  const [policies, limit] = await Promise.all([
    policiesOf(of, reading, async () => {
      const ids = await ask.texts(attached.action, attached.params, {
        items: attached.items,
        paging: PAGES,
        must: "PolicyId",
      });
      return Promise.all([...new Set(ids)].map((id) => documentOf(ask, id)));
    }),
    reading.of(boundaryOf(of), of, async () =>
      boundaryIn(await ask.one(boundary.action, boundary.params, "RequestId")),
    ),
  ]);
  return [
    ...policies,
    ...(limit === undefined || limit === "none" ? [] : [{ is: boundaryOf(of), policies: [limit] }]),
  ];
}

function boundaryOf({ en, zh }: Sentence): Sentence {
  return { en: `the permission boundary of ${en}`, zh: RIGHTS.boundary(zh) };
}

async function documentOf(ask: Asking, id: string): Promise<ReadPolicy> {
  const [name, document] = ["PolicyName", "PolicyDocument"] as const;
  const reply = await ask.one("GetPolicy", { PolicyId: Number(id) }, [name, document]);
  return readPolicy(text(reply, name), text(reply, document));
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
