import { textOf } from "../../core/json.ts";
import { refusal } from "../errors.ts";
import { organizationId } from "../members.ts";
import { action, defineService } from "../service.ts";

/** Organizations. */
export const organizations = defineService({
  product: "organizations",
  scope: "domain",
  actions: {
    /** An account that is in none is refused; the code is the official Terraform provider's. */
    ShowOrganization: action({
      handle: ({ account, store }) => {
        const id =
          account.kind === "management" ? account.id : textOf(account.attributes["managedBy"]);
        if (id === undefined) {
          throw refusal(404, "Organizations.1015", "The account is in no organization.");
        }
        const manager = store.addAccount(id, {});
        return {
          organization: {
            id: organizationId(manager),
            urn: `organizations::${id}:organization:${organizationId(manager)}`,
            management_account_id: id,
            management_account_name: textOf(manager.attributes["name"]) ?? id,
          },
        };
      },
    }),
  },
});
