import type { QuestionWords } from "../../../core/assisted.ts";
import type { QuestionsTwin } from "../../../core/translated.ts";
import type { questions as english } from "../../tencent/assisted/questions.ts";

const NONE = "没有（已在控制台查看）";
const ABANDONED = "有；已无使用需求，需要保留的数据已备份，并在备注里放弃";
const DELETED = "已禁用并删除";

/** What no API shows, asked in Chinese, in the words of the vendor's FAQ. */
export const questions: QuestionsTwin<typeof english> = {
  "open-services": {
    asks: "本账号是否没有列表里看不到的未完成服务：工单、ICP 备案、云市场服务？",
    answers: { ended: "已完成或已结束", none: NONE },
    how: "控制台：工单、ICP 备案、云市场订单。",
  },
  complaints: {
    asks: "是否没有未完成的投诉举报或被投诉举报？",
    answers: { settled: "每一件都已处理完", none: "没有（已在控制台的消息和工单里查看）" },
    how: "账号的消息中心和工单；厂商发信的邮箱。",
  },
  "market-mini-programs": {
    asks: "云市场小程序如何处理？",
    answers: { none: NONE, "given-up": ABANDONED },
    how: "云市场控制台 > 已购买的服务。",
  },
  "load-testing-packages": {
    asks: "压测大师的资源包如何处理？",
    answers: { none: NONE, "given-up": ABANDONED },
    how: "压测大师控制台 > 资源包；没有 API 能列出它们。",
  },
  "sms-applications": {
    asks: "短信应用及其短信套餐如何处理？",
    answers: {
      none: "本账号没有短信应用，或应用都没有套餐（已在控制台查看）",
      removed: "套餐已用完，应用已删除",
      "given-up": ABANDONED,
    },
    how: "短信控制台 > 应用管理：没有 API 能列出 SDK AppID，而套餐只能按它查询。",
  },
  "site-hosts": {
    asks: "建站主机如何处理？",
    answers: { none: NONE, removed: "已删除", "given-up": ABANDONED },
    how: "建站主机的控制台。",
  },
  "root-keys": {
    asks: "主账号的 API 密钥是否已禁用并删除？",
    answers: { deleted: DELETED, none: "主账号没有密钥（已在控制台查看）" },
    how: "用主账号登录：https://console.cloud.tencent.com/cam/capi。子用户的密钥看不到它们。",
  },
  "project-keys": {
    asks: "项目密钥是否已禁用并删除？",
    answers: { deleted: DELETED, none: NONE },
    how: "https://console.cloud.tencent.com/cam/capi/project；没有 API 能列出它们。",
  },
  agreement: {
    asks: "作决定的人是否已阅读《腾讯云账号注销协议》？",
    answers: { read: "已阅读，其中没有妨碍注销的内容" },
    how: "https://cloud.tencent.com/document/product/301/30251",
  },
  "face-scan": {
    asks: "刷脸的人是否知道，刷脸通过的那一刻账号就会注销？",
    answers: { known: "知道，并且在其他各项都完成之后才刷脸" },
    how: "刷脸通过即立即注销，无法撤回。只有人工审核需要几天。",
  },
  "security-contacts": {
    asks: "账号的安全手机和安全邮箱是否可用，能否收到验证码？",
    answers: {
      reachable: "两者都可用，当天收到了验证码",
      changed: "已更换为可用的手机和邮箱，并收到了验证码",
    },
    how: "账号中心 > 安全设置。手机已遗失时先更换：https://cloud.tencent.com/document/product/378/43092。注销结果也会发送到那里。",
  },
  "root-login": {
    asks: "主账号能否登录控制台（包括二次验证）？",
    answers: { works: "已试过" },
    how: "注销只能由主账号在控制台提交；无法登录时，先在 https://cloud.tencent.com/services/apply-login 申请。",
  },
  "resource-detection": {
    asks: "表单的资源检测是否只列出了要放弃的资源？",
    answers: { clear: "在其他各项都完成之后查看过，没有提交任何内容" },
    how: "账号中心 > 安全设置 > 注销：阅读须知，进入资源检测，到此为止。把列出的内容复制下来作为证据。",
  },
};

/** Which papers are ready, and what somebody may have to show for years. */
export const further: Readonly<Record<string, QuestionWords>> = {
  papers: {
    asks: "表单用来核实账号主体的材料是否都已备齐？",
    answers: {
      "face-scan": "本人当天在场并通过刷脸",
      ready: "人工审核需要的照片已拍好",
      representative: "法定代表人当天在场并通过刷脸",
      licence: "人工审核需要的营业执照、照片和授权书已彩色扫描",
      "struck-off": "盖章的注销声明函已彩色扫描",
      unverified: "账号从未实名认证，也没有进行中的认证",
    },
    how: "按账号主体备齐“材料”一节列出的内容。进行中的实名认证要先完成。",
  },
  "records-bills": {
    asks: "账单和账单明细是否已保存到本账号之外？",
    answers: { saved: "已导出，副本可以打开" },
    how: "费用中心 > 费用账单 > 导出；从账号开通起的每个月。",
  },
  "records-invoices": {
    asks: "发票是否已申请并保存到本账号之外？",
    answers: {
      saved: "已下载",
      none: "从未开过发票，也没有要申请的（已在控制台查看）",
    },
    how: "费用中心 > 发票管理。",
  },
  "records-transactions": {
    asks: "账号资金的收支明细是否已保存到本账号之外？",
    answers: { saved: "已导出，副本可以打开" },
    how: "费用中心 > 收支明细 > 导出。",
  },
  "records-audit": {
    asks: "必须保留的审计事件是否已保存到本账号之外？",
    answers: { saved: "已复制到别处，副本可以打开", "not-needed": "没有保留的义务" },
    how: "操作审计（CloudAudit）：最近 90 天的事件可以导出；更早的在跟踪集使用的存储桶里，清理时会被删除。",
  },
};
