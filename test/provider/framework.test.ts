import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TOY, withToy } from "./support/toy-stack.ts";

const NOTE = (text: string): string => `resource "toy_note" "one" {\n  text = "${text}"\n}`;

test("computed values of a resource without a plan of its own are known after apply", () =>
  withToy([], async ({ run, write }) => {
    write(NOTE("first"));
    const create = await run("plan");
    expect(create.text).toContain("+ id     = (known after apply)");
    await run("apply", "-auto-approve");

    expect((await run("plan")).text).toContain("No changes");

    write(NOTE("another"));
    const update = await run("apply", "-auto-approve");
    expect(update.text).toContain("~ length = 5 -> (known after apply)");
    expect(update.code).toBe(0);
  }));

test("a create that throws is created again, and not destroyed first", () =>
  withToy([], async ({ run, write }) => {
    write(NOTE("throw"));
    const apply = await run("apply", "-auto-approve");
    expect(apply.text).toContain("The provider failed while creating toy_note");
    expect(apply.text).toContain("This is a defect of the provider");

    write(NOTE("calm"));
    const plan = await run("plan");
    expect(plan.text).toContain("1 to add, 0 to change, 0 to destroy");
  }));

test("a state of an earlier schema version is brought up to date", () =>
  withToy([], async ({ run, write, folder }) => {
    write(NOTE("old"));
    const provider = `provider["${TOY}"]`;
    const instances = [{ schema_version: 0, attributes: { body: "old" } }];
    const resource = { mode: "managed", type: "toy_note", name: "one", provider, instances };
    writeFileSync(
      join(folder, "terraform.tfstate"),
      JSON.stringify({ version: 4, serial: 1, lineage: "x", resources: [resource] }),
    );

    expect((await run("plan")).text).toContain("No changes");
  }));

test("what cannot be imported says so", () =>
  withToy([], async ({ run, write }) => {
    write(`import {\n  to = toy_note.one\n  id = "x"\n}\n${NOTE("a")}`);

    expect((await run("plan")).text).toContain("toy_note cannot be imported");
  }));

test.each([
  {
    what: "the provider's configuration",
    configuration: 'provider "toy" {\n  limit = -1\n}\ndata "toy_items" "all" {}',
    summary: "The limit is negative",
    line: "limit = -1",
  },
  {
    what: "configuring the provider",
    configuration: 'provider "toy" {\n  world = "missing"\n}\ndata "toy_items" "all" {}',
    summary: "There is no such world",
    line: 'world = "missing"',
  },
  {
    what: "a resource",
    configuration: 'resource "toy_wave" "a" {\n  account_id = ""\n}',
    summary: "The account is empty",
    line: 'account_id = ""',
  },
  {
    what: "a nested attribute",
    configuration:
      'resource "toy_wave" "a" {\n  account_id = "a"\n  settings = {\n    depth = 13\n  }\n}',
    summary: "Thirteen is too deep",
    line: 'resource "toy_wave" "a"', // Terraform itself looks no deeper
  },
  {
    what: "a data source",
    configuration: 'data "toy_items" "all" {\n  prefix = "?"\n}',
    summary: "No such prefix",
    line: 'prefix = "?"',
  },
])("an error about $what points to its line", ({ configuration, summary, line }) =>
  withToy([], async ({ run, write }) => {
    write(configuration);

    const plan = await run("plan");

    expect(plan.code).toBe(1);
    expect(plan.text).toContain(`Error: ${summary}`);
    expect(plan.text).toMatch(new RegExp(`on main\\.tf line \\d+[^]*${line.replace("?", "\\?")}`));
  }),
);

test("every type of value reaches an output", () =>
  withToy(["a-1", "a-2", "b-1"], async ({ run, write, folder }) => {
    write(
      'data "toy_items" "a" {\n  prefix = "a-"\n}\noutput "all" {\n  value = data.toy_items.a\n}',
    );

    await run("apply", "-auto-approve");

    const state = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8"));
    expect(state.outputs.all.value).toEqual({
      prefix: "a-",
      items: { "a-1": "the item a-1", "a-2": "the item a-2" },
      ids: ["a-1", "a-2"],
      count: 2,
      any: true,
    });
  }));

test("the schemas carry descriptions, presence and nested attributes", () =>
  withToy([], async ({ run }) => {
    const printed = await run("providers", "schema", "-json");

    const schema = JSON.parse(printed.stdout).provider_schemas[TOY];
    expect(schema.resource_schemas.toy_note.version).toBe(1);
    expect(schema.resource_schemas.toy_wave.block.attributes).toMatchObject({
      account_id: { type: "string", required: true, description: "Whose." },
      remaining: { type: ["map", "string"], computed: true },
      approved: { type: ["list", "string"], optional: true },
      settings: {
        nested_type: { nesting_mode: "single", attributes: { depth: { required: true } } },
      },
    });
    expect(schema.data_source_schemas.toy_items.block.attributes.any).toMatchObject({
      type: "bool",
      computed: true,
    });
  }));
