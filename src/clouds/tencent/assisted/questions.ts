import type { ClosureQuestion } from "../../../core/assisted.ts";
import { recordQuestions } from "../../shared/closing/records.ts";

const FAQ = "https://cloud.tencent.com/document/product/378/30253";
const CLOSING = "https://cloud.tencent.com/document/product/378/30253";

const ABANDONED =
  "there are some; nobody needs them any more (已无使用需求), what was worth keeping is copied, and the remark abandons them";

/** What no API of this cloud shows and the closure asks for. */
export const questions = [
  {
    id: "open-services",
    asks: "Is no service of this account under way that no list shows: tickets, ICP filings, marketplace services?",
    answers: {
      ended: "they were finished or ended",
      none: "there are none (looked up in the console)",
    },
    how: "Console: Tickets, ICP Filing, Marketplace orders.",
    docs: FAQ,
  },
  {
    id: "complaints",
    asks: "Is no complaint open, made by this account or against it (投诉举报)?",
    answers: {
      settled: "each was settled",
      none: "there is none (looked up in the console's messages and tickets)",
    },
    how: "Message Center and tickets of the account; the mailbox that the vendor writes to.",
    docs: FAQ,
  },
  {
    id: "market-mini-programs",
    asks: "What became of the marketplace's mini programs (云市场小程序)?",
    answers: { none: "there are none (looked up in the console)", "given-up": ABANDONED },
    how: "Marketplace console, Purchased Services.",
    docs: FAQ,
  },
  {
    id: "load-testing-packages",
    asks: "What became of packages for performance testing (压测大师)?",
    answers: { none: "there are none (looked up in the console)", "given-up": ABANDONED },
    how: "Performance Testing console, Packages; no API lists them.",
    docs: FAQ,
  },
  {
    id: "sms-applications",
    asks: "What became of SMS applications and their packages (短信套餐)?",
    answers: {
      none: "the account has no SMS application, or none with a package (looked up in the console)",
      removed: "the packages are used up, and the applications were removed",
      "given-up": ABANDONED,
    },
    how: "SMS console, Applications: no API lists the SDK app ids, and packages are listed by them alone.",
    docs: FAQ,
  },
  {
    id: "site-hosts",
    asks: "What became of website hosts (建站主机)?",
    answers: {
      none: "there are none (looked up in the console)",
      removed: "they were removed",
      "given-up": ABANDONED,
    },
    how: "Console of the website builder.",
    docs: FAQ,
  },
  {
    id: "root-keys",
    asks: "Are the API keys of the root user disabled and deleted?",
    answers: {
      deleted: "they were disabled, then deleted",
      none: "the root user has none (looked up in the console)",
    },
    how: "As the root user: https://console.cloud.tencent.com/cam/capi. A sub-user's key sees none of them.",
    docs: FAQ,
  },
  {
    id: "project-keys",
    asks: "Are the project keys (项目密钥) disabled and deleted?",
    answers: {
      deleted: "they were disabled, then deleted",
      none: "there are none (looked up in the console)",
    },
    how: "https://console.cloud.tencent.com/cam/capi/project; no API lists them.",
    docs: FAQ,
  },
  {
    id: "agreement",
    asks: "Has whoever decides read the closure agreement (腾讯云账号注销协议)?",
    answers: { read: "it was read, and nothing in it stands against the closure" },
    how: "https://cloud.tencent.com/document/product/301/30251",
    docs: "https://cloud.tencent.com/document/product/301/30251",
  },
  {
    id: "face-scan",
    asks: "Does whoever passes the face scan know that it closes the account that very moment?",
    answers: { known: "they know, and pass it only when everything else is done" },
    how: "A face scan that succeeds closes at once; nothing takes it back. Only the manual review takes days.",
    docs: CLOSING,
  },
  {
    id: "security-contacts",
    asks: "Are the account's security phone and mail at hand, and do codes arrive?",
    answers: {
      reachable: "both are at hand, and a code arrived on that day",
      changed: "they were changed to ones that are, and a code arrived",
    },
    how: "Account Center, Security Settings. A phone that is lost is changed first: https://cloud.tencent.com/document/product/378/43092. The result of the closure is sent there too.",
    docs: FAQ,
  },
  {
    id: "root-login",
    asks: "Can the root user log in to the console, second factor included?",
    answers: { works: "it was tried" },
    how: "The closure is submitted in the console by the root user alone; whoever cannot log in applies at https://cloud.tencent.com/services/apply-login first.",
    docs: FAQ,
  },
  {
    id: "resource-detection",
    asks: "Does the form's resource detection (资源检测) list nothing but what is abandoned?",
    answers: { clear: "it was looked at after everything else, and nothing was submitted" },
    how: "Account Center, Security Settings, Close Account: read the notice, go on to the detection, and stop there. Copy what it lists as evidence.",
    docs: CLOSING,
  },
] as const satisfies readonly ClosureQuestion[];

/** Records that are lost with the account. */
export const records = recordQuestions({
  bills: "Billing Center, Bills, Export; every month since the account was opened.",
  invoices: {
    asks: "the invoices requested and",
    none: "no invoice was ever issued, and none is to be requested (looked up in the console)",
    how: "Billing Center, Invoices.",
  },
  transactions: "Billing Center, Income and Expense Details, Export.",
  audit: {
    how: "CloudAudit: events of the last 90 days by export; older ones in the tracking set's bucket, which the teardown deletes.",
  },
});
