import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withToy } from "./support/toy-stack.ts";
import type { MemoryWorld } from "./support/toy-world.ts";

function remaining(folder: string): string[] {
  const state = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8"));
  return Object.keys(state.resources[0].instances[0].attributes.remaining);
}

function removing(world: MemoryWorld, wanted: string): Promise<void> {
  return new Promise((resolve) => {
    world.on("removing", (id) => {
      if (id === wanted) resolve();
    });
  });
}

test("a stop in the middle of an apply keeps what is left, and the next run goes on", () =>
  withToy(["a-1", "hanging-1", "z-1"], async ({ start, run, world, folder }) => {
    const apply = start("apply", "-auto-approve");
    await removing(world, "hanging-1");
    apply.child.kill("SIGINT");
    const ended = await apply.ended;

    expect(ended.code).toBe(1);
    expect(ended.text).toContain("Stopped with 2 items left");
    expect(remaining(folder)).toEqual(["hanging-1", "z-1"]);
    expect([...world.items.keys()]).toEqual(["hanging-1", "z-1"]);

    world.items.delete("hanging-1");
    const second = await run("apply", "-auto-approve");
    expect(second.code).toBe(0);
    expect(world.items.size).toBe(0);
  }));

test("a handler that does not hear a stop is answered for with what it had recorded", () =>
  withToy(["a-1", "deaf-1", "z-1"], async ({ start, world, folder }) => {
    const apply = start("apply", "-auto-approve");
    await removing(world, "deaf-1");
    apply.child.kill("SIGINT");
    const ended = await apply.ended;

    expect(ended.code).toBe(1);
    expect(ended.text).toContain("Stopped while updating toy_wave");
    expect(remaining(folder)).toEqual(["deaf-1", "z-1"]);
    expect([...world.items.keys()]).toEqual(["deaf-1", "z-1"]);
  }));
