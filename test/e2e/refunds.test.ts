import { expect, test } from "vitest";
import { HERE, tencentId, withTencent } from "./support/tencent.ts";

const disk = (attributes: Record<string, string | number | boolean>) => ({
  DiskId: "disk-1",
  DiskName: "bought",
  DiskChargeType: "PREPAID",
  DiskState: "UNATTACHED",
  DiskUsage: "DATA_DISK",
  Portable: true,
  DeadlineTime: "2099-01-01 00:00:00",
  ...attributes,
});
const DISK = tencentId("cbs.disk", "disk-1");
const SERVER = tencentId("lighthouse.instance", "lhins-1");

const asks = (id: string, disposition: string) => ({
  dispositions: [{ match: { id }, disposition, because: "nobody uses it" }],
});

test("a disk that the cloud does not take back is offered no refund, with the reason", () =>
  withTencent(
    { resources: { [HERE]: { "cbs.disk": [disk({ IsReturnable: false, ReturnFailCode: 10 })] } } },
    async ({ plan }) => {
      const { says } = await plan("teardown");
      expect(says).toContain("not to be refunded: a disk that is bound to its instance");
    },
  ));

test("a refund that account.yaml asks for and the cloud would refuse fails the plan, and nothing is called", () =>
  withTencent(
    {
      resources: { [HERE]: { "cbs.disk": [disk({ IsReturnable: false, ReturnFailCode: 8 })] } },
      account: asks(DISK, "refund"),
    },
    async ({ review, plan, changes }) => {
      await review();
      const { code, says } = await plan("teardown");
      expect(code).toBe(1);
      expect(says).toContain('"refund" is not possible for cbs.disk');
      expect(says).toContain("possible: let-expire, manual, keep");
      expect(changes()).toEqual([]);
    },
  ));

test("a disk that cannot be returned may be left to expire", () =>
  withTencent(
    {
      resources: { [HERE]: { "cbs.disk": [disk({ IsReturnable: false, ReturnFailCode: 10 })] } },
      account: asks(DISK, "let-expire"),
    },
    async ({ plan }) => {
      const { code, says } = await plan("teardown");
      expect(code, says).not.toBe(1);
    },
  ));

test("a disk that the cloud takes back is refunded", () =>
  withTencent(
    {
      resources: { [HERE]: { "cbs.disk": [disk({ IsReturnable: true, ReturnFailCode: 0 })] } },
      account: asks(DISK, "refund"),
    },
    async ({ review, deploy, standing }) => {
      await review();
      const { code, says } = await deploy("teardown");
      expect(code, says).toBe(0);
      expect(standing("cbs.disk")).toEqual([]);
    },
  ));

test("a server whose refund the cloud denies when it is asked is offered none", () =>
  withTencent(
    {
      resources: {
        [HERE]: {
          "lighthouse.instance": [
            { InstanceId: "lhins-1", InstanceState: "RUNNING", _returnFailCode: 3 },
          ],
        },
      },
      account: asks(SERVER, "refund"),
    },
    async ({ plan }) => {
      const { code, says } = await plan("teardown");
      expect(code).toBe(1);
      expect(says).toContain('"refund" is not possible for lighthouse.instance');
      expect(says).toContain("more than five days ago");
    },
  ));
