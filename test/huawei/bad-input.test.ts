import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import { parseAccount } from "../../src/files/account/account-file.ts";
import { readAttestations } from "../../src/files/attestations/attestation-file.ts";
import { problemOf, temporaryFolder } from "../files/support.ts";

const ID = "0123456789abcdef0123456789abcdef";
const MASTER = "fedcba9876543210fedcba9876543210";
const CLOUDS = new Map([huawei, tencent].map((cloud) => [cloud.name, cloud]));
const HEAD = `cloud: huawei\nid: "${ID}"\nkind: standalone\naccess: { via: own }\n`;

function faults(lines: string, head = HEAD): readonly string[] {
  const problem = problemOf(() => parseAccount(head + lines, "account.yaml", CLOUDS));
  expect(problem.code).toBe("account-file");
  return problem.message.split("\n").slice(1);
}

describe("account.yaml of an account that another one pays for", () => {
  test("names the master account and the tie, or none", () => {
    const read = (lines: string) => parseAccount(HEAD + lines, "account.yaml", CLOUDS);
    expect(read(`master: { id: "${MASTER}", tie: created }\n`).master).toEqual({
      id: MASTER,
      tie: "created",
    });
    expect(read("master: none\n").master).toBe("none");
    expect(read("").master).toBe(undefined);
    expect(read("").closure.disassociate).toBe(undefined);
  });

  test.each([
    [
      "the account itself as its master",
      `master: { id: "${ID}", tie: created }`,
      /account itself/u,
    ],
    ["a tie that there is not", `master: { id: "${MASTER}", tie: invited }`, /master/u],
    ["an id of another shape", `master: { id: "12", tie: created }`, /account id of Huawei/u],
    ["a switch without a master", `closure: { disassociate: "${ID}" }`, /is missing/u],
    [
      "a switch that names another account",
      `master: { id: "${MASTER}", tie: created }\nclosure: { disassociate: "${MASTER}" }`,
      /not the id of this account/u,
    ],
    ["a switch with none", `master: none\nclosure: { disassociate: "${ID}" }`, /is none/u],
  ])("refuses %s", (_, lines, says) => {
    const found = faults(`${lines}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });

  test("is of no use in a cloud where no other account pays", () => {
    const head = `cloud: tencent\nid: "100000000002"\nkind: standalone\naccess: { via: own }\n`;
    expect(faults("master: none\n", head)).toHaveLength(1);
  });
});

describe("account.yaml of an account with sub-projects", () => {
  test("names one as a region, alone and in rules", () => {
    const read = parseAccount(
      `${HEAD}regions: [cn-north-4_dev]\nkeep: [{ match: { region: "cn-*_dev" }, because: x }]\n`,
      "account.yaml",
      CLOUDS,
    );
    expect(read.regions).toEqual(["cn-north-4_dev"]);
  });

  test.each(["mars-1_dev", "cn-north-4_", "_dev", "cn-north-4-dev"])("refuses %s", (region) => {
    expect(faults(`regions: ["${region}"]\n`)).toHaveLength(1);
    expect(faults(`keep: [{ match: { region: "${region}" }, because: x }]\n`)).toHaveLength(1);
  });
});

describe("an attestation of a disassociation", () => {
  function read(keys: string): readonly string[] {
    const dir = temporaryFolder();
    writeFileSync(
      join(dir, "one.yaml"),
      `account: "${ID}"\ndone: in the console\nby: Mei\nat: 2026-11-20T10:00:00Z\nevidence: { text: a mail }\n${keys}`,
    );
    try {
      return readAttestations(dir, ID).map(({ side, answer }) => `${side} ${answer}`);
    } catch {
      const problem = problemOf(() => readAttestations(dir, ID));
      expect(problem.code).toBe("attestation-file");
      return problem.message.split("\n").slice(1);
    }
  }

  test("is stated by the side that did it", () => {
    const request = "answers: { policy: disassociation, subject: request }\nanswer: requested\n";
    expect(read(`${request}side: master\n`)).toEqual(["master requested"]);
  });

  test.each([
    ["the member asks", "request", "requested", "side: member\n"],
    ["the master accepts", "answer", "accepted", "side: master\n"],
    ["the master rejects", "answer", "rejected", "side: master\n"],
    ["the member takes the request back", "request", "cancelled", "side: member\n"],
    ["nobody says which side", "answer", "accepted", ""],
    ["the word is the other side's", "answer", "requested", "side: member\n"],
    ["there is no such part", "outcome", "accepted", "side: member\n"],
    ["there is no such side", "answer", "accepted", "side: both\n"],
  ])("is refused where %s", (_, subject, answer, side) => {
    const keys = `answers: { policy: disassociation, subject: ${subject} }\nanswer: ${answer}\n${side}`;
    const found = read(keys);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((line) => line.includes("one.yaml:"))).toBe(true);
  });
});
