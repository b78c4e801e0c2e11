import { readdirSync } from "node:fs";

/** What the modules of a folder export, of one kind; read once, by the first who asks. */
export function exportsOf<T>(
  folder: URL,
  isOne: (value: unknown) => value is T,
): () => Promise<readonly T[]> {
  let read: Promise<readonly T[]> | undefined;
  const load = async (): Promise<readonly T[]> => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .sort();
    const modules = await Promise.all(
      files.map(async (name): Promise<object> => import(new URL(name, folder).href)),
    );
    return modules.flatMap((module) => Object.values(module).filter(isOne));
  };
  return () => {
    read ??= load();
    return read;
  };
}
