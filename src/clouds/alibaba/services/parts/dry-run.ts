/**
 * Parameter with which a query says only whether the caller may make it, and the code that says yes. Named
 * by the rows whose package text says that the check is of the RAM user's authorization (npm
 * @alicloud/ecs20140526 7.11.6 and @alicloud/vpc20160428 7.3.2, e.g. DescribeDisksRequest.dryRun).
 */
export const DRY_RUN = "DryRun";

/** The code of a dry run that the caller passes. */
export const PASSED = "DryRunOperation";
