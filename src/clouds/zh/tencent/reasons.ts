/** Why an item is not simply deleted, and what a person does with it, by the words of the rows. */
export const reasons: Readonly<Record<string, string>> = {
  "no API cancels or finishes an order, and the account does not close with one":
    "没有 API 可以取消或完成订单，而账号下有未完成的订单时不能注销",
  "Open Billing Center, Orders in the console of the account.":
    "在本账号的控制台打开费用中心 > 订单管理。",
  "Unpaid: cancel it, or let it expire. Paid and not delivered: wait, or ask customer service.":
    "未支付：取消，或等它过期。已支付未发货：等待，或联系客服。",
  "no API pays cash out or settles a debt": "没有 API 可以提现或结清欠款",
  "Open Billing Center in the console of the account.": "在本账号的控制台打开费用中心。",
  "Money left: Withdraw. Money owed: Top up. Refunds come back here: look again after the last one.":
    "有余额：提现。有欠费：充值。退款会退回到这里：最后一笔到账之后再看一次。",
  "Run the plan again when the balance reads zero.": "余额显示为零之后，重新计划。",
  "a voucher is lost with the account: abandon it by name in account.yaml, or use it up":
    "代金券会随账号注销而作废：在 account.yaml 里点名放弃，或先用完",
  "Set `disposition: abandon` for it in account.yaml, with the reason.":
    "在 account.yaml 里对它设置 `disposition: abandon`，并写明原因。",
  "the organization's way into its member; it goes with the account":
    "集团组织进入其成员的途径；随账号一起注销",
  "no documented call deletes a collaborator, and the account does not close with one":
    "没有文档说明的调用可以删除协作者，而账号下有协作者时不能注销",
  "Open CAM, Users, User List in the console of the account, as its root user or an administrator.":
    "用主账号或管理员登录本账号的控制台，打开访问管理 > 用户 > 用户列表。",
  "Find the collaborator by its account id, choose More, then Delete.":
    "按账号 ID 找到该协作者，选择“更多”，然后“删除”。",
  "users of WeChat Work, of the identity centre and of agents are managed where they come from":
    "企业微信、身份中心和智能体的用户在各自的来源处管理",
  "WeChat Work: CAM, Users, WeChat Work users; delete it there.":
    "企业微信：访问管理 > 用户 > 企业微信用户，在那里删除。",
  "Identity centre: end its synchronisation in the management account, which deletes the user.":
    "身份中心：在管理账号里结束同步，用户随之删除。",
  "Agent: delete the agent that owns it.": "智能体：删除拥有该用户的智能体。",
  "a system disk is released with its instance": "系统盘随实例一起释放",
  "the disk is released with its instance": "云硬盘随实例一起释放",
  "it outlives its instance, so it is released by itself": "不会随实例释放，因此单独释放",
  "it was returned already": "已经退还过",
  "it has expired": "已过期",
  "disks like it cannot be returned": "这类云硬盘不能退还",
  "no more disks of this account can be returned": "本账号的云硬盘退还次数已用完",
  "a disk that is bound to its instance is not returned alone, and goes with the instance":
    "与实例绑定的云硬盘不能单独退还，随实例一起退还",
  "the cloud lists it as not to be returned, for a reason that its pages do not name":
    "云标明它不能退还，其页面没有说明原因",
  "the cloud lists it as not to be returned": "云标明它不能退还",
  "a locked snapshot cannot be deleted before its lock ends": "已锁定的快照在锁定结束之前不能删除",
  "it is shared with other accounts; end the sharing in the console first":
    "已共享给其他账号；先在控制台取消共享",
  "no API gives a package back: abandon it by name in account.yaml, or use it up":
    "没有 API 可以退还资源包：在 account.yaml 里点名放弃，或先用完",
  "object lock is on and cannot be switched off: locked objects go only when their retention has ended":
    "对象锁定已开启且无法关闭：被锁定的对象在保留期结束之后才能删除",
  "its objects are read and deleted through sessions of a kind of their own, which this program does not open":
    "其对象通过一种专门的会话读取和删除，而本程序不支持这种会话",
  "Open the COS console, Buckets, and choose the rapid bucket in its region.":
    "打开 COS 控制台 > 存储桶列表，选择所在地域的高性能存储桶。",
  "Delete its objects and unfinished uploads, then delete the bucket.":
    "删除其对象和未完成的分块上传，然后删除存储桶。",
  "stopped is not released: it still stands and its disks bill":
    "关机不等于释放：实例仍然存在，其云硬盘继续计费",
  "its storage is paid in advance and is given back with it: set `disposition: delete` for it in account.yaml":
    "其存储空间已预付，会随集群一起退还：在 account.yaml 里对它设置 `disposition: delete`",
  "the zone is banned; only customer service can take it out": "解析域被封禁，只有客服能移除",
  "a zone with a paid plan cannot be deleted before its plan is given back":
    "有付费套餐的解析域，退还套餐之后才能删除",
  "its transfer is under way": "正在转移",
  "it has expired and is in its redemption period; it leaves the account when that is over":
    "已过期，处于赎回期；赎回期结束后离开账号",
  "it has expired and is in its renewal period: it may be abandoned with the closure's remark":
    "已过期，处于续费期：可以在注销备注里放弃",
  "an account does not close while it holds a domain, and no API deletes one":
    "账号下有域名时不能注销，而没有 API 可以删除域名",
  "To another account: Domains console, transfer between accounts; the other side accepts.":
    "转到其他账号：域名注册控制台 > 账号间转移，由对方接收。",
  "To another registrar: lift the transfer lock, get the transfer code, and start the transfer there.":
    "转到其他注册商：关闭禁止转移锁，获取转移密码，然后在那里发起转移。",
  "To let it run out: switch auto-renewal off, then wait for its expiry; in its renewal period it may be abandoned in the closure's form.":
    "等它到期：关闭自动续费，然后等待到期；处于续费期时，可以在注销表单里放弃。",
  "another product made the key for itself, and it goes with that product":
    "密钥由其他云产品为自身创建，随该产品一起删除",
  "it was bought more than five days ago": "购买已超过五天",
  "it was not paid in advance": "不是包年包月",
  "no more instances of this account can be returned": "本账号的实例退还次数已用完",
  "it was bought in a promotion, which is not refunded": "购买于促销活动，不支持退款",
  "it is refunded by a ticket to the support alone": "只能通过提交工单退款",
  "the product allows no refund of it": "该产品不支持退款",
  "the cloud says that it cannot be returned": "云表示它不能退还",
  "ending an organization is a decision of its own: set `disposition: delete` for it in account.yaml, once its members, share units and policies are gone":
    "删除集团组织需要单独决定：成员、共享单元和策略都移除之后，在 account.yaml 里对它设置 `disposition: delete`",
  "the vendor's own list of areas; what is shared in one stands on lines of its own":
    "这是厂商自己的区域列表；其中共享的资源单独列出",
  "an area is no thing of the account's": "区域不是账号的资源",
  "Nothing is to be done.": "不需要操作。",
  "other accounts use what is shared: talk to them first":
    "其他账号正在使用共享的资源：先与对方沟通",
  "Open Organization, Resource Sharing in the console of the managing account.":
    "在管理账号的控制台打开集团账号管理 > 资源共享。",
  "Take the resources and the members out of the unit, then delete it.":
    "把资源和成员移出共享单元，然后删除共享单元。",
  "no teardown deletes another account, or leaves it without its organization":
    "清理绝不会删除其他账号，也不会让它失去所属的集团组织",
  "A created member: close it as an account of its own here (kind created-member).":
    "创建的成员：在这里作为独立的账号注销（`kind: created-member`）。",
  "An invited member: take it out of the organization (kind invited-member, `closure.leaveDirectory`).":
    "邀请的成员：把它移出集团组织（`kind: invited-member`、`closure.leaveDirectory`）。",
  "every region has a default namespace, which cannot be deleted":
    "每个地域都有一个默认命名空间，不能删除",
  "an order or revocation of it is under way": "证书正在申请或吊销",
  "a network that is paid in advance is deleted only after its bandwidth has run out":
    "预付费的云联网在带宽到期之后才能删除",
  "which call releases an address of this kind was not found": "没有找到可以释放这类地址的调用",
  "a VPN gateway that is paid in advance is deleted only after it has run out":
    "包年包月的 VPN 网关到期之后才能删除",
  "the main route table goes with its VPC": "主路由表随私有网络一起删除",
  "every region has a default security group, and it is the cloud's to remove":
    "每个地域都有一个默认安全组，由云自行移除",
  "the primary interface goes with its instance": "主网卡随实例一起释放",
  "it belongs to what it is attached to and goes with it": "归所绑定的资源所有，随其一起释放",
};
