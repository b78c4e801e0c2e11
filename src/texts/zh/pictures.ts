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
  found: "# 项，共 # 项",
  toBeDone: "待办",
  pages: {
    first: (number) => `这是第一页，共 ${number} 页；本页放不下的内容在 `,
    end: "。",
    back: (page) => `返回 ${page}`,
    next: (page) => `下一页：${page}`,
    part: (title, at, of) => `${title}（第 ${at} 页，共 ${of} 页）`,
    all: "全部内容：",
    between: "、",
    moreLines: (number) => `……另有 ${number} 行`,
    cut: (text) => `${text} ……（已截断；完整内容见 review.json）`,
  },
};
