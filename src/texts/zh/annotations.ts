import { told } from "../amounts.ts";
import type { AnnotationTexts } from "../en/annotations.ts";

/** What is said at lines of a project, in Chinese. */
export const annotations: AnnotationTexts = {
  finding: (subject, says) => `${subject}：${says}`,
  rule: (id, title) => `${id}：${title}`,
  next: (remedy) => `下一步：${remedy}`,
  findings: (number) => `${told(number)} 项发现`,
  moreFindings: (number) => `另有 ${told(number)} 项发现`,
  moreOf: (number, rule) => `${rule} 另有 ${told(number)} 项发现`,
  elsewhere: {
    error: (number, account) => elsewhere(`${told(number)} 项错误`, account),
    warning: (number, account) => elsewhere(`${told(number)} 项警告`, account),
    note: (number, account) => elsewhere(`${told(number)} 项提示`, account),
  },
  rules: {
    followed: {
      title: "account.yaml 的每条规则都能执行",
      remedy: "改正或删除该规则。",
    },
    same: {
      title: "已提交的审核与账号现状一致",
      remedy: "重新运行 `npx closeout review`，并取得批准。",
    },
  },
  differences: {
    added: (line) => `${line}：在审核之后出现`,
    changed: (line, facts) => `${line}：审核之后发生变化：${facts.join("、")}`,
    gone: (line) => `${line}：不是由 Closeout 删除而消失`,
  },
};

function elsewhere(more: string, account: string): string {
  return `账号 ${account} 另有 ${more}，见任务摘要和评论`;
}
