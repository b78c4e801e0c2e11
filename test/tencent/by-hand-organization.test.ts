import { afterEach, expect, test } from "vitest";
import { openWorld, type World } from "./support/world.ts";

const TYPES = ["organization.organization", "organization.member"];
const OTHER = { MemberUin: 100000000077, Name: "branch", MemberType: "Create", PayUin: "" };
let world: World;
afterEach(() => world.close());

test("an account that is in no organization has none of it", async () => {
  world = await openWorld({});
  const { items, coverage } = await world.scan(TYPES);
  expect(items).toEqual([]);
  expect(coverage.every(({ outcome }) => outcome === "listed")).toBe(true);
});

test("what the account manages is a decision of its own, and its members are a person's", async () => {
  world = await openWorld(
    { "*": { "organization.member": [OTHER] } },
    { kind: "management", organization: { id: 9 } },
  );
  const { items } = await world.scan(TYPES);
  expect(items.map(({ type, proposed }) => `${type} ${proposed}`).toSorted()).toEqual([
    "organization.member manual",
    "organization.organization manual",
  ]);
  const organization = items.find(({ type }) => type === "organization.organization");
  expect(organization?.because).toContain("disposition: delete");
});

test("an organization goes by one call, once its members are gone and account.yaml says so", async () => {
  world = await openWorld({}, { kind: "management", organization: { id: 9 } });
  const found = await world.scan(TYPES);
  const { calls } = await world.remove(found, ["9"], "delete");
  expect(calls.map(({ action }) => action)).toEqual(["organization.DeleteOrganization"]);
  expect((await world.scan(TYPES)).items).toEqual([]);
});

test("an organization with members stays, whoever asks for its end", async () => {
  world = await openWorld(
    { "*": { "organization.member": [OTHER] } },
    { kind: "management", organization: { id: 9 } },
  );
  const found = await world.scan(TYPES);
  await world.remove(found, ["9"], "delete");
  expect((await world.scan(TYPES)).items.map(({ nativeId }) => nativeId).toSorted()).toEqual([
    "100000000077",
    "9",
  ]);
});
