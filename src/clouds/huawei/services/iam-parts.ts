import { defineService } from "../../../core/service.ts";
import { markers } from "./parts/pagings.ts";

/**
 * What users carry, and into what an account is divided.
 *
 * Codes: the official Terraform provider takes any 404 for gone.
 *
 * The addresses of these pages are unverified: iam.mfa-device, iam.project.
 */
export const iamParts = defineService({
  product: "iam",
  defaults: { wave: "identity", scope: "account", concern: "identity", dataBearing: false },
  types: {
    "iam.mfa-device": {
      title: "MFA device of a user",
      docs: "https://support.huaweicloud.com/intl/en-us/api-iam5/DeleteVirtualMfaDeviceV5.html",
      // Below users, so that the device of the account itself is none of them.
      scope: { per: "iam.user" },
      list: {
        action: "ListMfaDevicesV5",
        params: { user_id: "$parent.id" },
        items: "mfa_devices",
        paging: markers(200),
      },
      read: {
        id: "serial_number",
        name: "serial_number",
        tags: { none: "devices carry no tags (the tag calls take users, agencies and providers)" },
        facts: { enabled: "enabled", user: "user_id" },
      },
      unmarked: "the list tells no time; another device has another serial number",
      material: ["user"],
      uses: { type: "iam.user", at: "user_id" },
      gone: ["HTTP 404"],
      remove: [
        {
          does: "take the device off its user",
          cannotBeUndone: {
            because: "whoever enables a device types the codes that it shows",
            next: "Let the user bind a device again in the console: My Credentials, MFA device.",
          },
          action: "DisableMfaDeviceV5",
          params: { user_id: "$facts.user", serial_number: "$id" },
          when: { at: "facts.enabled", is: true },
        },
        {
          does: "delete the device",
          deletes: true,
          action: "DeleteVirtualMfaDeviceV5",
          params: { user_id: "$facts.user", serial_number: "$id" },
        },
      ],
    },

    "iam.project": {
      title: "Project below a region's",
      docs: "https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html",
      list: {
        action: "KeystoneListProjects",
        leaves: {
          enabled: "it narrows to those that are enabled, or to those that are not",
          page: "all of them are listed unless a page is asked for (unverified)",
          per_page: "all of them are listed unless a page is asked for (unverified)",
        },
        items: "projects",
        paging: { by: "none" },
      },
      read: {
        id: "id",
        name: "name",
        tags: { none: "projects carry no tags in the vendor's models" },
        facts: { enabled: "enabled", below: "parent_id" },
        skip: {
          when: { at: "parent_id", own: true },
          because: "it is a region's own, which every account has",
        },
      },
      unmarked: "the list tells no time; an id is never given twice",
      proposes: {
        disposition: "keep",
        because:
          "no published call deletes a project; one that holds nothing costs nothing, and ends with the account",
        blocks: false,
      },
      allows: ["keep", "manual"],
      remove: {
        because: "no published call deletes a project",
        console: ["IAM, Projects, the project, Delete, once nothing is left in it."],
      },
    },
  },
});
