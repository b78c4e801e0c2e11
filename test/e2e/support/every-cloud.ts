import type { FaultOrder } from "../../../emulator/core/faults.ts";
import type { Json, JsonObject } from "../../../emulator/core/json.ts";
import { type CloudName, clouds } from "../../../src/workspace/clouds.ts";
import { HUAWEI_HERE, HUAWEI_KEYS, HUAWEI_SHOP, withHuawei } from "./huawei.ts";
import { type Project, type Setup, withProject } from "./project.ts";
import { HERE, SHOP, TENCENT_KEYS, withTencent } from "./tencent.ts";
import { instance, pairs } from "./things.ts";
import { KEYS, MEMBER, REGION } from "./world.ts";

/** A kind of thing that a world of tests holds, and the calls about it. */
export interface Sample {
  readonly type: string;
  /** The emulator's table. */
  readonly table: string;
  readonly product: string;
  readonly lists: string;
  readonly removes: string;
  /** Rows of so many things, whose native ids are those of `ids` with the same name. */
  rows(count: number, name?: string): Json;
  ids(count: number, name?: string): readonly string[];
}

/** What a test says of a world; the samples stand in the one region of it. */
export interface EverySetup
  extends Pick<Setup, "account" | "policies" | "env" | "laid" | "catalog" | "killed" | "key"> {
  readonly things?: Readonly<Record<string, Json>>;
}

/** One cloud, as tests of what is true of every cloud know it. */
export interface EveryCloud {
  readonly name: CloudName;
  readonly member: string;
  readonly here: string;
  /** Gone as soon as it is deleted. */
  readonly simple: Sample;
  /** On its way for a while, once it is deleted. */
  readonly slow: Sample;
  /** A user's key of the management account. */
  readonly key: { readonly id: string; readonly secret: string };
  /** Errors by what they mean; the code is what plans name. */
  readonly denied: Refused;
  /** Each way in which the cloud asks to come back later. */
  readonly throttled: Readonly<Record<string, Refused>>;
  /** The variable with the longest wait for a reply. */
  readonly timeout: string;
  /** What ends a token in the middle of a run, and how that is told. */
  readonly ended: Refused & { readonly says: string };
  /** The call that submits the closure of a member. */
  readonly submits: string;
  /** Runs a test in a project whose account is a member that an organization created. */
  with<T>(setup: EverySetup, test: (project: Project) => Promise<T>): Promise<T>;
}

type Refused = Pick<FaultOrder, "status" | "code" | "message" | "headers">;

function numbered(form: string): Pick<Sample, "ids"> {
  return {
    ids: (count, name = form) =>
      Array.from({ length: count }, (_, at) => name.replace("{n}", String(at + 1))),
  };
}

function rowsOf(form: string, row: (name: string) => JsonObject): Pick<Sample, "rows" | "ids"> {
  return { rows: (count, name = form) => [{ repeat: count, ...row(name) }], ...numbered(form) };
}

const urn = `urn:smn:${HUAWEI_HERE}:shop:`;

