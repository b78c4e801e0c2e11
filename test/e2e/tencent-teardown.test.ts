import { expect, test } from "vitest";
import { HERE, NETWORK, server, tencentId, withTencent } from "./support/tencent.ts";

const BUCKET = "media-1250000002";

test("a member is torn down by its review: written by hand are only the decisions", async () => {
  await withTencent(
    {
      account: {
        dispositions: [
          {
            match: { type: "cvm.instance", name: "erp" },
            disposition: "refund",
            because: "nobody uses it",
          },
        ],
      },
      resources: {
        [HERE]: {
          ...NETWORK,
          "cvm.instance": [
            server("ins-web"),
            server("ins-erp", {
              InstanceName: "erp",
              InstanceChargeType: "PREPAID",
              ExpiredTime: "{now+60d}",
              RenewFlag: "NOTIFY_AND_AUTO_RENEW",
              _refund: 5000,
            }),
          ],
          "cdb.instance": [
            {
              InstanceId: "cdb-1",
              InstanceName: "orders",
              PayType: 1,
              Status: 1,
              UniqVpcId: "vpc-shop",
              UniqSubnetId: "subnet-a",
              DestroyProtect: "on",
            },
          ],
          "vpc.nat-gateway": [
            {
              NatGatewayId: "nat-1",
              NatGatewayName: "n",
              State: "AVAILABLE",
              VpcId: "vpc-shop",
              PublicIpAddressSet: [{ AddressId: "eip-nat" }],
            },
          ],
          "vpc.address": [
            {
              AddressId: "eip-nat",
              AddressType: "EIP",
              AddressStatus: "BIND",
              AddressIp: "203.0.113.9",
              InstanceId: "nat-1",
              InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
            },
          ],
          "vpc.security-group": [
            { SecurityGroupId: "sg-default", SecurityGroupName: "default", IsDefault: true },
          ],
        },
        "*": {
          "cos.bucket": [
            { Name: BUCKET, Location: HERE, CreationDate: "{now-90d}", _versioning: "Enabled" },
          ],
          "cdn.domain": [
            { Domain: "img.shop.example", Status: "online", CreateTime: "{now-200d}" },
          ],
          "cam.user": [{ Uin: 100000200011, Name: "deploy", Uid: 11 }],
          "cam.access-key": [
            {
              AccessKeyId: "AKIDdeploy",
              Uin: "100000200011",
              Status: "Active",
              _secret: "made-up",
            },
          ],
          "billing.renew-instance": [
            {
              InstanceId: "ins-erp",
              InstanceName: "erp",
              ProductCode: "p_cvm",
              SubProductCode: "sp_cvm_s5",
              RegionCode: HERE,
              Status: "NORMAL",
              RenewFlag: "NOTIFY_AND_AUTO_RENEW",
              ExpireTime: "{now+60d}",
            },
          ],
        },
        [BUCKET]: {
          "cos.version": [
            {
              Key: "a.jpg",
              VersionId: "v1",
              Type: "Version",
              Size: 1,
              ETag: "0",
              StorageClass: "STANDARD",
              LastModified: "{now-20d}",
            },
            { Key: "a.jpg", VersionId: "v2", Type: "DeleteMarker", LastModified: "{now-10d}" },
          ],
          "cos.upload": [{ Key: "film.mp4", UploadId: "up-1", Initiated: "{now-20d}" }],
        },
      },
    },
    async (project) => {
      const unread = await project.plan("teardown");
      expect(unread.says).toContain("npx closeout review");

      await project.review();
      const plan = await project.plan("teardown");
      expect(plan.text).toContain(tencentId("cvm.instance", "ins-erp"));
      expect(plan.says).toContain("refund quoted at 50 CNY");
      expect(project.changes()).toEqual([]);

      const deploy = await project.deploy("teardown");
      expect(deploy.code, deploy.text).toBe(0);
      for (const table of ["cvm.instance", "cdb.instance", "vpc.vpc", "vpc.address", "cam.user"])
        expect(project.standing(table), table).toEqual([]);
      expect(project.standing("cos.bucket")).toEqual([]);
      expect(project.standing("cdn.domain")).toEqual([]);
      // What the cloud keeps by itself, and what gives the way in.
      expect(project.standing("vpc.security-group")).toEqual(["sg-default"]);
      expect(project.standing("cam.role")).toHaveLength(1);

      // Returned first, destroyed in the recycle bin next: only then is it gone.
      const terminations = project
        .changes()
        .filter(
          ({ action, params }) =>
            action === "TerminateInstances" && JSON.stringify(params).includes("ins-erp"),
        );
      expect(terminations).toHaveLength(2);

      const again = await project.plan("teardown");
      expect(again.code, again.text).toBe(0);
      expect(again.says).toContain("No changes");
    },
  );
});
