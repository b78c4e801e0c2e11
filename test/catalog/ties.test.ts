import { describe, expect, test } from "vitest";
import type { Row } from "../../src/core/row.ts";
import type { TiesAt } from "../../src/core/row-read.ts";
import { clouds } from "../../src/workspace/clouds.ts";

const rows = [...clouds].flatMap(([cloud, { rows: own }]) =>
  [...own].map(([type, row]) => ({ name: `${cloud} ${type}`, row })),
);

/** Last parts of paths that hold an address by which the thing itself may be reached from elsewhere. */
const ADDRESS =
  /^(Ip|Address|AddressIp|InternetIp|IpAddress|PublicIp|PublicIpAddress(es)?|PublicAddresses|(?!Is)\w*Vips?|\w*C[Nn]ame|CNAME|DNSName|Connection(String|Domain)|Endpoint|Public\w*Domain|OuterSubDomain)$/u;

/** Last parts of paths that hold who else may use the thing. */
const OTHERS =
  /^(AliyunId|CenOwnerId|EndpointOwnerId|AcceptingOwnerUid|(Vpc|Vbr|Vpn|PeerTransitRouter)OwnerId|AccountId|ShareType|ShareReference|Principal|RAM|qcs)$/u;

/** Words that a row of a concern says, or says that there is none. */
const ASKED: Readonly<Partial<Record<NonNullable<Row["concern"]>, readonly (keyof TiesAt)[]>>> = {
  bucket: ["reachedBy", "usedByOthers"],
  money: ["worth"],
  zone: ["records"],
  domain: ["reachedBy"],
};

function pathsOf({ read }: Row): readonly string[] {
  return Object.values(read.facts ?? {});
}

function last(path: string): string {
  return (path.split(/[.{}]+/u).at(-1) ?? "").replace("[]", "");
}

describe.each(rows)("$name", ({ row }) => {
  test("says what ties it to the world outside, in the words that policies rely on", () => {
    const { ties = {} } = row.read;
    const paths = pathsOf(row);
    const asked = [
      ...(ASKED[row.concern ?? "resource"] ?? []),
      ...(paths.some((path) => ADDRESS.test(last(path))) ? ["reachedBy" as const] : []),
      ...(paths.some((path) => OTHERS.test(last(path))) ? ["usedByOthers" as const] : []),
    ];
    expect(asked.filter((word) => ties[word] === undefined)).toEqual([]);
  });

  test("gives a reason where it says that there is none", () => {
    for (const said of Object.values(row.read.ties ?? {})) {
      if (typeof said === "object" && "none" in said) expect(said.none.length).toBeGreaterThan(15);
    }
  });
});
