import { defineProvider } from "../../src/provider/framework/provider.ts";
import type { Resource } from "../../src/provider/framework/resource.ts";
import { type Served, serveForTests } from "../../src/provider/plugin/serve-for-tests.ts";
import { PROVIDER, providerSchema, waveSchema } from "../../src/provider/resources/schemas.ts";

/** The map of each wave: lines by the ids of items. */
export type Waves = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** What a plan of Terraform shows to be taken out of each wave. */
export function shownIn(plan: string): Waves {
  const waves = new Map<string, Record<string, string>>();
  let lines: Record<string, string> = {};
  for (const line of plan.split("\n")) {
    const [, id, text] = /^ +- ("alibaba:.*?") += (".*") -> null$/u.exec(line) ?? [];
    if (id !== undefined && text !== undefined) lines[JSON.parse(id)] = JSON.parse(text);
    const wave = /^ +wave += "(\w+)"$/u.exec(line)?.[1];
    if (wave === undefined) continue;
    waves.set(wave, lines);
    lines = {};
  }
  return waves;
}

/**
 * Serves a provider that shows the same maps and does nothing else: what a plan of so many items costs
 * whoever makes it. It runs in this process, so that its own start is no part of it.
 */
export function serveFloor(waves: Waves): Promise<Served> {
  const wave: Resource<typeof waveSchema, undefined> = {
    schema: waveSchema,
    importState: (id) => {
      const [account_id = "", name = ""] = id.split("/");
      return { state: { account_id, wave: name, remaining: {} } };
    },
    read: ({ state }) => ({ state: { ...state, remaining: waves.get(state.wave) ?? {} } }),
    plan: ({ proposed }) => ({ planned: { ...proposed, remaining: {} } }),
    apply: () => {
      throw new Error("the floor is planned and never applied");
    },
    delete: () => {
      throw new Error("the floor is planned and never destroyed");
    },
  };
  const provider = defineProvider({
    name: PROVIDER.name,
    version: PROVIDER.version,
    schema: providerSchema,
    configure: () => ({ configured: undefined }),
    resources: { closeout_wave: { schema: waveSchema, load: async () => wave } },
    dataSources: {},
  });
  return serveForTests(provider, { address: PROVIDER.source });
}
