import { told } from "../amounts.ts";
import type { CommentTexts } from "../en/comment.ts";

/** What a pull request is told, in Chinese. */
export const comment: CommentTexts = {
  blocks: (findings, policies) => `${told(policies)} 条策略的 ${told(findings)} 项发现阻止注销。`,
  nothingBlocks: "没有什么阻止注销。",
  reviewed: (at, items) => `${at} 的审核批准了 ${told(items)} 项。`,
  notReviewed: "尚未审核任何内容。",
  numbers: (added, gone, changed) => `新增 ${added}，消失 ${gone}，变化 ${changed}。`,
  notKnown: (listings) => `${told(listings)} 个列表未知。`,
  policy: (id, title, remedy) => `${id}：${title}。下一步：${remedy}`,
  unknown: "未知",
  added: "新增",
  changed: "变化",
  gone: "消失",
  wave: (wave) => `波次 ${wave}`,
  moreLists: "其他列表",
  counted: (title, number) => `${title}（${told(number)}）`,
  item: (line, disposition) => `${line} · ${disposition}`,
  because: (item, why) => `${item}：${why}`,
  differs: (line, facts) => `${line}：${facts.join("、")}`,
  where: {
    plan: (stack) => `${stack} 的计划`,
    diff: (file) => `${file} 的差异`,
    pages: (pages) => pages.join("、"),
    from: (first, last) => `${first} 至 ${last}`,
  },
  rest: (number, where) => `……另有 ${told(number)} 项，见 ${where}`,
};
