import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sentAs } from "../../../emulator/huawei/api.ts";
import { replies } from "../../../emulator/huawei/replies.ts";
import { loadServices } from "../../../emulator/huawei/services.ts";

const services = await loadServices();
const answered = services.flatMap((service) =>
  Object.entries(service.actions).map(([name, action]) => ({
    name: `${service.product} ${name}`,
    action,
    sent: sentAs(service.product, name),
  })),
);

it("knows how each action is sent and what its reply holds, and of no other one", () => {
  const names = answered.map(({ name }) => name).sort();
  const file = new URL("../../../emulator/huawei/api.json", import.meta.url);
  expect(Object.keys(JSON.parse(readFileSync(file, "utf8"))).sort()).toEqual(names);
  expect([...replies.names()].sort()).toEqual(names);
});

it("honours no parameter that the vendor's packages do not have", () => {
  const invented = answered.flatMap(({ name, action, sent }) =>
    [...action.params, ...action.ignored]
      .filter((param) => ![...(sent?.query ?? []), ...(sent?.body ?? [])].includes(param))
      .map((param) => `${name}: ${param}`),
  );
  expect(invented).toEqual([]);
});
