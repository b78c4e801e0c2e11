import type { StandardPolicy } from "../../src/core/policy.ts";
import { allRegions } from "./all-regions.ts";
import { attestations } from "./attestations.ts";
import { backups } from "./backups.ts";
import { balance } from "./balance.ts";
import { blindSpots } from "./blind-spots.ts";
import { buckets } from "./buckets.ts";
import { closureConditions } from "./closure-conditions.ts";
import { closureRejected } from "./closure-rejected.ts";
import { closureStatements } from "./closure-statements.ts";
import { closureSwitch } from "./closure-switch.ts";
import { cloudCheck } from "./cloud-check.ts";
import { coverageComplete } from "./coverage-complete.ts";
import { danglingRecords } from "./dangling-records.ts";
import { domains } from "./domains.ts";
import { abandoned } from "./given-up.ts";
import { keys } from "./keys.ts";
import { ownIdentityLast } from "./own-identity-last.ts";
import { prepaid } from "./prepaid.ts";
import { renewalOff } from "./renewal-off.ts";
import { reviewed } from "./reviewed.ts";
import { runningResources } from "./running-resources.ts";
import { securityMailbox } from "./security-mailbox.ts";
import { subUsers } from "./sub-users.ts";
import { unpaidOrders } from "./unpaid-orders.ts";
import { usedByOthers } from "./used-by-others.ts";
import { zoneAnswers } from "./zone-answers.ts";
import { zones } from "./zones.ts";

/** The policies that are always in force, in every front end and for every account, ordered by id. */
export const STANDARD_POLICIES: readonly StandardPolicy[] = [
  allRegions,
  attestations,
  backups,
  balance,
  blindSpots,
  buckets,
  closureConditions,
  closureRejected,
  closureStatements,
  closureSwitch,
  cloudCheck,
  coverageComplete,
  danglingRecords,
  domains,
  abandoned,
  keys,
  ownIdentityLast,
  prepaid,
  renewalOff,
  reviewed,
  runningResources,
  securityMailbox,
  subUsers,
  unpaidOrders,
  usedByOthers,
  zoneAnswers,
  zones,
];
