import { type Front, type FrontWords, frontOf } from "../../operations/front/front.ts";
import { Meeting } from "../../operations/front/meeting.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Diagnostic, error } from "../framework/diagnostics.ts";

/** What one configured provider shares among its resources and data sources. */
export interface Configured extends Front {
  /** `data.closeout_blockers` was asked for, which says what stands in the way, as errors or as warnings. */
  readonly blockersAsked: Meeting<"errors" | "warnings">;
}

/** What is said by the names of Terraform. */
const WORDS: FrontWords = {
  tool: "Terraform",
  accountIdSetting: "account_id",
  closureUnheard: {
    where: "data.closeout_blockers, with closeout_closure in the same stack",
    next: "Plan the whole stack, without -target and with -parallelism of 2 or more. No call was made, since a login may cancel a closure that was submitted.",
  },
};

/** What the resources of one configured provider share. */
export function configuredWith(workspace: Workspace, preview: boolean): Configured {
  return { ...frontOf(workspace, WORDS, preview), blockersAsked: new Meeting() };
}

/** Refuses to apply what was made to be shown. */
export function previewRefused({ preview }: Configured): readonly Diagnostic[] {
  if (!preview) return [];
  return [
    error(
      "This is a preview, and is never deployed",
      "It was synthesized with CLOSEOUT_PREVIEW, or closeout:preview in the context of cdktf.json. Nothing was changed. Synthesize without it, plan and deploy.",
    ),
  ];
}
