import type { Differences } from "./front.ts";
import { DiffResponse, PropertyDiff } from "./protocol.ts";

/** Differences as they are answered. */
export function diffAnswer({ paths, of, isOpen = false }: Differences) {
  const { DIFF_NONE, DIFF_SOME, DIFF_UNKNOWN } = DiffResponse.DiffChanges;
  const answer = new DiffResponse();
  answer.setChanges(isOpen ? DIFF_UNKNOWN : paths.size === 0 ? DIFF_NONE : DIFF_SOME);
  if (isOpen) return answer;
  answer.setHasdetaileddiff(true);
  for (const [path, how] of paths) {
    const property = new PropertyDiff();
    property.setKind(KINDS[how]);
    property.setInputdiff(of === "inputs");
    answer.getDetaileddiffMap().set(path, property);
  }
  const replaced = [...paths].filter(([, how]) => how === "replace").map(([path]) => path);
  answer.setReplacesList(replaced);
  answer.setDiffsList([...new Set([...paths.keys()].map((path) => path.split("[")[0] ?? path))]);
  return answer;
}

const KINDS = {
  add: PropertyDiff.Kind.ADD,
  delete: PropertyDiff.Kind.DELETE,
  update: PropertyDiff.Kind.UPDATE,
  replace: PropertyDiff.Kind.UPDATE_REPLACE,
} as const;