const all: Readonly<Record<CloudName, Omit<EveryCloud, "name">>> = {
  alibaba: {
    member: MEMBER,
    here: REGION,
    simple: {
      type: "ecs.key-pair",
      table: "ecs.key-pair",
      product: "Ecs",
      lists: "DescribeKeyPairs",
      removes: "DeleteKeyPairs",
      rows: (count, name = "thing-{n}") => pairs(count, name),
      ...numbered("thing-{n}"),
    },
    slow: {
      type: "ecs.instance",
      table: "ecs.instance",
      product: "Ecs",
      lists: "DescribeInstances",
      removes: "DeleteInstance",
      ...rowsOf("i-{n}", (name) => instance(name)),
    },
    key: KEYS.closer,
    denied: { status: 403, code: "Forbidden.RAM" },
    throttled: {
      "by its code": { status: 400, code: "Throttling.User" },
      "with a wait": {
        status: 429,
        code: "Throttling.User",
        headers: { "x-acs-retry-after": "1500" },
      },
    },
    timeout: "CLOSEOUT_ALIBABA_TIMEOUT_MS",
    ended: {
      status: 400,
      code: "InvalidSecurityToken.Expired",
      message: "Specified SecurityToken is expired.",
      says: "The temporary key has expired",
    },
    submits: "DeleteAccount",
    with: ({ things = {}, ...rest }, test) =>
      withProject({ ...rest, resources: { [REGION]: things } }, test),
  },
  tencent: {
    member: SHOP,
    here: HERE,
    simple: {
      type: "cvm.key-pair",
      table: "cvm.key-pair",
      product: "cvm",
      lists: "DescribeKeyPairs",
      removes: "DeleteKeyPairs",
      ...rowsOf("skey-{n}", (name) => ({
        KeyId: name,
        KeyName: name,
        CreatedTime: "{now-30d}",
        AssociatedInstanceIds: [],
      })),
    },
    slow: {
      type: "cvm.instance",
      table: "cvm.instance",
      product: "cvm",
      lists: "DescribeInstances",
      removes: "TerminateInstances",
      ...rowsOf("ins-{n}", (name) => ({
        InstanceId: name,
        InstanceName: name,
        InstanceType: "S5.MEDIUM4",
        InstanceChargeType: "POSTPAID_BY_HOUR",
        InstanceState: "RUNNING",
        CreatedTime: "{now-30d}",
        SecurityGroupIds: [],
        VirtualPrivateCloud: {},
      })),
    },
    key: TENCENT_KEYS.closer,
    denied: { status: 200, code: "AuthFailure.UnauthorizedOperation" },
    throttled: { "by its code": { status: 200, code: "RequestLimitExceeded" } },
    timeout: "CLOSEOUT_TENCENT_TIMEOUT_MS",
    ended: {
      code: "AuthFailure.TokenFailure",
      message: "The provided token has expired.",
      says: "The temporary key has expired, or its token is wrong",
    },
    submits: "DeleteAccount",
    with: ({ things = {}, account, ...rest }, test) =>
      withTencent(
        {
          ...rest,
          account: { securityMailbox: "closing@head-office.example", ...account },
          resources: { [HERE]: things },
        },
        test,
      ),
  },
  huawei: {
    member: HUAWEI_SHOP,
    here: HUAWEI_HERE,
    simple: {
      type: "smn.topic",
      table: "smn.topic",
      product: "smn",
      lists: "ListTopics",
      removes: "DeleteTopic",
      ...rowsOf("topic-{n}", (name) => ({ topic_urn: `${urn}${name}`, name })),
      ids: (count, name) =>
        numbered("topic-{n}")
          .ids(count, name)
          .map((one) => `${urn}${one}`),
    },
    slow: {
      type: "dcs.instance",
      table: "dcs.instance",
      product: "dcs",
      lists: "ListInstances",
      removes: "DeleteSingleInstance",
      ...rowsOf("dcs-{n}", (name) => ({
        instance_id: name,
        name,
        charging_mode: 0,
        created_at: "2024-05-06T07:08:09.000Z",
      })),
    },
    key: HUAWEI_KEYS.closer,
    denied: {
      status: 403,
      code: "SMN.0403",
      message: "Policy doesn't allow smn:topic:list to be performed.",
    },
    throttled: {
      "without a wait": { status: 429, code: "APIGW.0308" },
      "with a wait": { status: 429, code: "APIGW.0308", headers: { "retry-after": "2" } },
    },
    timeout: "CLOSEOUT_HUAWEI_TIMEOUT_MS",
    ended: {
      status: 401,
      code: "APIGW.0301",
      message: "Incorrect IAM authentication information: the token or security token has expired",
      says: "The access key, its secret or its token was refused",
    },
    submits: "CloseAccount",
    with: ({ things = {}, ...rest }, test) =>
      withHuawei({ ...rest, resources: { [HUAWEI_HERE]: things } }, test),
  },
};

/** Every cloud that there is. */
export const everyCloud: readonly EveryCloud[] = [...clouds.keys()].map((name) => {
  const found = Object.entries(all).find(([known]) => known === name);
  if (found === undefined) throw new Error(`no tests know the cloud ${name}`);
  return { name: found[0] as CloudName, ...found[1] };
});

/** Canonical ids of samples in the one region of a world. */
export function itemsOf(
  { name, here }: Pick<EveryCloud, "name" | "here">,
  { type, ids }: Sample,
  count: number,
  form?: string,
): readonly string[] {
  return ids(count, form).map((id) => `${name}:${type}:${here}:${id}`);
}
