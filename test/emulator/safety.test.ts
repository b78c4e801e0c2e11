import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadServices } from "../../emulator/alibaba/services.ts";

const files = readdirSync("emulator", { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);

test("the emulator imports nothing of the program it stands in for", () => {
  const guilty = files.filter((name) =>
    /from "(\.\.\/)+src\//.test(readFileSync(join("emulator", name), "utf8")),
  );
  expect(guilty).toEqual([]);
});

test("the core of the emulator names no cloud", () => {
  const core = files.filter((name) => name.startsWith("core/"));
  const guilty = core.filter((name) =>
    /aliyun|alibaba|tencent|huawei/i.test(readFileSync(join("emulator", name), "utf8")),
  );
  expect(core.length).toBeGreaterThan(10);
  expect(guilty).toEqual([]);
});

test("no action is claimed twice and every ROA action has a path", async () => {
  const services = await loadServices();
  const names = services.flatMap((service) =>
    Object.keys(service.actions).map((name) => `${service.product} ${service.version} ${name}`),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const roa = services.filter((service) => service.style === "roa");
  const pathless = roa.flatMap((service) =>
    Object.entries(service.actions)
      .filter(([, action]) => action.path === undefined)
      .map(([name]) => `${service.product} ${name}`),
  );
  expect(pathless).toEqual([]);
});

test("a path variable of a ROA action is one of its parameters", async () => {
  const missing = (await loadServices()).flatMap((service) =>
    Object.entries(service.actions).flatMap(([name, action]) =>
      [...(action.path ?? "").matchAll(/\{(\w+)\}/g)]
        .map((match) => match[1] ?? "")
        .filter((variable) => action.params[variable] === undefined)
        .map((variable) => `${service.product} ${name} ${variable}`),
    ),
  );
  expect(missing).toEqual([]);
});

test("a table has one owner", async () => {
  const names = (await loadServices()).flatMap((service) =>
    (service.tables ?? []).map((table) => table.name),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
