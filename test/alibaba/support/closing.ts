import { afterEach } from "vitest";
import type { FaultOrder } from "../../../emulator/core/faults.ts";
import type { Emulator } from "../../../emulator/server.ts";
import type { ApiClosure, CallRecord, CloudSession } from "../../../src/core/cloud.ts";
import { accountFile, journal, MANAGER, MEMBER, open, organization } from "./directory.ts";

type Setup = Parameters<typeof organization>[0] & {
  readonly as?: string;
  readonly abandon?: readonly string[];
  readonly enable?: boolean;
};

/** What a test of the closure works with; what it starts ends with the test. */
export function closing() {
  let emulator: Emulator | undefined;
  let session: CloudSession | undefined;
  afterEach(async () => {
    await session?.close();
    await emulator?.close();
  });
  const world = (): Emulator => {
    if (emulator === undefined) throw new Error("nothing was started");
    return emulator;
  };
  return {
    world,
    async start(setup: Setup = {}): Promise<ApiClosure> {
      emulator = await organization(setup);
      session = await open(emulator, {
        as: setup.as ?? "closer",
        account: accountFile({
          closure: {
            confirm: MEMBER,
            abandonChecks: setup.abandon ?? [],
            enableMemberDeletion: setup.enable ?? false,
            leaveDirectory: false,
            ownKey: "keep",
            quietDays: undefined,
          },
        }),
      });
      if (session.closure.by !== "api") throw new Error("expected an API closure");
      return session.closure;
    },
    fault(order: Omit<FaultOrder, "product">): void {
      world().fault({ product: "ResourceManager", ...order });
    },
    /** The directory's deletion permission as it stands. */
    permission(): unknown {
      const directory = world().world.store.account(MANAGER)?.attributes["directory"];
      return typeof directory === "object" && directory !== null && "deletion" in directory
        ? directory.deletion
        : undefined;
    },
  };
}

/** Long enough for every test, short enough to end one that hangs. */
export const signal = () => AbortSignal.timeout(50_000);

/** Submits with a journal of its own. */
export async function submit(
  closure: ApiClosure,
  abandon: readonly string[] = [],
  earlier: readonly CallRecord[] = [],
) {
  const recorder = journal();
  const result = await closure.submit({ abandon, earlier, recorder, signal: signal() });
  return { result, calls: recorder.entries };
}
