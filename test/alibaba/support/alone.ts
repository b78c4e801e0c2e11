import { bss, bssFunds } from "../../../emulator/alibaba/products/bss.ts";
import { ims } from "../../../emulator/alibaba/products/ims.ts";
import { ram } from "../../../emulator/alibaba/products/ram.ts";
import {
  resourceDirectory,
  resourceManager,
} from "../../../emulator/alibaba/products/resource-manager.ts";
import { sts } from "../../../emulator/alibaba/products/sts.ts";
import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import type { AssistedClosure, CloudSession } from "../../../src/core/cloud.ts";
import { autoClock } from "../../support/auto-clock.ts";
import { accountFile, MEMBER, open } from "./directory.ts";

/** What a test changes about an account of its own. */
export interface Alone {
  /** Tables of the account. */
  readonly tables?: Readonly<Record<string, readonly JsonObject[]>>;
  /** Further attributes: `kind`, `managedBy`, `site`, `notApplicable`, … */
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly others?: readonly JsonObject[];
  /** Who calls: the RAM user `ops`, or the root. @default "member" */
  readonly as?: "member" | "root";
}

/** An emulated account with its own session. */
export interface OwnSession {
  readonly emulator: Emulator;
  readonly session: CloudSession;
  readonly closure: AssistedClosure;
}

/** Runs a test in an account that a person closes, asked with its own key. */
export async function withOwn<T>(
  setup: Alone,
  test: (account: OwnSession) => Promise<T>,
): Promise<T> {
  const emulator = await startEmulator({
    seed: {
      accounts: [
        {
          id: MEMBER,
          kind: "standalone",
          users: [{ name: "ops", policies: ["AdministratorAccess"] }],
          keys: [
            { id: "LTAI-root", secret: "root-secret" },
            { id: "LTAI-member", secret: "member-secret", user: "ops" },
          ],
          ...setup.attributes,
          resources: { "*": plain(setup.tables ?? {}) },
        },
        ...(setup.others ?? []),
      ],
    },
    services: [sts, ram, ims, resourceManager, resourceDirectory, bss, bssFunds],
  });
  const account = accountFile({ kind: "standalone", access: { via: "own" } });
  try {
    const clock = autoClock("2026-11-30T17:00:00Z");
    const session = await open(emulator, { as: setup.as ?? "member", account, clock });
    if (session.closure.by !== "assisted") throw new Error("expected an assisted closure");
    try {
      return await test({ emulator, session, closure: session.closure });
    } finally {
      await session.close();
    }
  } finally {
    await emulator.close();
  }
}

function plain(tables: Readonly<Record<string, readonly JsonObject[]>>): JsonObject {
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows]]));
}
