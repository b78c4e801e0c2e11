import { describe, expect, test } from "vitest";
import { guide } from "../../scripts/generate/guides/huawei.ts";
import { disassociationGuide } from "../../scripts/generate/guides/huawei-disassociation.ts";
import { disassociationTermsFor } from "../../src/clouds/huawei/assisted/disassociation.ts";
import { assistedTermsFor } from "../../src/clouds/huawei/assisted/terms.ts";
import { rows } from "../../src/clouds/huawei/catalog.ts";
import { closingOf } from "../../src/clouds/huawei/closing.ts";
import { type Account, HOLDERS } from "../../src/core/account.ts";
import { pack } from "../policies/support/pack.ts";
import { plainAccount } from "../support/account.ts";

const ID = "0123456789abcdef0123456789abcdef";
const MASTER = "fedcba9876543210fedcba9876543210";
const member = (tie: "created" | "associated") =>
  disassociationTermsFor({ id: ID }, { id: MASTER, tie });
const WAYS = [
  ["to the closing", assistedTermsFor({ holder: undefined })],
  ["to the disassociation", member("created")],
] as const;

describe.each(WAYS)("the way %s", (_, { steps, questions }) => {
  test("names policies, types and attestations that there are, and each attestation once", () => {
    const policies = pack.map(({ id }) => id);
    for (const step of steps) {
      expect(policies).toEqual(expect.arrayContaining([...(step.policies ?? [])]));
      expect([...rows.keys()]).toEqual(expect.arrayContaining([...(step.types ?? [])]));
    }
    expect(steps.flatMap((step) => step.questions ?? []).toSorted()).toEqual(
      questions.map(({ id }) => id).toSorted(),
    );
  });
});

describe("what the vendor says", () => {
  test.each([
    ["about closing", guide, 22],
    ["about disassociating", disassociationGuide, 19],
  ] as const)("%s stands line by line, and something stands for each", (_, { lines }, count) => {
    expect(lines).toHaveLength(count);
    for (const { says, policies, types, questions, conditions, packet } of lines)
      expect(
        [policies, types, questions, conditions, packet].flat().filter(Boolean),
        says,
      ).not.toEqual([]);
  });
});

describe("the packets of a disassociation", () => {
  test("say that the request can be taken back before they say how it is made or accepted", () => {
    for (const { first, submit } of Object.values(member("created").leaves.packets)) {
      expect(first[0]).toContain("More > Cancel Disassociation");
      expect(submit.join(" ")).not.toContain("Cancel Disassociation");
    }
  });

  test("lead each side through its own console", () => {
    const { master, member: own } = member("associated").leaves.packets;
    const way = master.submit.join(" ");
    for (const word of [
      "Organizations and Accounts",
      "Expand All",
      "More > Disassociate Account",
      "Yes",
    ])
      expect(way).toContain(word);
    expect(own.submit.join(" ")).toMatch(/My Master Account.*Accept/su);
    expect(`${way} ${own.submit.join(" ")}`).toContain(ID);
  });

  test("tell of the suspension, and of the card, for an account that the master created alone", () => {
    const titles = (tie: "created" | "associated") =>
      member(tie).leaves.packets.member.parts.map(({ title }) => title);
    expect(titles("created")).toContain("To restore the account");
    expect(titles("associated")).not.toContain("To restore the account");
    const asked = (tie: "created" | "associated") => member(tie).questions.map(({ id }) => id);
    expect(asked("created").filter((id) => !asked("associated").includes(id))).toEqual([
      "suspended-until-card",
    ]);
  });

  test("ask the member's side alone for what follows", () => {
    expect(member("created").questions.map(({ side }) => side)).toEqual(
      Array.from({ length: 4 }, () => "member"),
    );
  });
});

describe("how an account is closed", () => {
  const management = { via: "management", managementId: MASTER, role: "closer" } as const;
  const means = (kind: string, changes: Partial<Account> = {}, disassociate = false) => {
    const account = plainAccount({ name: "shop", cloud: "huawei", id: ID, kind }, changes);
    const closure = disassociate ? { ...account.closure, disassociate: ID } : account.closure;
    const found = closingOf({ ...account, closure });
    return `${found.by}${found.by !== "none" && found.leaves !== undefined ? " leaves" : ""}`;
  };
  const master = { id: MASTER, tie: "created" } as const;

  test("goes by its kind, and by the disassociation first where that is switched on", () => {
    expect(means("standalone")).toBe("assisted");
    expect(means("standalone", { master })).toBe("assisted");
    expect(means("standalone", { master }, true)).toBe("assisted leaves");
    expect(means("standalone", { master: "none" })).toBe("assisted");
    expect(means("created", { access: management })).toBe("api");
    expect(means("created", { access: management, master })).toBe("api");
    expect(means("created", { access: management, master }, true)).toBe("assisted leaves");
    expect(means("invited", { access: management })).toBe("api leaves");
    expect(means("invited")).toBe("api leaves");
    expect(means("created")).toBe("none");
  });

  test("asks for the papers of whoever holds it, and refuses those of another holder", () => {
    for (const holder of HOLDERS) {
      const papers = assistedTermsFor({ holder }).questions.find(({ id }) => id === "papers");
      expect(Object.keys(papers?.answers ?? {})).toHaveLength(1);
      expect(Object.keys(papers?.contradicts ?? {})).toHaveLength(HOLDERS.length - 1);
    }
  });
});
