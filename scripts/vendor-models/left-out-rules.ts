import { isPageSize, isPaging, isPart, tellsDefault } from "./texts/words.ts";

/** A field that a listing leaves out, as a rule looks at it. */
export type LeftOutField = {
  readonly field: string;
  /** The vendor's texts of it. */
  readonly texts: readonly string[];
  /** The fields by which the listing is paged. */
  readonly paged: readonly string[];
};

/** Why leaving out a whole kind of field hides nothing, whatever the listing. */
export type LeftOutRule = {
  readonly name: string;
  /** One sentence, for the page that names every field that the rule holds for. */
  readonly because: string;
  readonly fits: (field: LeftOutField) => boolean;
};

/** The texts say themselves that everything is returned where the field is left out. */
const ALL_TOLD =
  /不作为筛选条件|将查询租户所有的|可不传，查询用户云模式下所有|查询私有镜像可以不指定|默认查询所有企业项目|自动忽略该参数设置|(?:如果不传该参数|不传(?:该)?参数时?)，(?:则)?(?:表示)?查询所有|不填默认返回全部|不传(?:此参数，)?(?:则)?(?:默认)?(?:查询)?(?:全部|所有)|未指定，则显示用户所有|为空时?[，,] ?表示(?:获取|拉取)[^。]{0,8}所有|为空，默认查询所有|不设置表示两种类型都查询|则默认不依据此参数过滤|则不根据标签|默认取 'All'|未提供时，同时过滤主网卡和辅助网卡|\ball [\w\s()-]{0,60}(?:is|are) (?:queried|returned|displayed)|\ball (?:types|statuses|[\w\s]{0,30}customer gateways)\b[^.]{0,40}(?:queried|by default)|default value: `?all\b|\ball \(default\)|queries? (?:is performed on )?information about all|both FC 3\.0 and FC 2\.0 functions are listed|no filtering is performed|does not filter\b[^.]*\. Default value: false|performed on all domain names|system lists all|queries all [\w ]{0,20}in the|in any of the supported|run any of the supported|assume any of the supported|use any of the supported|(?:empty|null) or `\*`: all/iu;

/** The texts say so of some values of another field alone. */
const PARTLY_TOLD = /\bis set to\b[^.]*\bis empty\b/iu;

/** The texts say that the field narrows only where it is sent. */
const ONLY_WHERE_SENT =
  /是否仅列举|如果传(?:入|了)[^。]{0,12}只返回|\bif this parameter is passed in, only\b|传1是筛选|1 ?[:：]? ?筛选[，, ]+0[:：]? ?不筛选/iu;
/** Names of things, by which some of them are picked. */
const NAMES =
  /^(?:Filters:[\w-]*(?:name|address)|\w*(?:Ids|Id|ID|IDs|Address|PrincipalName)|ResourceList|(?:\w+_)?(?:ids?|names?|address(?:es)?|description|cidr)|(?:ex|in)ternal_service_port)$/u;

/** Names of who or what holds things, which may be a choice among all that there is. */
const HOLDERS = /(?:ResourceGroup|Group|Fund|Owner|Account)Id$|enterprise_project_id$|^domain_id$/u;

/** Fields that choose what of a record is told, by their names: never which records are. */
const SHAPES =
  /^(?:IncludeTags|FetchTags|IncludePublicKey|AdditionalAttributes|AdditionalFields|NeedRouterInfo|OutputOption|LogOption|ShowResourceProgress|ReturnBindAutoSnapshotPolicy|QueryClusterInfo|IsReturnLocation|ShowCode|WithExCluster|IsQueryEcsCount|TempCredit|EncodingType|encoding-type|show_replication)$/u;

/** Filters by a state of things. */
const STATES =
  /(?:Statu(?:s|ses)|State|States|LockReason|(?:^|_)status|(?:^|_)state(?:_up)?)$|^(?:Expired|InitFlag)$/u;
/** Filters by how things are paid. */
const CHARGES =
  /^(?:\w*ChargeType|PayTypes?|PayMode|SubscriptionType|(?:billing|charge|charging)_mode)$/u;
/** Filters by what a thing's address or network is. */
const NETWORKS =
  /^(?:InstanceNetworkType|AddressType|AddressIpVersion|AddressIPVersion|Ipv6AddressType)$/u;
/** Filters by a property that every thing of the type has, whatever its value. */
const PROPERTIES =
  /^(?:EngineVersions?|EngineTypes|EngineName|Architecture|OSType|IoOptimized|Portable|ReplicationFactor|DBInstanceClass|ServerDeployFlag|ZoneAffinityEnabled|AutoAcceptEnabled|SecurityProtectionEnabled|IsSupportCloudinit|IsSupportIoOptimized|AutoReissueFlag|RenewStatus|RenewFlagList|Deployable|Hostable|WithRs|TaskStatus|Brand|CertificateType|VersionType|HealthStatus|TemplateFormat|HasTrigger|IsFavorite|RecentCreationInterval|RecentExpirationInterval|Usage|SourceDiskType|EnableShared|Usable|CreationType|TrafficType|ArchitectureType|NodeType|datastore_type|engine(?:_name|_version)?|spec|type|(?:associate_instance|elb_virsubnet|log_store|network|resource|service|traffic)_type|incremental|used_percent|ip_version|autoscaling|deletion_protection_enable|guaranteed|any_port_enable|az_affinity|connection_drain|lb_algorithm|pool_health|protocol|public_border_group|quic_cid_(?:len|offset)|source|multiattach|protection_status|__\w+|architecture|min_disk|min_ram|protected|virtual_env_type|visibility|(?:created|updated)_at)$/u;

/** What texts say of defaults and empty results that is not about leaving the field out. */
const ASIDE =
  /default resource group is not supported|the query result is empty|仅支持|搜索模式默认为模糊搜索|默认值为nonProtection/giu;

/** A value that means every part of the account. */
const ALL_PARTS = /all_granted_eps|["“]all["”]|表示所有/u;

const says = (texts: readonly string[], pattern: RegExp): boolean =>
  texts.some((text) => pattern.test(text));
/** No text of the field speaks of what holds without it. */
const unstated = (texts: readonly string[]): boolean =>
  !texts.some((text) => tellsDefault(text.replace(ASIDE, "")));

/**
 * Kinds of field that may be left out. Each is narrow by name or by text; `docs/left-out.md` names every
 * field that a rule holds for, so that a new one is seen by whoever reviews it.
 */
export const leftOutRules: readonly LeftOutRule[] = [
  {
    name: "everything is returned without it",
    because: "The vendor's text says so itself.",
    fits: ({ texts }) => says(texts, ALL_TOLD) && !says(texts, PARTLY_TOLD),
  },
  {
    name: "narrows only where it is sent",
    because: "The vendor's text says so itself.",
    fits: ({ texts }) => says(texts, ONLY_WHERE_SENT),
  },
  {
    name: "names of things",
    because: "It picks things by name, id or address; the text names none that hold without it.",
    fits: ({ field, texts }) =>
      NAMES.test(field) &&
      !HOLDERS.test(field) &&
      !says(
        texts.map((text) => text.replace(ASIDE, "")),
        /默认(?! ?\d)|缺省|不传|不填|\bdefault\b(?! ?\w* ?\d)|if you (?:leave|do not specify)/iu,
      ),
  },
  {
    name: "order",
    because: "It says in which order records come, not which of them.",
    fits: ({ field, texts }) =>
      /^(?:order|sort|direction|reverse)|sort$/iu.test(field) &&
      says(
        texts,
        /\bsort|ascending|descending|sequence|\bordered\b|order by|排序|升序|倒序|顺序/iu,
      ),
  },
  {
    name: "language",
    because: "It chooses the language of texts in the reply.",
    fits: ({ field, texts }) =>
      /^(?:Lang|Language|Locale|AcceptLanguage)$/u.test(field) &&
      says(texts, /language|语言|\ben\b/iu),
  },
  {
    name: "another way of paging",
    because:
      "Other fields lead to the end of the listing, or its pages have the vendor's own size.",
    fits: ({ field, paged }) =>
      (isPaging(field) || field === "page_reverse") &&
      paged.some((other) => isPageSize(field) || !isPageSize(other)),
  },
  {
    name: "trial call",
    because: "It makes the call a trial that returns nothing.",
    fits: ({ field }) => field === "DryRun",
  },
  {
    name: "repetition",
    because: "It marks a repeated call, which a listing may be at any time.",
    fits: ({ field }) => field === "ClientToken",
  },
  {
    name: "resource group",
    because: "It narrows to one resource group; the text names no group that holds without it.",
    fits: ({ field, texts }) => /^(?:Template)?ResourceGroupId$/u.test(field) && unstated(texts),
  },
  {
    name: "part of the account, and no word of a default",
    because:
      "It narrows to one enterprise project; the text names none that holds without it, and no value for all of them. What is listed is then what the caller may see in the account, which is proved by itself. Convention as for states; unverified by field.",
    fits: ({ field, texts }) => isPart(field) && unstated(texts) && !says(texts, ALL_PARTS),
  },
  {
    name: "tags",
    because: "It narrows to things that bear tags; the text names none that hold without it.",
    fits: ({ field, texts }) =>
      /^(?:[Tt]ags?|TagKeys|TagFilters|InstanceTags|TemplateTag|TagKeysForSearch)$/u.test(field) &&
      !says(texts, /默认|\bdefault/iu),
  },
  {
    name: "how another field is compared",
    because: "It says how the words of a search are compared, and nothing is searched for.",
    fits: ({ field, texts }) =>
      /^(?:SearchMode|PreciseSearch|DomainSearchType|SearchKey|Filters:\w*[nN]ame|search_mode|exact_match_name|name_equal)$/u.test(
        field,
      ) && says(texts, /fuzzy|exact|模糊|精确|keyword|关键字/iu),
  },
  {
    name: "what is told of a record",
    because: "It chooses which fields of a record are told, not which records.",
    fits: ({ field }) => SHAPES.test(field),
  },
  {
    name: "a state, and no word of a default",
    because:
      "It narrows to states; the text names none that holds without it. That a filter which is not sent filters nothing is the vendor's convention; unverified by field.",
    fits: ({ field, texts }) => STATES.test(field) && unstated(texts),
  },
  {
    name: "a way of paying, and no word of a default",
    because:
      "It narrows to ways of paying; the text names none that holds without it. Convention as for states; unverified by field.",
    fits: ({ field, texts }) =>
      (CHARGES.test(field) || says(texts, /entity that pays the fees/iu)) && unstated(texts),
  },
  {
    name: "a network, and no word of a default",
    because:
      "It narrows by the network of a thing; the text names none that holds without it. Convention as for states; unverified by field.",
    fits: ({ field, texts }) =>
      (NETWORKS.test(field) || (field === "NetworkType" && says(texts, /classic/iu))) &&
      unstated(texts),
  },
  {
    name: "a property, and no word of a default",
    because:
      "It narrows by a property that everything of the type has; the text names no value that holds without it. Convention as for states; unverified by field.",
    fits: ({ field, texts }) => PROPERTIES.test(field) && unstated(texts),
  },
];
