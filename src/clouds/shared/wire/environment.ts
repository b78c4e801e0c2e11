import { Problem } from "../../../core/problem.ts";

/** Environment as the session sees it. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * The value of an environment variable, without blanks around it; undefined where it is not set. One that
 * is set and empty is refused: it comes of a pipeline whose own variable is missing, and what would be
 * used instead may belong to another account. Throws a Problem `usage`.
 */
export function variable(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  if (value !== "") return value;
  throw new Problem({
    code: "usage",
    summary: `${name} is set and empty`,
    where: `environment variable ${name}`,
    next: `Give ${name} its value, or unset it${name.startsWith("CLOSEOUT_") ? "" : ": other credentials are then looked for"}. In a pipeline, look whether the variable or secret that it is made of exists there.`,
  });
}

/** The first of several names that is set; each one that is set and empty is refused. */
export function oneOf(env: Env, ...names: readonly string[]): string | undefined {
  return names.map((name) => variable(env, name)).find((value) => value !== undefined);
}

/** A time in whole milliseconds; undefined where the variable is not set. Throws a Problem `usage`. */
export function milliseconds(env: Env, name: string): number | undefined {
  const text = variable(env, name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new Problem({
    code: "usage",
    summary: `${name} is no time in milliseconds: "${text}"`,
    where: `environment variable ${name}`,
    next: `Set ${name} to a whole number of milliseconds, such as 60000, or unset it.`,
  });
}
