/** Why an item is the caller's own way in, in Chinese. */
export const OWN = {
  role: "角色",
  rootKey: "主账号（root）唯一的密钥，正在使用",
  draws: (name: string) => `正在使用的 ${name} 依赖它`,
} as const;
