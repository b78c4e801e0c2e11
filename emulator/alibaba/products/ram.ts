import { textOf } from "../../core/json.ts";
import { action, defineService, missingParameterNamed } from "../service.ts";
import { attachmentActions } from "./ram/attachments.ts";
import { ramConsole } from "./ram/console.ts";
import { groupActions } from "./ram/groups.ts";
import { keyActions } from "./ram/keys.ts";
import { policyActions } from "./ram/policies.ts";
import { roleActions } from "./ram/roles.ts";
import { ramDialect, ramTables } from "./ram/shared.ts";
import { signInActions } from "./ram/sign-in.ts";
import { ramTagActions } from "./ram/tags.ts";
import { ramUserActions } from "./ram/users.ts";

/** RAM 2015-05-01. Error codes: https://www.alibabacloud.com/help/en/ram/developer-reference/ */
export const ram = defineService({
  product: "Ram",
  version: "2015-05-01",
  style: "rpc",
  hosts: ["ram"],
  locationCode: "ram",
  regions: [],
  permissionPrefix: "ram",
  missing: missingParameterNamed,
  tables: ramTables,
  console: ramConsole,
  actions: {
    ...ramUserActions,
    ...keyActions(ramDialect),
    ...signInActions(ramDialect),
    ...groupActions(ramDialect),
    ...roleActions,
    ...policyActions,
    ...attachmentActions,
    ...ramTagActions,
    GetAccountAlias: action({
      handle: (call) => ({ AccountAlias: textOf(call.account.attributes["alias"]) ?? "" }),
    }),
    ClearAccountAlias: action({
      handle: (call) => {
        call.account.describe({ alias: undefined });
        return {};
      },
    }),
  },
});
