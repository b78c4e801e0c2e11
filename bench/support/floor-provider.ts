import { readFileSync } from "node:fs";
import { defineProvider } from "../../src/provider/framework/provider.ts";
import type { Resource } from "../../src/provider/framework/resource.ts";
import { serveProvider } from "../../src/provider/plugin/serve.ts";
import { PROVIDER, providerSchema, waveSchema } from "../../src/provider/resources/schemas.ts";

/** The map of each wave, by its name: lines by the ids of items. */
export type Waves = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Names the JSON file of the {@link Waves} that are shown. */
export const WAVES_VARIABLE = "BENCH_FLOOR_WAVES";

const wave: Resource<typeof waveSchema, undefined> = {
  schema: waveSchema,
  importState: (id) => {
    const [account_id = "", name = ""] = id.split("/");
    return { state: { account_id, wave: name, remaining: {} } };
  },
  read: ({ state }) => ({ state: { ...state, remaining: shown()[state.wave] ?? {} } }),
  plan: ({ proposed }) => ({ planned: { ...proposed, remaining: {} } }),
  apply: () => {
    throw new Error("the floor is planned and never applied");
  },
  delete: () => {
    throw new Error("the floor is planned and never destroyed");
  },
};

let read: Waves | undefined;

function shown(): Waves {
  read ??= JSON.parse(readFileSync(process.env[WAVES_VARIABLE] ?? "", "utf8")) as Waves;
  return read;
}

/** Serves the floor to Terraform, as the bundle's entry asks every provider to. */
export function run(): void {
  serveProvider(
    defineProvider({
      name: PROVIDER.name,
      version: PROVIDER.version,
      schema: providerSchema,
      configure: () => ({ configured: undefined }),
      resources: { closeout_wave: { schema: waveSchema, load: async () => wave } },
      dataSources: {},
    }),
  );
}
