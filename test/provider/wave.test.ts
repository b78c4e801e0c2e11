import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withToy } from "./support/toy-stack.ts";

function waveWith(attributes: string): string {
  return `
    import {
      to = toy_wave.all
      id = "acc-1"
    }
    resource "toy_wave" "all" {
      account_id = "acc-1"
      ${attributes}
    }`;
}

function storedState(folder: string): { attributes: Record<string, unknown>; private: unknown } {
  const state = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8"));
  const { attributes, private: kept } = state.resources[0].instances[0];
  return { attributes, private: JSON.parse(Buffer.from(kept, "base64").toString("utf8")) };
}

test("the first plan of an imported wave shows one line per item that goes", () =>
  withToy(["i-1", "i-2", "i-3"], async ({ run }) => {
    const plan = await run("plan", "-detailed-exitcode");

    expect(plan.text).toContain('- "i-2" = "the item i-2" -> null');
    expect(plan.text).toContain("1 to import, 0 to add, 1 to change, 0 to destroy");
    expect(plan.code).toBe(2);
  }));

test("apply removes exactly what the plan took out, and then there is nothing to do", () =>
  withToy(["i-1", "i-2", "i-3"], async ({ run, write, world, logged }) => {
    write(waveWith('approved = ["i-1", "i-3", "i-9"]'));

    const apply = await run("apply", "-auto-approve");
    expect(apply.text).toContain("1 items are not approved");
    expect(apply.code).toBe(0);
    expect([...world.items.keys()]).toEqual(["i-2"]);
    expect(logged.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ "@level": "info", "@message": "removing", id: "i-3" }),
    );

    const plan = await run("plan", "-detailed-exitcode");
    expect(plan.text).toContain("No changes");
    expect(plan.code).toBe(0);
  }));

test("an item that appears between plan and apply stays", () =>
  withToy(["i-1"], async ({ run, world }) => {
    await run("plan", "-out=saved");
    world.items.set("i-new", "nobody saw it");

    const apply = await run("apply", "saved");

    expect(apply.code).toBe(0);
    expect([...world.items.keys()]).toEqual(["i-new"]);
  }));

test("after a partial failure the state holds what is left, and the next plan shows only that", () =>
  withToy(["i-1", "stuck-1", "i-2"], async ({ run, world, folder }) => {
    const apply = await run("apply", "-auto-approve");
    expect(apply.code).toBe(1);
    expect(apply.text).toContain("stuck-1 is still there");
    expect(apply.text).toContain("It does not want to go.");
    expect(storedState(folder).attributes["remaining"]).toEqual({ "stuck-1": "the item stuck-1" });

    const plan = await run("plan");
    expect(plan.text).toContain('- "stuck-1" = "the item stuck-1" -> null');
    expect(plan.text).not.toContain("i-2");
    expect(plan.text).toContain("0 to add, 1 to change, 0 to destroy");
    expect([...world.items.keys()]).toEqual(["stuck-1"]);
  }));

test("an exception half-way is an error, and what was recorded before it is the state", () =>
  withToy(["a-1", "broken-1", "z-1"], async ({ run, folder }) => {
    const apply = await run("apply", "-auto-approve");

    expect(apply.code).toBe(1);
    expect(apply.text).toContain("The provider failed while updating toy_wave");
    expect(apply.text).toContain("boom");
    expect(apply.text).not.toContain("at resist");
    expect(Object.keys(storedState(folder).attributes["remaining"] ?? {})).toEqual([
      "broken-1",
      "z-1",
    ]);
  }));

test("private state passes from the refresh through a saved plan to the apply", () =>
  withToy(["i-1", "i-2"], async ({ run, write, folder }) => {
    write(waveWith('approved = ["i-1"]'));

    await run("plan", "-out=saved");
    const apply = await run("apply", "saved");

    expect(apply.code).toBe(0);
    expect(storedState(folder).private).toEqual({ reads: 1, staying: 1 });
  }));

test("a map of 10,000 items is planned and applied", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `i-${index}`);
  return withToy(ids, async ({ run, world }) => {
    const plan = await run("plan", "-out=saved");
    expect(plan.stdout.match(/^\s+- "i-\d+" +=/gm)).toHaveLength(10_000);

    const apply = await run("apply", "saved");
    expect(apply.code).toBe(0);
    expect(world.items.size).toBe(0);
  });
});

test("what is unknown while planning is known when applied", () =>
  withToy(["i-1"], async ({ run, write, world }) => {
    write(`
      provider "toy" {
        world = terraform_data.name.output
      }
      resource "terraform_data" "name" {
        input = "acc-7"
      }
      resource "toy_wave" "all" {
        account_id = terraform_data.name.output
        approved   = [terraform_data.name.output]
        settings   = { depth = 3 }
      }`);

    const plan = await run("plan");
    expect(plan.text).toContain("+ account_id = (known after apply)");
    expect(plan.text).toContain("+ remaining  = (known after apply)");

    const apply = await run("apply", "-auto-approve");
    expect(apply.code).toBe(0);
    expect(apply.text).toContain("2 added");
    expect(world.items.size).toBe(1);
  }));

test("another account means another resource", () =>
  withToy([], async ({ run, write }) => {
    await run("apply", "-auto-approve");
    write('resource "toy_wave" "all" {\n  account_id = "acc-2"\n}');

    const plan = await run("plan");

    expect(plan.text).toContain('"acc-1" -> "acc-2" # forces replacement');
  }));

test("a resource that the refresh does not find is created again", () =>
  withToy([], async ({ run, write }) => {
    write('resource "toy_wave" "all" {\n  account_id = "gone"\n}');
    await run("apply", "-auto-approve");

    const plan = await run("plan");

    expect(plan.text).toContain("1 to add");
  }));

test("a destroy is announced with a warning, and a refusal fails its plan", () =>
  withToy(["i-1"], async ({ run, write, world }) => {
    write('resource "toy_wave" "all" {\n  account_id = "acc-1"\n}');
    await run("apply", "-auto-approve");
    const destroy = await run("destroy", "-auto-approve");
    expect(destroy.text).toContain("Forgets the account, removes nothing");
    expect(destroy.code).toBe(0);
    expect(world.items.size).toBe(1);

    write('resource "toy_wave" "all" {\n  account_id = "precious"\n}');
    await run("apply", "-auto-approve");
    const refused = await run("plan", "-destroy");
    expect(refused.text).toContain("A precious account is not forgotten");
    expect(refused.code).toBe(1);
  }));

test("a delete that fails leaves the resource in the state", () =>
  withToy(["sticky"], async ({ run, write, folder }) => {
    write('resource "toy_wave" "all" {\n  account_id = "acc-1"\n}');
    await run("apply", "-auto-approve");

    const destroy = await run("destroy", "-auto-approve");

    expect(destroy.text).toContain("Something is sticky");
    expect(destroy.code).toBe(1);
    expect(storedState(folder).attributes["account_id"]).toBe("acc-1");
  }));

test("an exception in a delete leaves the resource in the state, and no secret in the message", () =>
  withToy([], async ({ run, write, folder, logged }) => {
    write('resource "toy_wave" "all" {\n  account_id = "thrower"\n}');
    await run("apply", "-auto-approve");

    const destroy = await run("destroy", "-auto-approve");

    expect(destroy.text).toContain("The provider failed while deleting toy_wave");
    expect(destroy.text).toContain("password=*** is wrong");
    expect(logged.join("")).toContain("exception while deleting toy_wave");
    expect(logged.join("")).not.toContain("hunter2");
    expect(storedState(folder).attributes["account_id"]).toBe("thrower");
  }));
