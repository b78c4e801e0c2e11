import type { Play } from "./play.ts";
import { cloudAccount } from "./story-cloud-account.ts";
import { huaweiMember } from "./story-huawei.ts";
import { huaweiDisassociate } from "./story-huawei-disassociate.ts";
import { member } from "./story-member.ts";
import { pulumiMember } from "./story-pulumi.ts";
import { standalone } from "./story-standalone.ts";
import { tencentMember } from "./story-tencent.ts";
import { tencentStandalone } from "./story-tencent-standalone.ts";

/** What can be played, by the word on the command line; its words are those of `program.ts`. */
export const plays: Readonly<Record<string, Play>> = {
  member,
  standalone,
  "cloud-account": cloudAccount,
  tencent: tencentMember,
  "tencent-standalone": tencentStandalone,
  huawei: huaweiMember,
  "huawei-disassociate": huaweiDisassociate,
  pulumi: pulumiMember,
};
