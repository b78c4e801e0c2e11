/** What the cloud's own check of a member says against its deletion, in Chinese, by its fields. */
export const CHECK = {
  items: {
    IsCreateMember: {
      name: "成员不是由集团组织创建的",
      next: "没有调用能改变这一点：受邀成员先退出集团组织（`kind: invited-member`、`closure.leaveDirectory: true`），然后在控制台注销。",
    },
    DeletionPermission: {
      name: "成员删除许可未开启",
      next: "管理账号的集团账号管理控制台 > 基本信息：由主账号或管理员开启；没有 API 可以开启。",
    },
    IsAssignManager: {
      name: "成员是某个可信服务的委派管理员",
      next: "集团账号管理控制台 > 可信服务：取消委派（ListOrgServiceAssignMember，然后 DeleteOrgServiceAssign）。",
    },
    IsAuthManager: {
      name: "成员是主体管理员",
      next: "集团账号管理控制台 > 主体管理：由人指定其他管理员；没有 API 可以指定。",
    },
    IsShareManager: {
      name: "成员共享了资源",
      next: "集团账号管理控制台 > 资源共享：对每个共享单元，先移除其资源，再移除其成员，最后删除共享单元（DeleteShareUnitResources、DeleteShareUnitMembers、DeleteShareUnit）。",
    },
    OperateProcess: {
      name: "成员设置了操作审批",
      next: "集团账号管理控制台 > 操作审批：由人把该成员移除；没有 API 可以移除。",
    },
    BillingPermission: {
      name: "成员的财务权限无法解除（代付准出）",
      next: "集团账号管理控制台 > 成员财务管理：由人处理未结清的事项，并结束代付。",
    },
    CICRoleConfig: {
      name: "成员里部署了身份中心的权限配置",
      next: "管理账号的身份中心：移除授权并解除部署（对该成员调用 DeleteRoleAssignment 或 DismantleRoleConfiguration）。",
    },
    CICUserConfig: {
      name: "身份中心的用户同步到了成员里",
      next: "管理账号的身份中心：结束同步，并让它删除这些用户（DeleteUserSyncProvisioning）。",
    },
  },
  lists: {
    ExistResources: {
      name: "云在成员里检测到资源",
      next: "扫描并部署 teardown 栈；它不认识的资源，在各产品的控制台删除。",
    },
    DetectFailedResources: {
      name: "云无法检测某些类型的资源",
      next: "是否有这类资源，无从得知。稍后重新计划；一直如此时，联系客服。",
    },
  },
  unnamed: {
    name: "检查不允许删除",
    next: (value: string) =>
      `没有说明原因（AllowDelete 为 ${value}）。在集团账号管理控制台查看该成员，然后重新计划。`,
    absent: "空",
  },
  unknown: {
    name: (name: string) => `未知：${name}`,
    next: (id: string) =>
      `检查没有说明 ${id}，这不能当作好消息。稍后重新计划；一直如此时，联系客服。`,
  },
} as const;
