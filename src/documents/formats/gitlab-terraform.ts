import type { Annotated } from "../annotations.ts";

/**
 * GitLab's Terraform report: what its merge request shows of a plan. Closeout's waves are updated in place as
 * Terraform sees it; here what goes is counted as what it is.
 */
export function gitlabTerraform({ goes }: Annotated): string {
  return `${JSON.stringify({ create: 0, update: 0, delete: goes })}\n`;
}
