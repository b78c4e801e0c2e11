import { error, warning } from "../../../src/provider/framework/diagnostics.ts";
import { type AnyProvider, defineProvider } from "../../../src/provider/framework/provider.ts";
import type { Awaitable, DataSource, Resource } from "../../../src/provider/framework/resource.ts";
import { defineSchema } from "../../../src/provider/framework/schema.ts";
import { isKnown, type JsonValue, UNKNOWN } from "../../../src/provider/framework/values.ts";
import type { World } from "./toy-world.ts";

const providerSchema = defineSchema({
  description: "A world of named items.",
  attributes: {
    world: { type: "string", presence: "optional", description: "Which world." },
    limit: { type: "number", presence: "optional", description: "Most removals in one run." },
  },
});

const waveSchema = defineSchema({
  description: "Items that go together.",
  attributes: {
    account_id: { type: "string", presence: "required", replaces: true, description: "Whose." },
    approved: {
      type: "list(string)",
      presence: "optional",
      description: "What may go; all if null.",
    },
    settings: {
      type: "object",
      presence: "optional",
      description: "How.",
      attributes: {
        depth: { type: "number", presence: "required", description: "How deep." },
        quiet: { type: "bool", presence: "optional", description: "How loud." },
      },
    },
    remaining: { type: "map(string)", presence: "computed", description: "What is there." },
  },
});

const wave: Resource<typeof waveSchema, World> = {
  schema: waveSchema,

  validate({ account_id, settings }) {
    const problems = [];
    if (account_id === "")
      problems.push(error("The account is empty", "Name one.", ["account_id"]));
    if (settings !== null && settings !== UNKNOWN && settings.depth === 13) {
      problems.push(error("Thirteen is too deep", "", ["settings", "depth"]));
    }
    return problems;
  },

  importState: (id) => ({
    state: { account_id: id, approved: null, settings: null, remaining: {} },
    private: { reads: 0 },
  }),

  read({ state, private: kept }, { configured }) {
    if (state.account_id === "gone") return { state: null };
    const remaining = configured.list();
    return { state: { ...state, remaining }, private: { reads: count(kept, "reads") + 1 } };
  },

  plan({ prior, proposed, private: kept }) {
    if (prior === null) return { planned: { ...proposed, remaining: UNKNOWN } };
    const { approved } = proposed;
    if (!isKnown(approved) || approved === UNKNOWN) return {};
    const stays = Object.entries(prior.remaining ?? {}).filter(
      ([id]) => approved !== null && !approved.includes(id),
    );
    return {
      planned: { ...proposed, remaining: Object.fromEntries(stays) },
      private: { reads: count(kept, "reads"), staying: stays.length },
      diagnostics: stays.length > 0 ? [warning(`${stays.length} items are not approved`)] : [],
    };
  },

  async apply(
    { prior, planned, config, private: kept, checkpoint },
    { configured, signal, progress },
  ) {
    if (prior === null) return { state: { ...config, remaining: configured.list() } };
    const before = prior.remaining ?? {};
    const after = planned.remaining === UNKNOWN ? {} : (planned.remaining ?? {});
    if (count(kept, "staying") !== Object.keys(after).length) {
      return { state: prior, diagnostics: [error("The private state of the plan was lost")] };
    }
    const left = new Map(Object.entries(before));
    const state = () => ({ ...config, remaining: Object.fromEntries(left) });
    checkpoint(state);
    const diagnostics = [];
    for (const id of Object.keys(before).filter((key) => !(key in after))) {
      if (signal.aborted) {
        return { state: state(), diagnostics: [error(`Stopped with ${left.size} items left`)] };
      }
      progress("removing", { id });
      const problem = await configured.remove(id, signal);
      if (problem === undefined) left.delete(id);
      else diagnostics.push(error(`${id} is still there`, problem, ["remaining"]));
    }
    return { state: state(), diagnostics };
  },

  planDestroy: ({ prior }) =>
    prior.account_id === "precious"
      ? [error("A precious account is not forgotten")]
      : [warning("Forgets the account, removes nothing")],

  delete({ prior }, { configured }) {
    if (configured.has("sticky")) return { diagnostics: [error("Something is sticky")] };
    if (prior.account_id === "thrower") throw new Error("password=hunter2hunter2 is wrong");
    return {};
  },
};

function count(kept: JsonValue, name: string): number {
  if (typeof kept !== "object" || kept === null || !(name in kept)) return -1;
  return Number(Object.entries(kept).find(([key]) => key === name)?.[1]);
}

const noteSchema = defineSchema({
  version: 1,
  description: "A note, with what the provider makes of it.",
  attributes: {
    text: { type: "string", presence: "required", description: "What it says." },
    id: { type: "string", presence: "computed", description: "Its name." },
    length: { type: "number", presence: "computed", description: "Letters." },
  },
});

/** A resource without plan, import and destroy of its own: what the framework does for it. */
const note: Resource<typeof noteSchema, World> = {
  schema: noteSchema,
  read: ({ state }) => ({ state }),
  apply({ config, prior }) {
    if (config.text === "throw") throw new Error("boom");
    return { state: { ...config, id: prior?.id ?? "note-1", length: config.text.length } };
  },
  delete: () => ({}),
  upgrade: ({ state }) => {
    const text = String(state["body"]);
    return { state: { text, id: "note-1", length: text.length } };
  },
};

const itemsSchema = defineSchema({
  description: "What is in the world.",
  attributes: {
    prefix: { type: "string", presence: "optional", description: "Only these." },
    items: { type: "map(string)", presence: "computed", description: "Those." },
    ids: { type: "list(string)", presence: "computed", description: "Their names." },
    count: { type: "number", presence: "computed", description: "How many." },
    any: { type: "bool", presence: "computed", description: "Whether there are any." },
  },
});

const items: DataSource<typeof itemsSchema, World> = {
  schema: itemsSchema,
  read(config, { configured }) {
    const found = Object.entries(configured.list()).filter(([id]) =>
      id.startsWith(config.prefix ?? ""),
    );
    const ids = found.map(([id]) => id);
    const state = { ...config, items: Object.fromEntries(found), ids };
    const diagnostics = config.prefix === "?" ? [error("No such prefix", "", ["prefix"])] : [];
    return { state: { ...state, count: ids.length, any: ids.length > 0 }, diagnostics };
  },
};

/** A small provider with one of everything; `open` finds the world that its configuration names. */
export function toyProvider(open: (name: string) => Awaitable<World>): AnyProvider {
  return defineProvider({
    name: "toy",
    version: "0.1.0",
    schema: providerSchema,
    validate: ({ limit }) =>
      typeof limit === "number" && limit < 0
        ? [error("The limit is negative", "Allowed: 0 and more.", ["limit"])]
        : [],
    async configure({ world }) {
      if (world === UNKNOWN) return { configured: await open("unknown") };
      if (world === "missing") {
        return { diagnostics: [error("There is no such world", "Name another.", ["world"])] };
      }
      return { configured: await open(world ?? "world.json") };
    },
    resources: { toy_wave: wave, toy_note: note },
    dataSources: { toy_items: items },
  });
}
