/** Why the key in use is not deleted by a run, in Chinese. */
export const KEY_STAYS = {
  root: "它是主账号的密钥，要在控制台删除",
  role: "它是角色的临时密钥，会自行失效",
};
