/** A field whose text speaks of a default and that hides nothing all the same. */
export type Harmless = {
  /** Matches `<product> <action> <field>`. */
  readonly field: RegExp;
  readonly because: string;
};

/** How a vendor words that a field left out has a value, or that only some things are meant. */
export const SPEAKS_OF_DEFAULT =
  /默认|缺省|不填|不传|为空|仅|未指定|不指定|不设置|default|if (?:you )?(?:leave|do not|don't)|not specified|left empty|omit|\bonly\b/iu;

/** How a vendor words that a field left out leaves nothing out. */
export const LEAVES_NOTHING_OUT =
  /此参数不携带[^。]*?不作为筛选条件|不传查询全部|不传入该字段的情况下，将查询租户所有|默认查询(?:租户)?所有|参数携带值为空串时，不作为筛选条件/u;

/** Whole kinds of fields, whatever their action. */
const kinds: readonly Harmless[] = [
  {
    field:
      / (?:Offset|Limit|offset|limit|size|Size|Page\w*|page_\w+|page\w*|CurrentPage|ShowSize|Rp|MaxResults?|maxResults|MaxItems|NextToken|Marker|marker|maxitems|start_number|PaginationToken)$/u,
    because: "pages: a walk goes through all of them, and page sizes are doubts of their own",
  },
  {
    field:
      / (?:sort|sort_dir|sort_key|order_by|Order\w*|Sort\w*|Direction|Reverse|SortCriterion\.Order|ExpirationSort)$/u,
    because: "the order of what is shown",
  },
  {
    field: / (?:Lang|Language|AcceptLanguage|UseUTCDateTime)$/u,
    because: "the language or form of texts",
  },
  { field: / (?:DryRun|ClientToken)$/u, because: "whether the call is only tried, or repeated" },
  {
    field:
      / (?:IncludeTags|FetchTags|IncludePermission|IncludePublicKey|AdditionalAttributes\.N)$/u,
    because: "further fields of what is shown",
  },
  {
    field: / (?:\w*ResourceGroupId|GroupId|ProjectId)$/u,
    because: "all groups where none is named",
  },
  {
    field:
      / (?:Filters?\.N(?:\..*)?|Tag\w*\.N(?:\..*)?|TemplateTag\.N|FeatureFilter\..*|Filters)$/u,
    because: "a filter of the caller's own; what it hides unsent is a doubt under its own name",
  },
  {
    field: / (?:SearchMode|DomainSearchType|PreciseSearch|SearchKey|IsOrKey)$/u,
    because: "how a word that is searched for is compared",
  },
  {
    field: / (?:IncludeReservationData)$/u,
    because: "orders that are not yet in force, which are no things",
  },
  {
    field: / (?:BillOwnerId|PayerUin|Operator|Nbid|FundAccountId)$/u,
    because: "the caller's own account",
  },
  {
    field: / (?:exact_match_name|fuzzy_query|name|nearly_full_name)$/u,
    because: "how a name that is searched for is compared",
  },
  { field: / SubAppId$/u, because: "each application is asked for by its own id" },
];

/** Single fields. */
const fields: readonly Harmless[] = [
  {
    field: /^vpc DescribeIPv6Addresses Traditional$/u,
    because: "both kinds are asked for, each by its own value",
  },
  {
    field:
      /^bss ListPayPerUseCustomerResources only_main_resource$|^rds ListInstances group_type$/u,
    because: "all by default, or what a listing of its own asks for",
  },
  {
    field: /^bss (?:ListCustomerOrders|ListCustomerselfResourceRecords) /u,
    because: "the account's own, of one month, as the caller asks for it",
  },
  {
    field:
      /^(?:dds|gaussdb\w*|rds) ListInstances tags$|^gaussdb\w* List\w*Instances (?:type|datastore_type|mode)$/u,
    because: "a filter of the caller's own",
  },
  {
    field: /^dns List\w+ type$|^ims ListImages (?:__isregistered|protected|flavor_id)$/u,
    because: "kinds that are listed by another call, or all that a user may ask for",
  },
  {
    field:
      /^swr ListNamespaces filter$|^csms ListSecrets event_name$|^scm ListCertificates deploy_support$/u,
    because: "all that the caller may see, where it is not sent",
  },
  {
    field:
      /^waf ListHost |^elb List\w+ (?:member_\w+|lb_algorithm|quic_cid_\w+)$|^evs List\w+ service_type$/u,
    because: "a filter of the caller's own",
  },
  {
    field: /^cce ListNodePools advanceStatus$|^bms ListBareMetalServers detail$/u,
    because: "how much is told of each",
  },
  {
    field: /^dns ListRecordSetsWithLine (?:records|health_check_id|search_mode)$/u,
    because: "how a word that is searched for is compared",
  },
  {
    field: /^dns ListRecordSetsWithLine zone_type$/u,
    because:
      "both kinds are asked for, each by its own value, and the emulator's default is by the text",
  },
  {
    field:
      /^rfs GetStackMetadata |^Cdn DescribeDomainCertificateInfo |^Cdn DescribeCdnDomainDetail |^Dds DescribeParameters |^Kms GetSecretValue |^oos GetTemplate /u,
    because: "one thing, which is named",
  },
  {
    field: /^ResourceManager ListTagResources ResourceType$/u,
    because: "no scan calls it; tags of the kind that is named",
  },
  {
    field: /^iam (?:ShowDomainRoleAssignments|ListPoliciesV5) /u,
    because: "rights that are not told prove less, and all policies by default",
  },
  {
    field: /^nat ListNatGatewaySnatRules source_type$/u,
    because: "rules of a gateway that names itself: what one stands for, by its words",
  },
  {
    field: /^(?:elb List\w+|ces ListAlarmRules) enterprise_project_id$/u,
    because: "all projects by its words, where it is not sent, or asked for by its word for all",
  },
  {
    field:
      /^Ecs DescribeInstanceAutoRenewAttribute RenewalStatus$|^Ecs DescribeLaunchTemplateVersions DefaultVersion$/u,
    because: "all where it is not sent",
  },
  {
    field: /^Ecs DescribeLaunchTemplateVersions DetailFlag$/u,
    because: "further fields of what is shown",
  },
  {
    field: /^Slb DescribeLoadBalancerListeners LoadBalancerId\.N$/u,
    because: "a filter of the caller's own",
  },
  {
    field: /^Vpc DescribeRouteEntryList NextHopType$/u,
    because: "no scan lists routes: they go with their table",
  },
  {
    field:
      /^organization (?:DescribePolicyConfig Type|ListPoliciesForTarget PolicyType|DescribePolicy PolicyType)$/u,
    because: "the other kind is tag policies, which limit no call",
  },
  {
    field: /^Alb ListLoadBalancers /u,
    because: "its one way of paying, and states that hide nothing unsent",
  },
  {
    field:
      /^Alidns DescribeDomainInfo |^cas GetUserCertificateDetail |^ROS Get(?:Stack|Template) /u,
    because: "further fields of one thing",
  },
  {
    field: /^cas List(?:Instances ServerDeployFlag|CloudResources CloudProduct)$/u,
    because: "all where it is not sent",
  },
  {
    field: /^cas ListUserCertificateOrder OrderType$/u,
    because: "kinds of things that are rows of different tables, each asked for by its name",
  },
  {
    field: /^Cbn ListTransitRouterRouteTables |^Cbn DescribeFlowlogs /u,
    because: "all where it is not sent",
  },
  { field: /^Cdn DescribeUserDomains /u, because: "all where it is not sent, by its words" },
  {
    field: /^Dds (?:DescribeDBInstances DBNodeType|DescribeRegions RegionId)$/u,
    because: "all where it is not sent, by its words",
  },
  { field: /^Domain QueryDomainList /u, because: "windows of the caller's own" },
  { field: /^Ecs DescribeDisks (?:Category|DiskType|Status)$/u, because: "all by default" },
  {
    field: /^Ecs DescribeDisks EnableAutoSnapshot$/u,
    because: "is no longer looked at, by its words",
  },
  { field: /^Ecs DescribeSnapshots (?:SnapshotType|Status)$/u, because: "all by default" },
  {
    field: /^Ecs DescribeImages (?:ActionType|ImageFamily|ImageOwnerAlias|ImageOwnerId)$/u,
    because: "empty by default, or what an image is wanted for",
  },
  {
    field: /^Ecs DescribeSecurityGroups |^Ecs DescribeNetworkInterfaces /u,
    because: "all where it is not sent, by its words",
  },
  {
    field: /^Ecs DescribeSecurityGroupAttribute NicType$/u,
    because: "rules of a group, not things",
  },
  { field: /^Ess DescribeScalingInstances /u, because: "all where it is not sent" },
  { field: /^Kms GetKeyPolicy |^scf Get\w+ /u, because: "one thing by its name" },
  {
    field: /^R-kvstore DescribeInstanceAutoRenewalAttribute DBInstanceId$/u,
    because: "all where it is not sent",
  },
  { field: /^NAS Describe/u, because: "all by default" },
  {
    field: /^polardb DescribeDBClusters DescribeType$/u,
    because: "how much is told of each cluster",
  },
  { field: /^Rds Describe/u, because: "all where it is not sent, by its words" },
  { field: /^Slb DescribeLoadBalancers /u, because: "all where it is not sent" },
  {
    field:
      /^Vpc (?:DescribeVpcs EnableIpv6|DescribeVpcAttribute IsDefault|DescribeVSwitches \w+)$/u,
    because: "no filter where it is not sent, by its words",
  },
  { field: /^Vpc DescribeNatGateways Spec$/u, because: "the default of a gateway that is made" },
  {
    field:
      /^Vpc DescribeCustomerGateways |^Vpc DescribeIpv6\w+ (?:ServiceManaged|InstanceId|Ipv6EgressOnlyRuleId)$/u,
    because: "all where it is not sent",
  },
  { field: /^Vpc DescribeRegions ProductType$/u, because: "the regions of another product" },
  {
    field: /^Actiontrail (?:DescribeTrails IncludeShadowTrails|GetTrailStatus \w+)$/u,
    because: "shadows stand for a trail of another region, which shows it",
  },
  {
    field: /^BssOpenApi QueryAvailableInstances ProductCode$/u,
    because: "all products where it is not sent",
  },
  {
    field:
      /^BssOpenApi (?:QueryOrders CreateTime\w+|QueryAccountTransactions \w+|QueryRelationList StatusList\.N)$/u,
    because: "windows and states that the handler itself leaves out where they are not sent",
  },
  {
    field:
      /^BssOpenApi (?:QueryAccountBill|DescribeInstanceBill|QueryEvaluateList|ListFundAccount|ListInvoiceCandidate) /u,
    because: "sums of the caller's account, all of them by default",
  },
  { field: /^CS Describe|^FC List/u, because: "all by default" },
  {
    field: /^Ims (?:Get|ListTagResources|List\w+ (?:UserPrincipalName|UserId))/u,
    because: "one thing by its name",
  },
  {
    field: /^Ram ListPolicies PolicyType$|^ResourceManager ListPolicyAttachments /u,
    because: "all where it is not sent, by its words",
  },
  {
    field: /^Resource\w+ ListFoldersForParent ParentFolderId$/u,
    because: "each folder is asked for by its own id",
  },
  { field: /^ROS ListStacks StackId$|^Sls ListTagResources /u, because: "one thing by its id" },
  {
    field: /^cam (?:ListAccessKeys TargetUin|List\w+ \w+)$/u,
    because: "the caller's own keys, or all",
  },
  {
    field: /^cdb DescribeDBInstances (?:With\w+|QueryClusterInfo)$/u,
    because: "included by default, or further fields",
  },
  {
    field: /^ckafka |^dnspod |^domain |^es |^tcr |^sms |^ssl |^cvm /u,
    because: "all where it is not sent, by its words",
  },
  {
    field: /^clb DescribeLoadBalancers |^cls DescribeAlarmNotices /u,
    because: "all where it is not sent, or further fields",
  },
  {
    field: /^kms ListKeys? |^kms ListKeyDetail (?:Role|KeyState|Origin|HsmClusterId)$/u,
    because: "all, or keys that another product made, which the handler leaves out itself",
  },
  {
    field: /^redis DescribeInstances (?:VpcIds\.N|ProductVersions\.N|InstanceTags\.N)$/u,
    because: "all, or the older name of UniqVpcIds",
  },
  {
    field: /^sts |^tag |^billing Describe(?:Bill|Renew)/u,
    because: "the caller's own account, or the next page",
  },
  {
    field:
      /^tke Describe\w+ (?:ClusterIds|InstanceIds)\.N$|^vod (?:SearchMedia|DescribeVodDomains) /u,
    because: "all where it is not sent",
  },
  {
    field: /^vpc DescribeRouteTables NeedRouterInfo$|^vpc DescribeAddresses AddressIds\.N$/u,
    because: "further fields, or things by their ids",
  },
  {
    field: /^Ecs DescribeLaunchTemplates |^Ecs ListTagResources /u,
    because: "filters of the caller's own",
  },
  {
    field: /^Dds DescribeUserEncryptionKeyList RoleARN$/u,
    because:
      "the role by which the database looks at keys; no row asks it, and keys have rows of their own",
  },
];

/** Why a field hides nothing although its text speaks of a default. */
export const harmless: readonly Harmless[] = [...kinds, ...fields];
