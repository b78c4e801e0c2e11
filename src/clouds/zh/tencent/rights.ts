/** What gives an identity its rights, and what limits them, in Chinese. */
export const RIGHTS = {
  root: (account: string) => `账号 ${account} 的主账号`,
  user: (id: string) => `子用户 ${id}`,
  role: (name: string) => `角色 ${name}`,
  boundary: (of: string) => `${of}的权限边界`,
  federated: (of: string) => `${of}的密钥来自 GetFederationToken，没有调用能读取其策略`,
  useOthers: "改用子用户或角色的密钥。",
  called: "服务控制策略",
  whether: "服务控制策略是否约束该账号",
  manager: "管理账号下的子用户",
  lacks: (manager: string) => `账号 ${manager} 管理的集团组织的服务控制策略可能约束本账号`,
} as const;
