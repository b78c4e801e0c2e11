/** Why an item is not simply deleted, and what a person does with it, by the words of the rows. */
export const reasons: Readonly<Record<string, string>> = {
  "it belongs to the organization and is managed in the management account":
    "归组织所有，在管理账号里管理",
  "a voucher is lost when the account closes: abandon it by name in account.yaml, or use it up":
    "代金券会随账号注销而作废：在 account.yaml 里点名放弃，或先用完",
  "Set `disposition: abandon` for it in account.yaml, with the reason.":
    "在 account.yaml 里对它设置 `disposition: abandon`，并写明原因。",
  "the card's value is lost when the account closes: abandon it by name in account.yaml, or use it up":
    "储值卡的余额会随账号注销而作废：在 account.yaml 里点名放弃，或先用完",
  "its rest is lost when the account closes: abandon it by name in account.yaml, or use it up":
    "剩余部分会随账号注销而作废：在 account.yaml 里点名放弃，或先用完",
  "the commitment's rest is lost when the account closes: abandon it by name in account.yaml, or use it up":
    "剩余的承诺额度会随账号注销而作废：在 account.yaml 里点名放弃，或先用完",
  "no API pays cash out or settles a debt": "没有 API 可以提现或结清欠款",
  "Open Expenses and Costs in the console of the account.": "在本账号的控制台打开“费用与成本”。",
  "Money left: Funds, Withdraw; it arrives within days. Money owed: pay it there.":
    "有余额：资金 > 提现，几天内到账。有欠款：在那里付清。",
  "Run the plan again when the balance reads zero.": "余额显示为零之后，重新计划。",
  "issued and in force: it can only be deleted once revoked, which breaks every site that shows it, or once it has expired; `revoke` does it now":
    "已签发且有效：吊销之后（所有使用它的网站都会中断）或过期之后才能删除；`revoke` 会立即吊销",
  "an issued certificate in force is revoked first, for good":
    "已签发且有效的证书会先被吊销，不可恢复",
  "which call ends an order depends on how far it is, and the vendor's pages do not say which states each call takes":
    "用哪个调用结束订单取决于订单进度，而厂商的页面没有说明每个调用适用于哪些状态",
  "Open Certificate Management Service, SSL Certificates in the console of the account.":
    "在本账号的控制台打开“数字证书管理服务”>“SSL 证书”。",
  "Pending application: ask for a refund, or abandon it by name in account.yaml. Under review: cancel the application first. Review failed or not activated: delete it.":
    "待申请：申请退款，或在 account.yaml 里点名放弃。审核中：先取消申请。审核失败或未激活：删除。",
  "its transfer to another registrar is under way; it leaves when the registry confirms it":
    "正在转移到其他注册商；注册局确认之后即转出",
  "it has expired and is in its redemption period; it leaves the account when that is over":
    "已过期，处于赎回期；赎回期结束后离开账号",
  "it has expired and is in its grace period; the redemption period follows, then it leaves the account":
    "已过期，处于续费宽限期；之后进入赎回期，再离开账号",
  "an account does not close while it holds a domain; its transfer lock is on, which keeps it from another registrar":
    "账号下有域名时不能注销；域名的转移锁已开启，不能转移到其他注册商",
  "an account does not close while it holds a domain, and a domain is never deleted through the API":
    "账号下有域名时不能注销，而域名绝不会通过 API 删除",
  "To another account: Domain Names console, Domain Push (or Transfer Between Accounts); the other side accepts.":
    "转到其他账号：域名控制台 > 账号间转移（Push），由对方接收。",
  "To another registrar: lift the transfer lock, get the transfer code, and start the transfer there.":
    "转到其他注册商：关闭转移锁，获取转移密码，然后在那里发起转移。",
  "A name that was registered or moved within the last 60 days cannot go to another registrar yet: push it to another account, or wait.":
    "最近 60 天内注册或转移过的域名还不能转到其他注册商：转到其他账号，或等待。",
  "To let it run out: switch auto-renewal off, then wait for its expiry, the grace period and the redemption period, about 75 days in all for most names.":
    "等它到期：关闭自动续费，然后等待到期、续费宽限期和赎回期，大多数域名共约 75 天。",
  "To have it gone before: ask the domain customer service for its early cancellation.":
    "需要提前移除：向域名客服申请提前注销该域名。",
  "another product owns it and deletes it with its own resource":
    "归其他云产品所有，随其自身的资源一起删除",
  "the primary interface goes with its instance": "主网卡随实例一起释放",
  "the interface is released with its instance": "网卡随实例一起释放",
  "the disk is released with its instance": "云盘随实例一起释放",
  "it outlives its instance, so it is released by itself": "不会随实例释放，因此单独释放",
  "stopped is not released: it still stands and its disks bill":
    "停机不等于释放：实例仍然存在，其云盘继续计费",
  "another product made it and keeps it; nobody can delete it, and it costs nothing":
    "由其他云产品创建并保留；谁都无法删除，也不产生费用",
  "another product owns the key": "密钥归其他云产品所有",
  "Nothing to do: the key goes with the account.": "不需要操作：密钥随账号一起注销。",
  "a locked retention policy forbids deletion until every object in it has outlived it; nobody can shorten it":
    "保留策略已锁定，所有对象都过了保留期才能删除；谁都无法缩短",
  "OSS-HDFS is in use: delete its data and switch it off in the console, then plan again":
    "正在使用 OSS-HDFS：在控制台删除其数据并关闭该服务，然后重新计划",
  "it goes only once all its vector indexes are gone, which this program does not delete":
    "所有向量索引都删除之后才能删除，而本程序不删除向量索引",
  "Open the OSS console, Vector Buckets, and choose the bucket in its region.":
    "打开 OSS 控制台 > 向量 Bucket，选择所在地域的存储桶。",
  "Delete its vector indexes one by one, then delete the bucket.":
    "逐个删除其向量索引，然后删除存储桶。",
  "its storage is paid in advance; whether that is given back with the cluster is unverified":
    "其存储空间已预付；是否随集群一起退款，未经证实",
  "the way into a member of a resource directory; it goes with the account":
    "进入资源目录成员的途径；随账号一起注销",
  "CloudSSO made this role: take the access configuration off the account there":
    "该角色由云 SSO 创建：在云 SSO 里移除该账号的访问配置",
  "the resource directory makes it in each of its members; it goes with the account":
    "由资源目录在每个成员里创建；随账号一起注销",
  "the report does not say how many keys the root user has: look in the console":
    "报告没有说明主账号有几个密钥：请在控制台查看",
  "only the root user can see and delete its own access keys":
    "只有主账号自己能查看和删除其访问密钥",
  "Sign in as the root user (account name and password, not a RAM user) and open AccessKey in the menu of the account picture.":
    "用主账号登录（账号名和密码，不是 RAM 用户），在头像菜单里打开 AccessKey。",
  "Look at the last use of each key; disable the key, wait until nothing misses it, then delete it.":
    "查看每个密钥最后一次使用的时间；先禁用，确认没有影响之后再删除。",
  "Run the plan again: it counts the keys of the root user, and the count must be zero.":
    "重新计划：它会统计主账号的密钥数，必须为零。",
  "CloudSSO made this user and would make it again: remove its provisioning there":
    "该用户由云 SSO 创建，删除后还会重新创建：在云 SSO 里移除该用户的同步",
  "no archived backup is kept after its release": "释放之后不保留归档备份",
  "archived backups are kept after its release, free for 7 days and billed from then on: set their retention to none first, or delete them in the console under Backups for Deleted Instances":
    "释放之后保留归档备份，7 天内免费，之后计费：事先把备份保留策略设为不保留，或在控制台的“已删除实例备份”里删除",
  "no teardown deletes another account: close it first, with kind resource-account":
    "清理绝不会删除其他账号：先以 `kind: resource-account` 注销该账号",
  "no teardown deletes another account: close it with kind cloud-account, or take it out of the directory to live on":
    "清理绝不会删除其他账号：以 `kind: cloud-account` 注销该账号，或把它移出资源目录继续使用",
  "it is an account of its own, and no teardown ever deletes another account":
    "这是一个独立的账号，清理绝不会删除其他账号",
  "A resource account: make accounts/<name>/account.yaml for it with kind resource-account, and close it first.":
    "资源账号：为它建立 accounts/<name>/account.yaml（`kind: resource-account`），先注销它。",
  "A cloud account that is to live on: Resource Directory, Overview, Remove from the directory; then release its payer relation.":
    "要继续使用的云账号：资源目录 > 概览 > 移除，然后解除其付费关系。",
  "A cloud account that is to go: make accounts/<name>/account.yaml for it with kind cloud-account.":
    "要注销的云账号：为它建立 accounts/<name>/account.yaml（`kind: cloud-account`）。",
  "a nested stack goes with the stack that made it": "嵌套资源栈随创建它的资源栈一起删除",
  "no call deletes bandwidth that is billed by the 95th percentile: ask the vendor":
    "没有调用可以删除按 95 计费的共享带宽：联系厂商",
  "another product owns it and releases it with its own resource":
    "归其他云产品所有，随其自身的资源一起释放",
  "a system route table goes with its VPC": "系统路由表随专有网络一起删除",
};
