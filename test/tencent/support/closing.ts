import type { JsonObject } from "../../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { tencent } from "../../../src/clouds/tencent/cloud.ts";
import type { Account } from "../../../src/core/account.ts";
import type {
  ApiClosure,
  AssistedClosure,
  CallAnswer,
  CallRecord,
  CallRecorder,
  CloudSession,
} from "../../../src/core/cloud.ts";
import { quietClock } from "../../support/quiet-clock.ts";
import { ACCOUNT, accountOf, envOf, HERE, KEY, TESTER } from "./world.ts";

/** The management account, and the key of its root user. */
export const MANAGER = "100000000001";
export const ROOT_KEY = { id: "AKIDroot", secret: "root-secret-0123" } as const;

/** A call as a run would keep it. */
export type Kept = CallRecord & { answer?: CallAnswer };

/** A journal in memory: each call with its answer. */
export function journal(): CallRecorder & { readonly entries: readonly Kept[] } {
  const entries: Kept[] = [];
  return {
    entries,
    async begin(call) {
      const entry: Kept = { ...call };
      entries.push(entry);
      return (answer) => {
        entry.answer = answer;
      };
    },
  };
}

/** Starts an organization with one member; `member` is its row in the list of members. */
export function organizationWorld(
  setup: {
    readonly kind?: string;
    readonly member?: JsonObject;
    readonly organization?: JsonObject;
    readonly resources?: JsonObject;
  } = {},
): Promise<Emulator> {
  const row = {
    MemberUin: Number(ACCOUNT),
    Name: "shop",
    MemberType: (setup.kind ?? "created-member") === "created-member" ? "Create" : "Invite",
    PayUin: "",
    ...setup.member,
  };
  return startEmulator({
    seed: {
      regions: [HERE],
      actionQuota: 0,
      accounts: [
        {
          cloud: "tencent",
          id: MANAGER,
          kind: "management",
          organization: { id: 7, deletionPermission: true, ...setup.organization },
          keys: [ROOT_KEY, { ...KEY, user: TESTER.name }],
          users: [{ ...TESTER, policies: ["AdministratorAccess"] }],
          resources: { "*": { "organization.member": [row] } },
        },
        {
          cloud: "tencent",
          id: ACCOUNT,
          kind: setup.kind ?? "created-member",
          managedBy: MANAGER,
          resources: setup.resources ?? {},
        },
      ],
    },
  });
}

/** A member reached through its management account. */
export function memberOf(changes: Partial<Account> = {}): Account {
  const access = {
    via: "management",
    managementId: MANAGER,
    role: "OrganizationAccessControlRole",
  } as const;
  return { ...accountOf([], { access }), kind: "created-member", ...changes };
}

/** Opens a session; its clock listens to the whole process until the session is closed. */
export async function open(
  emulator: Emulator,
  account: Account,
  key: { readonly id: string; readonly secret: string } = KEY,
): Promise<CloudSession> {
  const clock = quietClock();
  const context = { clock, env: envOf(emulator, key), log: () => undefined };
  const session = await tencent.open(account, context);
  const close = session.close.bind(session);
  return Object.assign(session, {
    close: async () => {
      await close();
    },
  });
}

/** The closure by API of a session. */
export function byApi({ closure }: CloudSession): ApiClosure {
  if (closure.by !== "api") throw new Error("expected a closure by API");
  return closure;
}

/** The assisted closure of a session. */
export function assistedClosure({ closure }: CloudSession): AssistedClosure {
  if (closure.by !== "assisted") throw new Error("expected an assisted closure");
  return closure;
}
