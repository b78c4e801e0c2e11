import { type Coverage, isKnown } from "../../src/core/inventory.ts";
import { asItCame, joined, quoted, type Sentence } from "../../src/core/language.ts";
import { OUTCOME_WORDS } from "../../src/core/outcome-words.ts";
import { definePolicy, findings, type PolicyView } from "../../src/core/policy.ts";
import { productOf, productQuestions, productSubject } from "../../src/core/product-question.ts";
import { doubtedReaches, REACH_POLICY, reachQuestion } from "../../src/core/reach.ts";
import { finding, type ToldFinding } from "../../src/core/told.ts";

/**
 * What could not be listed completely is never called empty. Of an identity that is not proved to see
 * everything, a person may state it with evidence: its listings then count.
 */
export const coverageComplete = definePolicy({
  id: REACH_POLICY,
  title: "Every type in every region was listed completely, or proved inactive",
  severity: "mandatory",
  guards: "closure",
  remedy: [
    "Denied: grant the missing permission (`npx closeout permissions`).",
    "Unproved: attach that document as it is to the identity in use, or state with evidence that it sees everything (`npx closeout attest`).",
    "Throttled: plan again later.",
    "Failed: fix the connection, or look up the code; where the product refuses every listing because this account never opened it, state that under the subject `product:<name>` with evidence.",
    "Unsupported: the product or its call is gone there; look in its console, and state the same.",
    "Contradicted: the cloud's inventory names something that the listing lacks; look for it by its id, and answer the question of blind-spots about it.",
    "Then plan again.",
  ].join(" "),
  in: {
    zh: {
      title: "每个地域的每种资源类型都已完整列出，或已证实未开通",
      remedy: [
        "无权限（denied）：授予缺少的权限（`npx closeout permissions`）。",
        "未证实完整（unproved）：把这份权限文档原样授予正在使用的身份，或附证据说明它能看到全部（`npx closeout attest`）。",
        "被限流（throttled）：稍后重新计划。",
        "失败（failed）：修复连接，或查找错误码；如果因为账号从未开通该产品而拒绝所有列表调用，以 `product:<name>` 为对象附证据说明。",
        "不支持（unsupported）：那里已经没有这个产品或这个调用；到它的控制台查看，并作同样的说明。",
        "与其他来源矛盾（contradicted）：云的资源清单提到了列表里没有的资源；按 ID 查找它，并回答 blind-spots 关于它的问题。",
        "然后重新计划。",
      ].join(""),
    },
  },
  asks: (view) => [...productQuestions(view), ...doubtedReaches(view.coverage).map(reachQuestion)],
  check: (view) =>
    findings(
      view.coverage
        .filter((record) => !isKnown(record) && !isAnswered(record, view))
        .map((record) => unknownListing(record, view)),
    ),
});

function questionAbout({ type }: Coverage, { questions }: PolicyView) {
  const subject = productSubject(productOf(type));
  return questions.find((one) => one.policy === REACH_POLICY && one.subject === subject);
}

function isAnswered(record: Coverage, view: PolicyView): boolean {
  return questionAbout(record, view)?.answered !== undefined;
}

/** Why an answer that was given does not count: the question itself need not be answered, and stays silent. */
function objection(record: Coverage, view: PolicyView): readonly Sentence[] {
  const but = questionAbout(record, view)?.but;
  if (but === undefined) return [];
  const { where, says } = but;
  return [{ en: `${where} ${says}`, zh: `${where} ${but.in?.zh.says ?? says}` }];
}

const BETWEEN = [" · ", " · "] as const;

const NOBODY_KNOWS: Sentence = { en: "nobody knows why", zh: "原因未知" };

function unknownListing(record: Coverage, view: PolicyView): ToldFinding {
  const { type, region, outcome, code, permission } = record;
  const subject = `coverage:${type}:${region}`;
  const how = OUTCOME_WORDS[outcome];
  const why = messageOf(record);
  // The listings of one identity lack the same, which a reader sees once.
  if (outcome === "unproved")
    return { ...finding(subject, joined([how, why ?? NOBODY_KNOWS], BETWEEN)), alike: true };
  return finding(
    subject,
    joined(
      [
        { en: `${type} in ${region}: ${how.en}`, zh: `${region} 的 ${type}：${how.zh}` },
        ...(code === undefined ? [] : [asItCame(code)]),
        ...(permission === undefined
          ? []
          : [{ en: `needs ${permission}`, zh: `需要权限 ${permission}` }]),
        ...(why === undefined ? [] : [why]),
        ...objection(record, view),
      ],
      BETWEEN,
    ),
  );
}

/** What happened, as the cloud or this program said it. */
function messageOf(record: Coverage): Sentence | undefined {
  const { message } = record;
  return message === undefined
    ? undefined
    : { en: message, zh: record.in?.zh.message ?? quoted(message).zh };
}
