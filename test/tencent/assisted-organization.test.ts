import { afterEach, expect, test } from "vitest";
import { HERE, openWorld, type World } from "./support/world.ts";

const TYPES = ["organization.organization", "organization.member"];
const SHARING = [...TYPES, "organization.share-area", "organization.share-unit"];
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

test("what it shares is listed area by area, is a person's, and holds the organization", async () => {
  const unit = { UnitId: "shareUnit-1", Name: "images", Area: HERE, ShareResourceNum: 2 };
  world = await openWorld(
    { "*": { "organization.share-unit": [unit] } },
    { kind: "management", organization: { id: 9 } },
  );
  const found = await world.scan(SHARING);
  expect(found.coverage.every(({ outcome }) => outcome === "listed")).toBe(true);
  const standing = found.items.filter(({ blocks }) => blocks);
  expect(standing.map(({ type, proposed }) => `${type} ${proposed}`).toSorted()).toEqual([
    "organization.organization manual",
    "organization.share-unit manual",
  ]);
  await world.remove(found, ["9"], "delete");
  const left = (await world.scan(TYPES)).items;
  expect(left.map(({ nativeId }) => nativeId)).toEqual(["9"]);
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
