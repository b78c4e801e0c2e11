import { runtime } from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AccountClosure, AccountTeardown, getBlockers } from "../../constructs/pulumi/index.ts";
import { withAccount } from "../constructs/support.ts";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string | undefined;
}

let registered: Registered[] = [];

beforeEach(async () => {
  registered = [];
  await runtime.setMocks(
    {
      newResource: ({ type, name, inputs, provider, id = "" }) => {
        registered.push({ type, name, inputs, provider });
        return { id: id === "" ? `${name}-id` : id, state: inputs };
      },
      call: ({ token, inputs }) => ({ token, ...inputs }),
    },
    "demo",
    "dev",
    false,
  );
});
