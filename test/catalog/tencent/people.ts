import type { Seeds } from "../support/seed.ts";

const OTHER = { Uin: 100_001_000_043, Name: "other" } as const;
const THEIRS =
  '{"statement":[{"principal":{"qcs":["qcs::cam::uin/100000000099:root"]},"effect":"allow"}]}';

/** Who signs in, and what they may. */
export const seeds: Seeds = {
  "cam.user": { records: { each: { Uin: 100_001_000_101 } } },

  "cam.access-key": {
    records: { each: { AccessKeyId: "AKIDodd{nnn}", Status: "Active", Uin: OTHER.Uin } },
    resources: { "*": { "cam.user": [OTHER] } },
  },

  "cam.collaborator": { records: { each: { Uin: 100_000_000_701 } } },

  "cam.other-identity": {
    records: {
      table: "cam.wechat-user",
      each: { Uin: 100_001_000_701, UserType: "WechatCorpUser" },
    },
    resources: {
      "*": {
        "cam.user": [
          { Uin: 100_001_000_901, Name: "centre", UserType: "CICUser" },
          { Uin: 100_001_000_902, Name: "agent", UserType: "AgentIdentity" },
        ],
      },
    },
    further: ["100001000901", "100001000902"],
  },

  "cam.message-receiver": {
    records: {
      table: "cam.receiver",
      each: { Uid: 1001, IsReceiverOwner: 0 },
    },
  },

  "cam.group": {
    // Each is asked about further, so the pages are short.
    pageSize: 10,
    records: { each: { GroupId: 501 }, but: { full: { GroupId: 601 } } },
    resources: {
      "*": { "cam.user": [OTHER], "cam.group-member": [{ GroupId: 601, Uin: OTHER.Uin }] },
    },
    items: { 601: { facts: { users: ["other"] } } },
  },

  "cam.role": {
    records: {
      each: { RoleId: "4611{nnn}", RoleType: "user", PolicyDocument: THEIRS },
    },
    items: { "4611001": { ties: { usedByOthers: ["qcs::cam::uin/100000000099:root"] } } },
  },

  "cam.service-linked-role": {
    records: {
      table: "cam.role",
      each: { RoleId: "4612{nnn}", RoleType: "service_linked", DeletionTaskId: "" },
      but: {
        leaving: { DeletionTaskId: "task-on" },
        kept: { DeletionTaskId: "task-failed" },
      },
    },
    resources: {
      "*": {
        "cam.role-deletion": [
          { DeletionTaskId: "task-on", Status: "IN_PROGRESS", Reason: "" },
          { DeletionTaskId: "task-failed", Status: "FAILED", Reason: "The role is in use: odd" },
        ],
      },
    },
  },

  "cam.policy": {
    pageSize: 10,
    records: {
      each: { PolicyId: 5001, Type: 1 },
      but: { attached: { PolicyId: 6001 } },
    },
    resources: {
      "*": {
        "cam.user": [OTHER],
        "cam.attachment": [
          { Kind: "user", Target: String(OTHER.Uin), PolicyId: 6001 },
          { Kind: "role", Target: "4611", PolicyId: 6001 },
          { Kind: "group", Target: "501", PolicyId: 6001 },
        ],
      },
    },
  },

  "cam.saml-provider": { records: { each: { Name: "idp-{nnn}" } } },
};
