/** What deleting a member does, in Chinese. */
export function deletionExpectation(id: string): string {
  return `删除成员 ${id} 及其中的一切（DeleteAccount）；此操作无法撤销。云厂商先审核删除，没有调用能查询审核进度：组织不再列出该账号时，才认定为已注销。`;
}

/** What removing a member from its organization does, in Chinese. */
export function removalExpectation(id: string, action: string): string {
  return `把成员 ${id} 移出组织（${action}）。账号不会注销，其中的内容不会删除；管理账号在其中的角色不能再使用，此后需要账号自己的凭证。账号此后按 \`kind: standalone\` 处理。`;
}

/** Why the key in use is not deleted by a run, in Chinese. */
export const KEY_STAYS =
  "此云的最后一个密钥由主账号在控制台删除：子用户不能操作主账号的密钥（OperationDenied.SubUin），能否删除自己的密钥尚不清楚";
