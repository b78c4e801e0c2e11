import type { tools as english } from "../en/tools.ts";

/** What differs in the words of the tools, in Chinese. */
export const tools: typeof english = {
  Terraform: {
    planClosure: (name) => `运行 cdktf plan ${name}-closure`,
    planAgain: "请重新计划，不要使用 -refresh=false。",
    accountIdIn: "栈",
  },
  Pulumi: {
    planClosure: (name) => `在 ${name} 的注销项目里运行 pulumi preview`,
    planAgain: "请重新预览。",
    accountIdIn: "程序",
  },
};
