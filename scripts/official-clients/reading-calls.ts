import { loadServices as alibabaServices } from "../../emulator/alibaba/services.ts";
import { sentAs } from "../../emulator/huawei/api.ts";
import { labelsOf } from "../../emulator/huawei/service.ts";
import { loadServices as huaweiServices } from "../../emulator/huawei/services.ts";
import { loadServices as tencentServices } from "../../emulator/tencent/services.ts";
import { ID } from "../../test/emulator/support/rows.ts";
import { ACCOUNT, PLACES } from "./world.ts";

/** One reading call of the emulator's, as the vendor's clients name it. */
export interface OfficialCall {
  readonly cloud: keyof typeof PLACES;
  readonly product: string;
  readonly version: string;
  readonly action: string;
  readonly host: string;
  /** Where it is sent by path. */
  readonly method?: string;
  readonly path?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const READING = /^(?:Describe|List|Get|Show|Query|Search|Keystone\w*List|Check)/u;

/** Every reading call of the three clouds, with an id where one is required. */
export async function readingCalls(): Promise<readonly OfficialCall[]> {
  const all = await Promise.all([ofAlibaba(), ofTencent(), ofHuawei()]);
  return all.flat().filter(({ action }) => READING.test(action));
}

async function ofAlibaba(): Promise<readonly OfficialCall[]> {
  const { region } = PLACES.alibaba;
  // those of the log service are signed in a way of their own
  const services = (await alibabaServices()).filter(({ auth }) => auth !== "sls");
  return services.flatMap(({ product, version, hosts, actions }) => {
    const label = (hosts[0] ?? "").replace("{region}", region).replace("{account}", ACCOUNT);
    return Object.entries(actions).map(([action, { path, params }]): OfficialCall => {
      const [method, pathname = ""] = path?.split(" ") ?? [];
      const needed = Object.entries(params)
        .filter(([param, use]) => use === "key" && !pathname.includes(`{${param}}`))
        .map(([param]) => [param.replace(/\.N\b/gu, ".1"), SAMPLES[param] ?? ID] as const);
      return {
        cloud: "alibaba",
        product,
        version,
        action,
        host: `${label}.aliyuncs.com`,
        ...(method === undefined ? {} : { method, path: pathname.replace(/\{\w+\}/gu, ID) }),
        params: {
          ...(path === undefined ? { RegionId: region } : {}),
          ...Object.fromEntries(needed),
        },
      };
    });
  });
}

async function ofTencent(): Promise<readonly OfficialCall[]> {
  return (await tencentServices()).flatMap(({ product, version, actions }) =>
    Object.entries(actions).map(([action, { params }]): OfficialCall => {
      const needed = Object.entries(params)
        .filter(([, type]) => type.endsWith("!"))
        .map(([param, type]) => [param, TYPED[type.slice(0, -1)]] as const);
      return {
        cloud: "tencent",
        product,
        version,
        action,
        host: `${product}.tencentcloudapi.com`,
        params: Object.fromEntries(needed),
      };
    }),
  );
}

async function ofHuawei(): Promise<readonly OfficialCall[]> {
  return (await huaweiServices()).flatMap((service) =>
    Object.keys(service.actions).map((action): OfficialCall => {
      const sent = sentAs(service.product, action);
      return {
        cloud: "huawei",
        product: service.product,
        version: "",
        action,
        host: `${labelsOf(service)[0]}.${PLACES.huawei.region}.myhuaweicloud.com`,
        method: sent?.method ?? "GET",
        path: sent?.path ?? "",
        params: {},
      };
    }),
  );
}

/** Parameters of Alibaba Cloud that want more than an id. */
const SAMPLES: Readonly<Record<string, string>> = {
  PageNumber: "1",
  PageSize: "50",
  RegionId: PLACES.alibaba.region,
  BillingCycle: "2026-01",
  InstanceIds: `["${ID}"]`,
};

/** A value of each type of a required parameter of Tencent Cloud. */
const TYPED: Readonly<Record<string, unknown>> = {
  string: ID,
  int: Number(ID),
  float: Number(ID),
  bool: true,
  strings: [ID],
  ints: [Number(ID)],
  object: {},
  objects: [],
};
