import type { GuideLine } from "./guide.ts";

type Check = Omit<GuideLine, "phase" | "says">;

const checks: readonly (readonly [says: string, by: Check])[] = [
  [
    "No unfinished order, since the account was opened",
    {
      handled: ["proved by API"],
      policies: ["unpaid-orders"],
      types: ["billing.order"],
      conditions: ["orders-window"],
    },
  ],
  [
    "No unfinished service",
    {
      handled: ["proved by API", "attested"],
      policies: ["prepaid", "blind-spots"],
      types: ["billing.renewal"],
      questions: ["open-services"],
    },
  ],
  ["No arrears", { handled: ["proved by API"], policies: ["balance"], types: ["billing.balance"] }],
  [
    "No balance, frozen or given money included; read again after the last refund",
    { handled: ["read-only"], policies: ["balance"], types: ["billing.balance"] },
  ],
  [
    "No voucher, or abandoned",
    {
      handled: ["proved by API"],
      policies: ["balance", "given-up"],
      types: ["billing.voucher"],
    },
  ],
  [
    "No resource in use",
    {
      handled: ["done by API", "proved by API", "attested"],
      policies: ["running-resources", "coverage-complete", "blind-spots"],
      questions: ["resource-detection"],
    },
  ],
  [
    "No collaborator",
    { handled: ["read-only"], policies: ["sub-users"], types: ["cam.collaborator"] },
  ],
  [
    "No sub-user of any kind",
    {
      handled: ["done by API", "proved by API"],
      policies: ["sub-users"],
      types: ["cam.user", "cam.other-identity"],
    },
  ],
  [
    "No message receiver besides the owner's own",
    {
      handled: ["done by API", "proved by API"],
      policies: ["sub-users"],
      types: ["cam.message-receiver"],
    },
  ],
  ["No open complaint", { handled: ["attested"], questions: ["complaints"] }],
  [
    "No API key",
    {
      handled: ["done by API", "proved by API", "attested"],
      policies: ["keys"],
      types: ["cam.access-key"],
      questions: ["root-keys"],
      conditions: ["own-key"],
    },
  ],
  ["No project key", { handled: ["attested"], questions: ["project-keys"] }],
  [
    "No COS bucket, those of other products included",
    { handled: ["done by API", "proved by API"], policies: ["buckets"], types: ["cos.bucket"] },
  ],
  [
    "No server and no disk, in the recycle bin neither",
    {
      handled: ["done by API", "proved by API"],
      policies: ["running-resources"],
      types: ["cvm.instance", "cbs.disk"],
    },
  ],
  [
    "No domain, or in its renewal period and abandoned",
    {
      handled: ["read-only", "proved by API"],
      policies: ["domains", "given-up"],
      types: ["domain.domain"],
    },
  ],
  [
    "No DNS zone",
    {
      handled: ["done by API", "proved by API"],
      policies: ["zones", "zone-answers"],
      types: ["dnspod.zone"],
    },
  ],
  [
    "No certificate, or near its end and abandoned",
    {
      handled: ["done by API", "proved by API"],
      policies: ["running-resources", "given-up"],
      types: ["ssl.certificate"],
    },
  ],
  [
    "Packages for CDN, live streaming, video on demand and SMS are used up or abandoned",
    {
      handled: ["proved by API", "attested"],
      policies: ["balance", "given-up"],
      types: ["cdn.traffic-package", "live.package", "vod.package", "vod.media"],
      questions: ["sms-applications"],
    },
  ],
  [
    "Performance testing is removed or abandoned",
    {
      handled: ["done by API", "attested"],
      policies: ["given-up"],
      types: ["pts.project"],
      questions: ["load-testing-packages"],
    },
  ],
  [
    "Marketplace mini programs and website hosts are ended or abandoned",
    { handled: ["attested"], questions: ["market-mini-programs", "site-hosts"] },
  ],
  [
    "Papers, face and security phone are at hand; no verification is under way",
    {
      handled: ["attested"],
      questions: ["papers", "face-scan", "security-contacts"],
      settings: ["holder"],
    },
  ],
  ["The root user can log in to the console", { handled: ["attested"], questions: ["root-login"] }],
  [
    "What is worth keeping is backed up",
    {
      handled: ["attested"],
      policies: ["backups"],
      questions: ["records-bills", "records-invoices", "records-transactions", "records-audit"],
    },
  ],
];

/** The conditions of an assisted closure, numbered; what the FAQ does not say comes from 378/30253. */
export const checklist: readonly GuideLine[] = checks.map(([says, by], at) => ({
  phase: "checklist",
  says: `${at + 1}. ${says}`,
  ...by,
}));
