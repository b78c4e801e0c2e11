/** Why an item is not simply deleted, and what a person does with it, by the words of the rows. */
export const reasons: Readonly<Record<string, string>> = {
  "it was bought with its main resource, and is given back with that alone":
    "与主资源一起购买，只能随主资源一起退订",
  "it was bought with its main resource, and goes when that is unsubscribed":
    "与主资源一起购买，随主资源退订而移除",
  "no API pays cash out or settles a debt": "没有 API 可以提现或结清欠款",
  "Open Billing Center in the console of the account.": "在本账号的控制台打开费用中心。",
  "Money left: Withdraw. Money owed: pay it there.": "有余额：提现。有欠款：在那里付清。",
  "Run the plan again when the balance reads zero.": "余额显示为零之后，重新计划。",
  "a coupon is lost with the account, and pays nobody else's bills":
    "代金券随账号注销而作废，不能支付其他账号的账单",
  "a coupon cannot be paid out or handed on": "代金券不能提现，也不能转让",
  "it is a registered domain name: decide on transfer, which a person does, or let-expire":
    "这是已注册的域名：请决定 transfer（由人转移）或 let-expire（等其到期）",
  "no API pays a card out or hands it on": "没有 API 能把储值卡提现或转让",
  "Use it up, or set `disposition: abandon` for it in account.yaml, with the reason.":
    "先用完，或在 account.yaml 中为它写上 `disposition: abandon` 和原因。",
  "Use it up, or let it go with the account.": "先用完，或任其随账号作废。",
  "a locked vault keeps its backups until they expire, and the lock cannot be lifted":
    "已锁定的存储库会把备份保留到过期，锁定无法解除",
  "every region has one, which records what this program does, costs nothing by itself and ends with the account":
    "每个区域都有一个，记录本程序的操作，本身不产生费用，随账号一起注销",
  "no published call deletes a project; one that holds nothing costs nothing, and ends with the account":
    "没有公开的调用可以删除项目；空项目不产生费用，随账号一起注销",
  "no published call deletes a project": "没有公开的调用可以删除项目",
  "IAM, Projects, the project, Delete, once nothing is left in it.":
    "项目里没有剩余资源之后：统一身份认证服务 > 项目 > 该项目 > 删除。",
  "a service made it for itself, and gives it up only when it is used by nothing; it ends with the account":
    "由云服务为自身创建，没有任何使用之后才会移除；随账号一起注销",
  "the organization's way into its member; it goes with the account":
    "组织进入其成员的途径；随账号一起注销",
  "the image is protected; that a call lifts it (GlanceUpdateImage) is unverified":
    "镜像受保护；能否用调用（GlanceUpdateImage）解除保护，未经证实",
  "object lock is on and cannot be switched off: locked objects go only when their retention has ended":
    "WORM 保护已开启且无法关闭：受保护的对象在保护期结束之后才能删除",
  "no teardown closes another account: close it first, with kind created":
    "清理绝不会关闭其他账号：先以 `kind: created` 关闭该账号",
  "no teardown closes another account: take it out of the organization, with kind invited":
    "清理绝不会关闭其他账号：以 `kind: invited` 把它移出组织",
  "it is an account of its own, and no teardown ever closes another account":
    "这是一个独立的账号，清理绝不会关闭其他账号",
  "A created account: make accounts/<name>/account.yaml for it with kind created, and close it first.":
    "创建的账号：为它建立 accounts/<name>/account.yaml（`kind: created`），先关闭它。",
  "An invited account: make accounts/<name>/account.yaml for it with kind invited, or remove it: Organizations, Organization, the account, Remove.":
    "邀请的账号：为它建立 accounts/<name>/account.yaml（`kind: invited`），或者移除它：组织 > 组织管理 > 该账号 > 移除。",
  "no published call deletes an instance": "没有公开的调用可以删除实例",
  "One that is paid by use: ROMA Connect, Instances, More, Delete.":
    "按需计费的：ROMA Connect > 实例 > 更多 > 删除。",
  "One that was bought for a period: Billing Center, Unsubscriptions, then Unsubscribe.":
    "包年/包月的：费用中心 > 退订管理 > 退订。",
};
