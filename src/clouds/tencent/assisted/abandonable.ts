import type { AbandonTerms } from "../../../core/assisted.ts";

/** `我确认放弃当前账号下未使用的…资源`, exactly as the FAQ words it. */
const unused = (product: string): string => `我确认放弃当前账号下未使用的${product}资源`;

/**
 * What the account may be closed with, with the words of the form's remark. Whether the form shows a
 * field for the remark or boxes to tick is unverified, so both are given.
 * https://cloud.tencent.com/document/product/378/30253
 */
export const abandonable: AbandonTerms = {
  of: [
    { product: "Vouchers (代金券)", types: ["billing.voucher"], remark: unused("代金券") },
    {
      product: "SSL certificates (SSL 证书)",
      types: ["ssl.certificate"],
      only: { says: "within three months of its end", withinMonths: 3 },
      remark: unused("SSL证书"),
    },
    {
      product: "CDN traffic packages (CDN 流量包)",
      types: ["cdn.traffic-package"],
      remark: unused("CDN流量包"),
    },
    {
      product: "Mini programs of the marketplace (云市场小程序)",
      stated: { question: "market-mini-programs", answer: "given-up" },
      remark: unused("云市场小程序"),
    },
    {
      product: "Performance testing (压测大师)",
      types: ["pts.project"],
      stated: { question: "load-testing-packages", answer: "given-up" },
      remark: unused("压测大师"),
    },
    {
      product: "SMS packages (短信套餐)",
      stated: { question: "sms-applications", answer: "given-up" },
      remark: unused("短信套餐"),
    },
    {
      // The list of packages does not tell daily ones from others.
      product: "Daily packages of video on demand (云点播日结资源包)",
      types: ["vod.package"],
      remark: unused("云点播日结资源包"),
    },
    {
      product: "Live streaming packages (直播套餐包)",
      types: ["live.package"],
      remark: unused("直播套餐包"),
    },
    {
      product: "Website hosts (建站主机)",
      stated: { question: "site-hosts", answer: "given-up" },
      remark: unused("建站主机"),
    },
    {
      product: "Files stored in video on demand (云点播文件存储资源)",
      types: ["vod.application", "vod.media"],
      remark: unused("云点播文件存储"),
    },
    {
      product: "Domains in their renewal period (续费期域名)",
      types: ["domain.domain"],
      only: { says: "in its renewal period (RenewPending)", facts: { status: ["RenewPending"] } },
      remark: "放弃当前账号下续费期域名$id",
    },
  ],
  remark: {
    title: "What to write into the remark (提交注销备注)",
    lines: [
      "Where the form has a field for a remark, paste these lines into it, one below the other:",
    ],
  },
  boxes: {
    title: "Which boxes to tick (放弃资源)",
    lines: [
      "Where the form's resource detection offers boxes instead, tick these and nothing else, then choose 放弃资源. Anything else that it lists is dealt with first (前往处理):",
    ],
  },
};
