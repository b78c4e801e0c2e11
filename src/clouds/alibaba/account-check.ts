import type { AccountCheckParts } from "../shared/session/account-check.ts";
import { text } from "../shared/wire/reply.ts";
import { directoryOf, findMember } from "./directory.ts";

/** The kind that a member of a type is of. */
const KINDS: Readonly<Record<string, string>> = {
  ResourceAccount: "resource-account",
  CloudAccount: "cloud-account",
};

/** What the directory, or the account itself, tells of `id` and `kind` of account.yaml. */
export const accountCheck: AccountCheckParts = {
  noun: "directory",
  member: {
    call: "GetAccount",
    find: findMember,
    kindOf(member, id) {
      const type = text(member, "Account.Type");
      return { kind: KINDS[type], says: `the directory names ${id} a ${type}` };
    },
    console: "directory's console",
  },
  own: {
    call: "GetResourceDirectory",
    find: directoryOf,
    none: "the account is in no directory and has none",
    kinds: "resource-account or cloud-account",
    tells: " (Overview, Type)",
  },
  needs: (call) => `resourcemanager:${call}`,
  persists: "look the code up at https://api.aliyun.com/troubleshoot",
};
