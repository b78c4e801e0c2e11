import { arrayOf, textOf } from "../core/json.ts";
import type { Account, Store } from "../core/store.ts";
import type { Row } from "../core/table.ts";
import { idOf, projects } from "./identity.ts";

const usual = ["cn-north-4", "cn-east-3", "ap-southeast-1"];

/** The regions of this world: what the seed says, else three. */
export function regionsOf(store: Store): readonly string[] {
  const said = arrayOf(store.attributes["huaweiRegions"]).flatMap((name) => textOf(name) ?? []);
  return said.length > 0 ? said : usual;
}

/** The region of a project by its name: what stands before the first underscore. */
export function regionOf(project: string): string {
  return project.split("_")[0] ?? project;
}

/** Adds a project; one of a region stands below the account, another below the region's. */
export function addProject(account: Account, name: string, id?: string): void {
  const region = regionOf(name);
  const parent = region === name ? account.id : String(projectNamed(account, region)?.["id"] ?? "");
  const known = projectNamed(account, name);
  // A seed that comes later names the same regions again.
  if (known !== undefined && (id === undefined || known["id"] === id)) return;
  if (known !== undefined) account.table(projects, "").remove(String(known["id"]));
  account.table(projects, "").put({
    id: id ?? idOf(account.id, name),
    name,
    domain_id: account.id,
    parent_id: parent,
    is_domain: false,
    enabled: true,
    description: "",
  });
}

/** The account's project of that name. */
export function projectNamed(account: Account, name: string): Row | undefined {
  return account.table(projects, "").find((row) => row["name"] === name);
}
