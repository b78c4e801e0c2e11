import { expect, test } from "vitest";
import { bss, bssFunds } from "../../emulator/alibaba/products/bss.ts";
import { closureConditions } from "../../policies/standard/closure-conditions.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import { names, viewOf } from "../policies/support/view.ts";
import { closing, signal, submit } from "./support/closing.ts";
import { MANAGER, MEMBER } from "./support/directory.ts";

const { start, permission } = closing();

/** A user of the management account with custom policies of these documents, and nothing else. */
function holding(...documents: readonly object[]) {
  const policy = (at: number) => `least-${at}`;
  return {
    policies: [],
    managerResources: {
      "*": {
        "ram.policy-version": documents.map((document, at) => ({
          PolicyName: policy(at),
          VersionId: "v1",
          IsDefaultVersion: true,
          PolicyDocument: JSON.stringify(document),
        })),
        "ram.attachment": documents.map((_, at) => ({
          PrincipalType: "IMSUser",
          PrincipalName: "closer",
          PolicyType: "Custom",
          PolicyName: policy(at),
        })),
      },
    },
  };
}
/** What the management account's identity needs by the documents of two purposes. */
const least = [...alibaba.permissions("scan"), ...alibaba.permissions("closure")]
  .filter(({ attachTo }) => attachTo.includes("management account") || attachTo.includes("same"))
  .map(({ document }) => document);

test("the printed permissions are enough to close a member, with the switch turned and put back", async () => {
  const closure = await start({
    ...holding(...least),
    directory: { deletion: "Disabled" },
    enable: true,
    products: [bss, bssFunds],
  });
  const conditions = await closure.conditions(signal());
  expect(conditions.filter(({ outcome }) => outcome !== "met")).toEqual([]);
  const { result, calls } = await submit(closure);
  expect(result.outcome).toBe("accepted");
  expect(calls.map(({ action }) => action)).toEqual([
    "ResourceManager.SetMemberDeletionPermission",
    "ResourceManager.DeleteAccount",
    "ResourceManager.SetMemberDeletionPermission",
  ]);
  expect(permission()).toBe("Disabled");
});

test("a directory that asks for MFA names who can lift the denial, in the conditions and on submission", async () => {
  const withoutMfa = {
    Version: "1",
    Statement: [
      {
        Effect: "Deny",
        Action: ["resourcemanager:*"],
        Resource: "*",
        Condition: { Bool: { "acs:MFAPresent": "false" } },
      },
    ],
  };
  const closure = await start({ ...holding(...least, withoutMfa), products: [bss, bssFunds] });
  const conditions = await closure.conditions(signal());
  const delegated = conditions.find(({ id }) => id === "delegated-administrator");
  expect(delegated).toMatchObject({ outcome: "unknown" });
  expect(delegated?.detail).toMatch(/multi-factor authentication.*RAM administrator/u);
  expect(delegated?.remedy).toContain("resourcemanager:ListDelegatedAdministrators");
  await expect(submit(closure)).rejects.toThrow(/status.*could not be read/u);
});

test("delegated administrator, payer, unsettled bills and owed invoices each stop the closure", async () => {
  const closure = await start({
    member: { payer: MANAGER },
    managerResources: {
      "*": {
        "resourcemanager.delegated-administrator": [
          { AccountId: MEMBER, ServicePrincipal: "cloudfw.aliyuncs.com" },
        ],
      },
    },
    resources: {
      "*": {
        "bss.evaluate": [{ Id: 1, Type: 1, BillCycle: "202610", CanInvoiceAmount: -1200 }],
        "bss.balance": [{ Currency: "CNY", _history: "3.20" }],
      },
    },
    products: [bss, bssFunds],
  });
  const conditions = await closure.conditions(signal());
  expect(names(closureConditions, viewOf({ conditions })).toSorted()).toEqual([
    "condition:delegated-administrator",
    "condition:owed-invoices",
    "condition:payer",
    "condition:unsettled-bills",
  ]);
});
