import type { Observation } from "../../../emulator/core/world.ts";
import { lintCall } from "../../../scripts/vendor-models/lint.ts";
import { actionParams, normaliseParam, replyPaths } from "../../../scripts/vendor-models/names.ts";
import type { CatalogCloud } from "./cloud.ts";

type Seen = { readonly sent: Set<string>; readonly replies: Set<string> };

/** What went over the wire, by product, version and action, for lints. */
export class Wire {
  readonly #seen = new Map<string, Seen>();
  readonly #wire: CatalogCloud["wire"];

  constructor({ wire }: Pick<CatalogCloud, "wire">) {
    this.#wire = wire;
  }

  /** Takes in one call; give it to the emulator's `observe`. */
  readonly note = ({ product, version, action, sent, reply }: Observation): void => {
    const key = `${product} ${version} ${action}`;
    const seen = this.#seen.get(key) ?? { sent: new Set(), replies: new Set() };
    for (const name of sent) if (!this.#wire.inPaths.has(name)) seen.sent.add(normaliseParam(name));
    for (const path of reply === undefined ? [] : replyPaths(reply)) seen.replies.add(path);
    this.#seen.set(key, seen);
  };

  /** The actions that were called. */
  get actions(): ReadonlySet<string> {
    return new Set([...this.#seen.keys()].map((key) => key.split(" ")[2] ?? ""));
  }

  /** Calls and parameters that no row and no list of the code declares. */
  async undeclared(): Promise<readonly string[]> {
    const { rows, code } = await this.#wire.used();
    const declared = new Map<string, Set<string>>();
    for (const { product, action, params, path } of [...rows, ...code]) {
      const key = `${product.split("@")[0]} ${action}`;
      const names = declared.get(key) ?? new Set<string>();
      for (const name of params) names.add(normaliseParam(name));
      for (const [, name = ""] of (path ?? "").matchAll(/\{(\w+)\}/g)) names.add(name);
      declared.set(key, names);
    }
    const models = this.#wire.models();
    return [...this.#seen].flatMap(([key, { sent }]) => {
      const [product = "", , action = ""] = key.split(" ");
      const names = declared.get(`${product} ${action}`);
      if (names === undefined) return [`${product} ${action}`];
      // Arguments in a REST path have the vendor's names there, and the row's words in the row.
      const inPath = models[product]?.actions[action]?.path ?? "";
      return [...sent]
        .filter(
          (name) =>
            !names.has(name) &&
            !names.has(`${name}.N`) &&
            !this.#wire.elsewhere.has(name) &&
            !inPath.includes(`{${name}}`),
        )
        .map((name) => `${product} ${action} ${name}`);
    });
  }

  /** What was sent or answered and the vendor's models do not have. */
  unknown(): readonly string[] {
    const models = this.#wire.models();
    return [...this.#seen].flatMap(([key, { sent, replies }]) => {
      const [product = "", version, action = ""] = key.split(" ");
      const call = { where: "the emulator", product, version, action };
      // A list in a query repeats its name, without a number.
      const model = models[product]?.actions[action];
      const known = model === undefined ? new Set<string>() : actionParams(model).exact;
      const params = [...sent].map((name) => (known.has(`${name}.N`) ? `${name}.N` : name));
      const names = { params, responsePaths: [...replies] };
      return lintCall({ ...call, ...names }, models, [
        ...this.#wire.exceptions,
        ...this.#wire.replyExceptions,
      ]).map(({ message }) => message);
    });
  }
}
