import type { PictureTexts } from "../en/pictures.ts";

/** What pictures and their tables say, in Chinese. */
export const pictures: PictureTexts = {
  squares: { found: "有资源", empty: "没有资源", unused: "未使用", unknown: "未知" },
  region: "地域",
  waits: ["时间", "事项", "原因"],
  holds: "（注销在等它）",
  parts: "本页各部分",
  skip: "跳到正文",
  find: "查找",
  findWhat: "名称、ID、地域、操作",
  findIn: "范围",
  everything: "全部",
};
