/** What a second source says of a field where the packages say less, or a larger maximum. */
export type Stated = {
  readonly product: string;
  readonly action: string;
  readonly field: string;
  /** The vendor's own words. */
  readonly text: string;
  /** Package with version, repository with path, or page. */
  readonly source: string;
};

/** What is known from elsewhere than the extracted packages. Of several maxima the smallest counts. */
export const stated: readonly Stated[] = [
  {
    product: "Oss",
    action: "ListBuckets",
    field: "max-keys",
    text: "The maximum number of buckets that can be returned in the single query. Valid values: 1 to 1000.",
    source: "pypi alibabacloud-oss-v2 1.4.1, ListBucketsRequest",
  },
  {
    product: "Vpc",
    action: "DescribeEipAddresses",
    field: "ISP",
    text: "BGP (default)",
    source: "aliyun/aliyun-openapi-meta, en-US/vpc/DescribeEipAddresses.json",
  },
  {
    product: "Vpc",
    action: "DescribeEipAddresses",
    field: "AssociatedInstanceType",
    text: "EcsInstance (default)",
    source: "aliyun/aliyun-openapi-meta, en-US/vpc/DescribeEipAddresses.json",
  },
];
