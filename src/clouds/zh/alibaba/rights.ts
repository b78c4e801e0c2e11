/** What gives an identity its rights, and what limits them, in Chinese. */
export const RIGHTS = {
  root: (account: string) => `账号 ${account} 的主账号（root）`,
  user: (name: string) => `RAM 用户 ${name}`,
  role: (name: string) => `RAM 角色 ${name}`,
  called: "管控策略",
  whether: "管控策略是否约束该账号",
  manager: "管理账号下的 RAM 用户或角色",
  lacks: (manager: string) => `账号 ${manager} 管理的资源目录的管控策略约束本账号`,
} as const;
