/** Why an account cannot be closed as it is reached, and what to do instead, in Chinese. */
export const CLOSED = {
  alone: {
    because: "创建的成员由其管理账号关闭，而 account.yaml 使用的是成员自己的凭证",
    instead: "设置 `access.via: management` 和管理账号的 ID，并使用管理账号下 IAM 用户的密钥。",
  },
} as const;
