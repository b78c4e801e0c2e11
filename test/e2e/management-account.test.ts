import { expect, test } from "vitest";
import { withAlone } from "./support/alone.ts";
import { MEMBER } from "./support/world.ts";

const SHOP = "1000000000000008";
const GUEST = "1000000000000009";

/** Actions that end an account or a membership: no teardown makes any of them. */
const NEVER = /^(?:DeleteAccount|RemoveCloudAccount)$/u;

test("a directory goes when its members are gone, and no teardown touches a member", () =>
  withAlone(
    {
      attributes: { kind: "management", directory: { deletion: "Enabled" } },
      others: [
        { id: SHOP, kind: "resource-account", name: "shop", managedBy: MEMBER },
        { id: GUEST, kind: "cloud-account", name: "guest", managedBy: MEMBER },
      ],
      // Reviewed under names that are not the emulator's: a type for each level, an id of two parts.
      mayGo: [
        "resourcemanager.folder fd-old",
        `resourcemanager.delegated-administrator ${SHOP}/actiontrail.aliyuncs.com`,
      ],
      resources: {
        "*": {
          "resourcemanager.folder": [
            { FolderId: "fd-shops", FolderName: "shops" },
            { FolderId: "fd-old", FolderName: "old", _parent: "fd-shops" },
          ],
          "resourcemanager.delegated-administrator": [
            { AccountId: SHOP, ServicePrincipal: "actiontrail.aliyuncs.com" },
          ],
        },
      },
    },
    async (project) => {
      const { plan, deploy, review, standing, emulator, remaining } = project;
      const blocked = await plan("closure");
      expect(blocked.code).toBe(1);
      expect(blocked.says).toContain(`alibaba:resourcemanager.member:global:${SHOP}`);
      expect(blocked.says).toContain(`alibaba:resourcemanager.member:global:${GUEST}`);
      expect(blocked.says).toContain("no teardown deletes another account");

      await review();
      const planned = await plan("teardown");
      expect(planned.says).toContain("no teardown deletes another account");
      expect((await deploy("teardown")).code).toBe(0);
      expect(standing("resourcemanager.member")).toEqual([SHOP, GUEST]);
      expect(standing("resourcemanager.delegated-administrator")).toEqual([]);
      expect(emulator.world.store.account(SHOP)?.attributes["deleted"]).not.toBe(true);
      expect(emulator.world.store.account(MEMBER)?.attributes["directory"]).toBeDefined();
      expect(project.changes().map(({ action }) => action)).not.toContain(
        "DestroyResourceDirectory",
      );
      expect(Object.keys(remaining()).some((id) => id.includes("resourcemanager.directory"))).toBe(
        true,
      );

      // People close the one and let the other go.
      await project.console("remove-member", { member: GUEST });
      await project.console("remove-member", { member: SHOP });
      await review();
      expect((await deploy("teardown")).code).toBe(0);
      const made = project.changes().map(({ action }) => action);
      expect(made.at(-1)).toBe("DestroyResourceDirectory");
      expect(made.filter((action) => action === "DeleteFolder")).toHaveLength(2);
      expect(made.filter((action) => NEVER.test(action))).toEqual([]);
      expect(standing("resourcemanager.folder")).toEqual([]);

      await project.settle();
      expect((await plan("closure")).code).toBe(0);
    },
  ));
