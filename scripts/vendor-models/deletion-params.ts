import type { Service } from "../../src/core/service.ts";
import type { VendorModels } from "./models.ts";
import { actionParams } from "./names.ts";

/** Names of parameters that say what goes along with a deletion, or stays. */
const ALONG =
  /delete|release|retain|keep|save|terminate|destroy|remove|cascade|along|force|backup|snapshot|clean/iu;

/** Such parameters that deletions leave out, by product and action, with what that means. */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "Alb DeleteLoadBalancer": {
    RetainResourceType: "what a load balancer would keep is not told (unverified)",
  },
  "CS DeleteCluster": {
    keep_slb: "deprecated; `delete_options` says it",
    retain_all_resources: "false unless said; what goes along stands in `takes`",
    retain_resources: "what goes along stands in `takes`, and one that stays holds the cluster",
  },
  "Ecs DeleteInstance": {
    ForceStop: "how it is stopped; what goes along is the same",
    TerminateSubscription: "false unless said; the step for what has run out says it",
  },
  "Rds DeleteDBInstance": {
    ReleasedKeepPolicy: "None unless said: no backup is kept, and none is billed",
  },
  "ROS DeleteStack": {
    DeleteOptions: "`RetainAllResources` says it for all of them",
    RetainResources: "`RetainAllResources` says it for all of them",
  },
  "Vpc DeleteCommonBandwidthPackage": { Force: "false unless said: it goes only when it is empty" },
  "Vpc DeleteVpc": { ForceDelete: "false unless said: it goes only when it is empty" },
  "cbs TerminateDisks": { DeleteSnapshot: "0 unless said: its snapshots stay" },
  "cbs DeleteSnapshots": { DeleteBindImages: "not said: its images stay" },
  "cvm DeleteImages": { DeleteBindedSnap: "false unless said: its snapshots stay" },
  "cvm TerminateInstances": {
    ReleaseAddress: "false unless said: its addresses stay",
    ReleasePrepaidDataDisks: "false unless said: disks paid in advance stay",
  },
  "tcb DestroyEnv": { IsForce: "said of what is isolated; else it is isolated first" },
  "vod DeleteMedia": { DeleteParts: "empty unless said: the media with all that was made of it" },
};

/**
 * Deletions that leave a parameter out which says what goes along, and for which nobody said what that means,
 * one sentence each; and entries that nothing needs any more.
 */
export function lintDeletions(
  services: readonly Service[],
  models: VendorModels,
): readonly string[] {
  const needed = new Set<string>();
  const open = services.flatMap(({ product: own, types }) =>
    Object.entries(types).flatMap(([type, { remove }]) =>
      (remove.by === "call" ? remove.steps : []).flatMap(
        ({ deletes, action, product = own, params, body }) => {
          const model = action === undefined ? undefined : models[product]?.actions[action];
          if (deletes !== true || action === undefined || model === undefined) return [];
          const sent = new Set([...Object.keys(params ?? {}), ...Object.keys(body ?? {})]);
          const key = `${product} ${action}`;
          const names = [...actionParams(model).exact].map((name) => name.replace(/\..*$/u, ""));
          const left = [...new Set(names)].filter(
            (name) => ALONG.test(name) && !/Id(?:s|Set)?$/u.test(name) && !sent.has(name),
          );
          for (const name of left) needed.add(`${key} ${name}`);
          return left
            .filter((name) => LEFT_OUT[key]?.[name] === undefined)
            .map((name) => `${type}: ${key} does not say ${name}`);
        },
      ),
    ),
  );
  const own = new Set(Object.keys(models));
  const stale = Object.entries(LEFT_OUT)
    .filter(([key]) => own.has(key.split(" ")[0] ?? ""))
    .flatMap(([key, names]) => Object.keys(names).map((name) => `${key} ${name}`))
    .filter((entry) => !needed.has(entry));
  return [...open, ...stale.map((entry) => `${entry}: nothing leaves it out`)];
}
