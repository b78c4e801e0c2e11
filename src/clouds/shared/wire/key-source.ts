import { Problem } from "../../../core/problem.ts";
import { CallError } from "./transport.ts";

/** Answers with keys that are valid now, as far as is known. */
export interface KeySource<K> {
  (): Promise<K>;
  /**
   * Asked once the cloud has refused keys: true when there are other ones of the same caller now, which
   * the source answers with from then on. Throws a Problem when none can be got any more.
   */
  renew?(refused: K): Promise<boolean>;
}

/** A source whose new keys are used only where `same` says that they are the same caller's. */
export function proved<K>(
  source: KeySource<K>,
  same: (fresh: K) => Promise<boolean>,
): KeySource<K> {
  const { renew } = source;
  if (renew === undefined) return source;
  return Object.assign(() => source(), {
    renew: async (refused: K) => (await renew(refused)) && same(await source()),
  });
}

/**
 * What a call's error comes to once other keys were looked for: an error that says so where there are
 * some, one that carries the Problem where none can be got, and else the error itself.
 */
export async function afterRenewal<K>(
  error: unknown,
  refused: K,
  source: KeySource<K>,
): Promise<unknown> {
  if (!(error instanceof CallError) || error.kind !== "credentials") return error;
  try {
    const fresh = (await source.renew?.(refused)) ?? false;
    return fresh ? error.with({ freshKeys: true }) : error;
  } catch (cause) {
    if (cause instanceof Problem) return error.with({ lost: cause });
    throw cause;
  }
}
