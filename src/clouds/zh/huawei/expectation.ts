/** What closing a member does, in Chinese. */
export function closingExpectation(id: string): string {
  return `注销成员账号 ${id} 及其中的一切（CloseAccount）；此操作无法撤销，删除会立即开始。其手机号和邮箱不能再用于其他账号。组织会在 90 天内把它列为已注销。`;
}

/** What taking a member out of its organization does, in Chinese. */
export function leavingExpectation(id: string, action: string): string {
  return `把成员账号 ${id} 移出组织（${action}）。账号不会注销，其中的内容不会删除，由谁付费也不变；默认委托保留在其中，由人手动删除。账号此后按 \`kind: standalone\` 处理。`;
}

/** Why the key in use is not deleted by a run, in Chinese. */
export const KEY_STAYS =
  "IAM 用户能否删除自己正在用来签名的密钥，对此云尚不清楚：由账号管理员在控制台删除";
