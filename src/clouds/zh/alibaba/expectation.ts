import type { Account } from "../../../core/account.ts";

/** What deleting a resource account does, in Chinese, with the deletion type to expect. */
export function deletionExpectation(
  { id, closure }: Pick<Account, "id" | "closure">,
  payAsYouGo: readonly string[],
): string {
  const codes = payAsYouGo.slice(0, 5).join("、");
  const expected =
    payAsYouGo.length === 0
      ? "最近 30 天没有按量付费资源时为类型 0，约一分钟内删除；否则为类型 1，先静默 45 天"
      : `类型 1，静默 45 天之后删除，因为使用过按量付费（${codes}${payAsYouGo.length > 5 ? "等" : ""}）；只有那是 30 天之前的事，才是类型 0，约一分钟内删除`;
  const permission = closure.enableMemberDeletion
    ? "资源目录的成员删除许可如果关闭，会先开启，之后立即恢复。"
    : "";
  return `删除资源账号 ${id} 及其中的一切；此操作无法撤销或取消。预计的删除方式：${expected}。${permission}`;
}

/** What removing a cloud account from the resource directory does, in Chinese. */
export function removalExpectation({ id }: Pick<Account, "id">): string {
  return `把云账号 ${id} 移出资源目录（RemoveCloudAccount）。账号不会注销，其中的内容不会删除；资源目录在其中的角色不能再使用，此后需要账号自己的凭证。付费关系保留，之后再解除。账号此后按 \`kind: standalone\` 处理。`;
}
