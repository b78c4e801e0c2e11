import { readFileSync } from "node:fs";
import { arrayOf, type JsonObject, objectOf, parseJson, textOf } from "./json.ts";

/** The words by which parameters leave nothing out, from the vendor's texts: see scripts/vendor-models. */
export class AllValues {
  readonly #actions: JsonObject;

  constructor(file: URL) {
    this.#actions = objectOf(parseJson(readFileSync(file, "utf8")));
  }

  /** The names of all actions with such words. */
  names(): readonly string[] {
    return Object.keys(this.#actions);
  }

  /** The words of an action, by parameter. */
  of(name: string): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(
      Object.entries(objectOf(this.#actions[name])).map(([param, words]) => [
        param,
        arrayOf(words).map((word) => textOf(word) ?? ""),
      ]),
    );
  }
}
