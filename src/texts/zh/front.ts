import type { FrontTexts } from "../en/front.ts";

/** What plans and deploys say around everything else, and of what rests on people, in Chinese. */
export const front: FrontTexts = {
  more: (number) => `……另有 ${number} 项`,
  failed: (what, next) => `${what}。\n下一步：${next}`,
  listed: (done, total) => `已列出 ${done} 个，共 ${total} 个`,
  blank: "账号 ID 为空",
  mismatch: (where, named, file, account) =>
    `${where} 写的是账号 ${named}，而 ${file} 描述的是 ${account}`,
  mismatchNext: (where) => `没有发出任何调用。请在 ${where} 中使用账号文件里的账号 ID。`,
  takenOver: "那次运行做过什么，日志里有记录；本次运行从那里继续。",
  relied: {
    head: (number) => `${number} 条说明覆盖了没有 API 可查的内容`,
    answer: (about, answer, says) => `${about}：“${answer}”，${says}`,
    by: (line, who, at) => `${line}，${who} 于 ${at} 说明`,
    where: (line, place) => `${line}（${place}）`,
    about: (policy, subject) => `${policy}：${subject}`,
  },
  off: {
    head: (number) => `这个账号关闭了 ${number} 条策略`,
    line: (id, because, place) => `${id}：${because}（${place}）`,
  },
  way: {
    dates: "注销要等待的日期",
    steps: "注销之前还要完成的步骤",
    leaving: "解除关联之前还要完成的步骤；解除关联在注销之前",
    step: (title, left) => `${title}：${left}`,
    how: (line, how) => `${line}：${how}`,
    done: "已完成",
    waits: "等待中",
    waitsUntil: (at) => `等待至 ${at}`,
    left: (number) => `还有 ${number} 项`,
    submitted: (at) => `最早可以在 ${at} 提交。`,
    closed: (at) => `最早可以在 ${at} 注销。`,
    waiting: "正在等待：",
    wait: (until, what, because) => `${until}：${what}，${because}`,
    undated: (number) => `由人完成、没有确定日期的：${number} 项（npx closeout timeline）`,
  },
  leftOn: (stack, putBack, next) =>
    `下一步：部署 ${stack}-closure 会${putBack}；有资源要删除时，部署 ${stack}-teardown 也会。或者：${next}`,
};
