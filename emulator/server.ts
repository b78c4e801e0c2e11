import { readFileSync } from "node:fs";
import { alibabaCloud } from "./alibaba/cloud.ts";
import type { Service } from "./alibaba/service.ts";
import { loadServices } from "./alibaba/services.ts";
import { answerAdmin } from "./core/admin.ts";
import type { Clock } from "./core/clock.ts";
import { manyClouds } from "./core/clouds.ts";
import { namedDoubts, switchDoubts } from "./core/doubt/switch.ts";
import type { FaultOrder } from "./core/faults.ts";
import { listen } from "./core/http.ts";
import { type Json, parseJson } from "./core/json.ts";
import { plantSeed } from "./core/seed.ts";
import { followState } from "./core/state-file.ts";
import { createWorld, type Observation, type World } from "./core/world.ts";
import { knownDoubts } from "./doubt/known.ts";
import { huaweiCloud } from "./huawei/cloud.ts";
import { loadServices as loadHuawei } from "./huawei/services.ts";
import { tencentCloud } from "./tencent/cloud.ts";
import { loadServices as loadTencent } from "./tencent/services.ts";

/** How to start an emulator. */
export interface EmulatorOptions {
  /** @default 0, a free port */
  readonly port?: number;
  /** A JSON file that keeps the world; made when it does not exist. @default none */
  readonly state?: string;
  /** A seed (see emulator/README.md) or the path of one; planted unless the state already holds accounts. */
  readonly seed?: Json;
  /** The wall clock. @default Date.now */
  readonly wall?: () => number;
  /** @default every product of the emulator */
  readonly services?: readonly Service[];
  /**
   * The doubts that are in force from the start: `all`, kinds and ids, `-` before what is left out.
   * @default those that `EMULATOR_DOUBTS` names, with commas between; without it none
   */
  readonly doubts?: readonly string[];
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly clock: Clock;
  /** The whole world, for tests that look into tables. */
  readonly world: World;
  /** Plants a seed. */
  seed(seed: Json): void;
  /** Puts a fault in force; returns a function that lifts it. */
  fault(order: FaultOrder): () => void;
  /** Watches each call a handler answers; returns a function that stops it. */
  observe(observer: (observation: Observation) => void): () => void;
  close(): Promise<void>;
}

/** Starts an emulator on 127.0.0.1; its world is its own. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const world = createWorld(options.wall, knownDoubts());
  const doubts = options.doubts ?? namedDoubts(process.env["EMULATOR_DOUBTS"] ?? "");
  switchDoubts(world.doubts, doubts);
  const alibaba = alibabaCloud(world, options.services ?? (await loadServices()));
  const tencent = tencentCloud(world, await loadTencent());
  const huawei = huaweiCloud(world, await loadHuawei());
  const cloud = manyClouds(world, [tencent, huawei, alibaba]);
  const file = options.state === undefined ? undefined : followState(world, cloud, options.state);
  if (options.seed !== undefined && world.store.accounts.size === 0) {
    plantSeed(world, cloud, seedOf(options.seed));
  }
  const listener = await listen(options.port ?? 0, {
    answer: async (request) =>
      request.url.startsWith("/_admin/")
        ? answerAdmin(world, cloud, request)
        : cloud.handle(request),
    failed: (error) => {
      process.stderr.write(`${JSON.stringify({ level: "error", error: String(error) })}\n`);
    },
    wall: () => world.clock.wall(),
  });
  return {
    url: `http://127.0.0.1:${listener.port}`,
    port: listener.port,
    clock: world.clock,
    world,
    seed: (seed) => plantSeed(world, cloud, seedOf(seed)),
    fault: (order) => {
      const { id } = world.faults.add(order);
      return () => world.faults.clear(id);
    },
    observe: (observer) => {
      world.observers.add(observer);
      return () => world.observers.delete(observer);
    },
    async close() {
      await listener.close();
      file?.close();
    },
  };
}

function seedOf(seed: Json): Json {
  if (typeof seed !== "string") return seed;
  const parsed = parseJson(readFileSync(seed, "utf8"));
  if (parsed === undefined) throw new Error(`${seed} is not JSON`);
  return parsed;
}
