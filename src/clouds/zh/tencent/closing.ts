/** Why an account cannot be closed as it is reached, and what to do instead, in Chinese. */
export const CLOSED = {
  alone: {
    because: "创建的成员由其管理账号删除，而 account.yaml 使用的是成员自己的凭证",
    instead:
      "设置 `access.via: management` 和管理账号的 ID，并使用管理账号下有管理员权限的子用户的密钥。",
  },
  outside: {
    because: "不在集团组织里的账号没有管理账号",
    instead: "设置 `access.via: own`，并使用账号自己的凭证。",
  },
} as const;
