/** What gives an identity its rights, and what limits them, in Chinese. */
export const RIGHTS = {
  root: (account: string) => `账号 ${account} 本身`,
  user: (name: string) => `IAM 用户 ${name}`,
  role: (name: string) => `委托 ${name}`,
  inUse: "（正在使用）",
  called: "服务控制策略",
  whether: "是否有组织约束该账号",
  manager: "管理账号下的 IAM 用户",
  lacks: (manager: string) => `账号 ${manager} 管理的组织的服务控制策略可能约束本账号`,
} as const;
