import { expect, test } from "vitest";
import type { FaultOrder } from "../../emulator/core/faults.ts";
import { recentMonths } from "../../src/clouds/shared/session/bills.ts";
import { attestation, idOf, look } from "./support/look.ts";

const refuse = (product: string, action: string, code: string): FaultOrder => ({
  kind: "error",
  product,
  action,
  status: 400,
  code,
});

const of = (subjects: readonly string[], product: string): readonly string[] =>
  subjects.filter((one) => one.startsWith(`coverage:${product}.`));

test("an account that never opened CDN can be finished", async () => {
  const seen = await look({
    cloud: "alibaba",
    faults: [refuse("Cdn", "DescribeUserDomains", "CdnServiceNotFound")],
  });
  expect(seen.coverage("cdn.domain", "global")).toMatchObject({
    outcome: "inactive",
    code: "CdnServiceNotFound",
  });
  expect(of(seen.subjects("coverage-complete"), "cdn")).toEqual([]);
});

test("an account that never opened VOD, CLS or live streaming can be finished", async () => {
  const seen = await look({
    cloud: "tencent",
    faults: [
      refuse("vod", "DescribeSubAppIds", "ResourceNotFound.ServiceNotExist"),
      refuse("cls", "DescribeTopics", "OperationDenied.AccountNotExists"),
      refuse("cls", "DescribeLogsets", "OperationDenied.AccountNotExists"),
      refuse("live", "DescribeLiveDomains", "ResourceNotFound.EmptyData"),
    ],
  });
  const subjects = seen.subjects("coverage-complete");
  expect(["vod", "cls", "live"].flatMap((product) => of(subjects, product))).toEqual([]);
  expect(seen.coverage("live.domain", "global")).toMatchObject({ outcome: "listed", count: 0 });
});

test("a log service whose account is in arrears stays unknown", async () => {
  const seen = await look({
    cloud: "tencent",
    faults: [
      refuse("cls", "DescribeTopics", "OperationDenied.AccountIsolate"),
      refuse("cls", "DescribeLogsets", "OperationDenied.AccountIsolate"),
    ],
  });
  expect(of(seen.subjects("coverage-complete"), "cls").length).toBeGreaterThan(0);
});

const stated = (cloud: "alibaba" | "tencent", product: string, answer: string) => ({
  attestations: {
    "product.yaml": attestation({
      accountId: idOf(cloud),
      policy: "coverage-complete",
      subject: `product:${product}`,
      answer,
      at: new Date(Date.now() - 60_000).toISOString(),
    }),
  },
});

const PTS = refuse("pts", "DescribeProjects", "FailedOperation.NotOpened");

test("a product whose code for it nobody documents is attested as never opened", async () => {
  const open = await look({ cloud: "tencent", faults: [PTS] });
  expect(of(open.subjects("coverage-complete"), "pts").length).toBeGreaterThan(0);
  const settled = await look({
    cloud: "tencent",
    faults: [PTS],
    ...stated("tencent", "pts", "never-opened"),
  });
  expect(of(settled.subjects("coverage-complete"), "pts")).toEqual([]);
  expect(settled.subjects("attestations")).toEqual([]);
});

test("a product that a bill names was opened, whatever an attestation says", async () => {
  const [month = ""] = recentMonths(Date.now());
  const seen = await look({
    cloud: "tencent",
    faults: [PTS],
    ...stated("tencent", "pts", "never-opened"),
    resources: {
      "*": {
        "billing.bill-resource": [
          { BusinessCode: "p_pts", BillMonth: month, RealTotalCost: "1.00", ResourceId: "" },
        ],
      },
    },
  });
  const [finding] = seen
    .findings("coverage-complete")
    .filter(({ subject }) => subject.startsWith("coverage:pts."));
  expect(finding?.says).toContain("bill:p_pts");
});

test("a listing that was denied is settled by no attestation", async () => {
  const seen = await look({
    cloud: "tencent",
    faults: [refuse("pts", "DescribeProjects", "UnauthorizedOperation")],
    ...stated("tencent", "pts", "never-opened"),
  });
  expect(of(seen.subjects("coverage-complete"), "pts").length).toBeGreaterThan(0);
});

test("API Gateway, once it is offline, is settled by an attestation and never taken for empty", async () => {
  const offline = {
    cloud: "tencent",
    faults: [refuse("apigateway", "DescribeServicesStatus", "ActionOffline")],
  } as const;
  const open = await look(offline);
  expect(of(open.subjects("coverage-complete"), "apigateway")).toEqual([
    "coverage:apigateway.service:ap-guangzhou",
  ]);
  const settled = await look({ ...offline, ...stated("tencent", "apigateway", "gone") });
  expect(of(settled.subjects("coverage-complete"), "apigateway")).toEqual([]);
});
