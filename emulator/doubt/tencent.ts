import type { Doubt } from "../core/doubt/kinds.ts";

/** The package of all products. */
const source = "npm tencentcloud-sdk-nodejs 4.1.313";

const filter = { kind: "default-filter", source } as const;

const opened = { kind: "never-opened" } as const;

/**
 * What Tencent Cloud's documents allow and a careless client would not expect. Read literally, in the
 * most doubtful sense; whether the cloud does so was tried nowhere.
 */
export const tencentDoubts: readonly Doubt[] = [
  {
    ...filter,
    product: "kms",
    action: "ListKeyDetail",
    field: "KeyUsage",
    table: "kms.key",
    at: "KeyUsage",
    standard: "ENCRYPT_DECRYPT",
    all: ["ALL"],
    hides: "ASYMMETRIC_SIGN_VERIFY_SM2",
    says: "为空则默认筛选ENCRYPT_DECRYPT类型",
  },
  {
    ...filter,
    product: "cdb",
    action: "DescribeDBInstances",
    field: "CdbErrors",
    table: "cdb.instance",
    at: "CdbError",
    standard: "0",
    hides: 1,
    says: "是否锁定标记，可选值：0 - 不锁定，1 - 锁定，默认为0。",
  },
  {
    ...filter,
    product: "cls",
    action: "DescribeTopics",
    field: "BizType",
    table: "cls.topic",
    at: "BizType",
    standard: "0",
    hides: 1,
    says: "0:日志主题，默认值",
  },
  {
    ...filter,
    product: "live",
    action: "DescribeLiveDomains",
    field: "IsDelayLive",
    table: "live.domain",
    at: "IsDelayLive",
    standard: "0",
    hides: 1,
    says: "0 普通直播 1慢直播 默认0。",
  },
  {
    // The network is told by VpcId and UniqVpcId; an instance that says neither is taken to be in the basic one.
    ...filter,
    product: "redis",
    action: "DescribeInstances",
    field: "UniqVpcIds",
    table: "redis.instance",
    at: "UniqVpcId",
    standard: "basic",
    hides: "vpc-doubtful",
    says: "如果不配置该参数或者设置数组为空则默认选择基础网络",
  },
  {
    ...filter,
    product: "tke",
    action: "DescribeClusterInstances",
    field: "InstanceRole",
    table: "tke.node",
    at: "InstanceRole",
    standard: "WORKER",
    all: ["ALL"],
    hides: "MASTER",
    says: "节点角色，默认为WORKER类型",
  },
  {
    ...filter,
    product: "vpc",
    action: "DescribeAddresses",
    field: "Filters.address-type",
    table: "vpc.address",
    at: "AddressType",
    standard: "EIP,AnycastEIP,HighQualityEIP,AntiDDoSEIP,ResidentialEIP",
    hides: "WanIP",
    says: "若不传入此参数，接口默认返回 EIP、AnycastEIP、HighQualityEIP、AntiDDoSEIP、ResidentialEIP 这五种类型的资源，不包含普通公网 IP（WanIP）",
  },
  {
    ...filter,
    product: "billing",
    action: "DescribeDealsByCond",
    field: "Status",
    unless: ["StatusSet"],
    table: "billing.deal",
    at: "Status",
    standard: "4",
    hides: 1,
    says: "默认值：4（已发货，成功的订单）",
  },
  {
    ...filter,
    product: "region",
    action: "DescribeRegions",
    field: "Scene",
    table: "regions",
    at: "Scene",
    standard: "0",
    hides: "1",
    says: "不传或者0表示不查询【可选业务白名单】，1表示查询【可选业务白名单】",
  },
  {
    kind: "capped-total",
    product: "vod",
    action: "SearchMedia",
    cap: 5000,
    says: "最大值：5000。当命中记录数超过5000时，该字段将返回 5000，而非实际命中总数。",
    source,
  },
  {
    ...opened,
    product: "vod",
    actions: ["SearchMedia"],
    code: "FailedOperation.InvalidVodUser",
    says: "没有开通点播业务。",
    source: "pypi tencentcloud_sdk_python_vod 3.1.194",
  },
  {
    ...opened,
    product: "vod",
    code: "ResourceNotFound.ServiceNotExist",
    says: "没有开通服务。",
    source: "pypi tencentcloud_sdk_python_vod 3.1.194",
  },
  {
    // That it means "never opened" is inferred from the words.
    ...opened,
    product: "cls",
    code: "OperationDenied.AccountNotExists",
    says: "账户不存在。",
    source: "pypi tencentcloud_sdk_python_cls 3.1.192",
  },
  {
    ...opened,
    product: "cdn",
    code: "ResourceNotFound.CdnUserNotExists",
    says: "未开通CDN服务，请开通后使用此接口。",
    source: "pypi tencentcloud_sdk_python_cdn 3.1.169",
  },
  {
    // The code is in the list of this action; that an account without domains gets it is inferred.
    ...opened,
    product: "live",
    actions: ["DescribeLiveDomains"],
    code: "ResourceNotFound.EmptyData",
    says: "数据为空。",
    source: "pypi tencentcloud_sdk_python_live 3.1.195",
  },
  {
    ...opened,
    product: "tcb",
    actions: ["DescribeEnvs"],
    code: "ResourceNotFound.UserNotExists",
    says: "用户不存在。",
    source: "pypi tencentcloud_sdk_python_tcb 3.1.195",
  },
  {
    kind: "tag-scope",
    says: "The sub-account can only view the resources that have the tag.",
    source: "https://www.tencentcloud.com/document/product/598/50253",
  },
  {
    kind: "finance-host",
    says: "如果你访问的是金融区的服务，则必须手动指定域名",
    source: "https://github.com/TencentCloud/tencentcloud-sdk-go/blob/master/README.md",
  },
  {
    kind: "unnamed-region",
    says: "不传或者0表示不查询【可选业务白名单】",
    source,
  },
  {
    // Said of one list, and of buckets at https://cloud.tencent.com/document/product/436/8291.
    kind: "late-listing",
    lists: 2,
    says: "因此拉取结果会存在延迟（缓存超时时间为1分钟）",
    source,
  },
];
