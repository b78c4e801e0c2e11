import { type Item, type ItemId, parseItemId } from "../core/item.ts";

/**
 * Resolves edges that a single listing cannot: `cloud:type:region:name=<name>` (by name) and
 * `cloud:type:any:<id>` (region unknown to the source). A reference that matches no item is no edge.
 */
export function resolveReferences(items: readonly Item[]): readonly Item[] {
  const names = new Map<string, ItemId[]>();
  const natives = new Map<string, ItemId[]>();
  let index = false;
  return items.map((item) => {
    const edges = [
      ...item.uses,
      ...item.waitsFor,
      ...(item.goesWith === undefined ? [] : [item.goesWith]),
    ];
    if (!edges.some(isReference)) return item;
    const goesWith = item.goesWith === undefined ? undefined : resolve(item.goesWith)[0];
    return {
      ...item,
      uses: item.uses.flatMap(resolve),
      waitsFor: item.waitsFor.flatMap(resolve),
      goesWith,
    };
  });

  function resolve(id: ItemId): readonly ItemId[] {
    if (!isReference(id)) return [id];
    if (!index) {
      build();
      index = true;
    }
    const parts = parseItemId(id);
    if (parts === undefined) return [];
    const name = /^name=(.*)$/su.exec(parts.nativeId)?.[1];
    if (name === undefined) return natives.get(`${parts.type} ${parts.nativeId}`) ?? [];
    const place = parts.region === "any" ? "" : ` ${parts.region}`;
    return names.get(`${parts.type}${place} ${name}`) ?? [];
  }

  function build(): void {
    for (const item of items) {
      add(natives, `${item.type} ${item.nativeId}`, item.id);
      if (item.name === undefined) continue;
      add(names, `${item.type} ${item.region} ${item.name}`, item.id);
      add(names, `${item.type} ${item.name}`, item.id);
    }
  }
}

function isReference(id: ItemId): boolean {
  return id.includes(":name=") || id.includes(":any:");
}

function add(map: Map<string, ItemId[]>, key: string, id: ItemId): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [id]);
  else list.push(id);
}
