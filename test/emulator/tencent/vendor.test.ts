import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import { loadServices } from "../../../emulator/tencent/services.ts";
import { objectAt, tc3 } from "./support/client.ts";
import { rootKey, worldOf } from "./support/one-account.ts";

/** The vendor's own models of the actions in use: an oracle that nobody here wrote by hand. */
const models: unknown = JSON.parse(readFileSync("src/clouds/tencent/vendor-models.json", "utf8"));
const services = await loadServices();
const actions = services.flatMap(({ product, version, actions: own }) =>
  Object.entries(own).flatMap(([name, action]) => {
    const model = objectAt(objectAt(objectAt(models, product), "actions"), name);
    return Object.keys(model).length === 0 ? [] : [{ product, version, name, action, model }];
  }),
);

let emulator: Emulator;
beforeAll(async () => {
  const organization = { kind: "management", organization: { id: 1 } };
  emulator = await startEmulator({ seed: worldOf({}, organization) });
});
afterAll(() => emulator.close());

test("most actions of the emulator are in the vendor's models", () => {
  expect(actions.length).toBeGreaterThan(150);
});

test("every parameter that a handler honours is the vendor's, list or number alike", () => {
  const wrong = actions.flatMap(({ product, name, action, model }) => {
    const body = objectAt(model, "body");
    return Object.entries(action.params).flatMap(([param, type]) => {
      const kind = type.replace("!", "");
      const known = body[kind.endsWith("s") ? `${param}[]` : param];
      const fits = known !== undefined && (known === "number") === (kind === "int");
      return fits || kind === "ints" ? [] : [`${product} ${name} ${param}: ${type}`];
    });
  });
  expect(wrong).toEqual([]);
});

test("every parameter that a handler lets pass is the vendor's", () => {
  const wrong = actions.flatMap(({ product, name, action, model }) => {
    const body = objectAt(model, "body");
    return action.ignored
      .filter((param) => body[param] === undefined && body[`${param}[]`] === undefined)
      .map((param) => `${product} ${name} ${param}`);
  });
  expect(wrong).toEqual([]);
});

const sample: Readonly<Record<string, unknown>> = {
  string: "x",
  int: 1,
  bool: true,
  strings: ["x"],
  ints: [1],
  objects: [],
};

test("every field that a handler answers is the vendor's", async () => {
  const wrong: string[] = [];
  for (const { product, version, name, action, model } of actions) {
    const needed = Object.entries(action.params).filter(([, type]) => type.endsWith("!"));
    const reply = await tc3({
      url: emulator.url,
      keys: rootKey,
      service: product,
      version,
      action: name,
      region: "ap-guangzhou",
      body: Object.fromEntries(needed.map(([param, type]) => [param, sample[type.slice(0, -1)]])),
    });
    expect(objectAt(reply, "Error")["Code"], name).not.toBe("InternalError");
    if (reply["Error"] !== undefined) continue;
    const known = objectAt(model, "response");
    for (const field of Object.keys(reply)) {
      const there = known[field] !== undefined || known[`${field}[]`] !== undefined;
      if (!there && field !== "RequestId") wrong.push(`${product} ${name} ${field}`);
    }
  }
  expect(wrong).toEqual([]);
});
