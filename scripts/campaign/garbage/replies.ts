import { isObject, type Json } from "../../../emulator/core/json.ts";
import type { Emulator } from "../../../emulator/server.ts";
import type { Call } from "./trials.ts";

/** Honest replies by the call, without their envelope; none of those that are no JSON. */
export class Replies {
  readonly #byCall = new Map<string, Json[]>();

  /** Remembers what an emulator answers while no fault is in force. */
  listen(emulator: Emulator): void {
    emulator.observe(({ product, action, reply }) => {
      if (!isObject(reply) || emulator.world.faults.list.length > 0) return;
      const name = `${product} ${action}`;
      const known = this.#byCall.get(name) ?? [];
      this.#byCall.set(name, known);
      known.push(reply["Response"] ?? reply);
    });
  }

  of({ product, action }: Call): readonly Json[] {
    return this.#byCall.get(`${product} ${action}`) ?? [];
  }
}
