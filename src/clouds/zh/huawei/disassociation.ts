import type { Account, Master } from "../../../core/account.ts";
import type { Disassociation, PacketPart } from "../../../core/assisted.ts";
import type { TermsWords } from "../../../core/translated.ts";
import { further } from "./questions.ts";
import { disassociationSteps } from "./steps.ts";

const REVOCABLE =
  "在企业子账号接受之前，企业主账号可以撤回申请：该账号所在行“操作”列的“撤销解除”（英文控制台：More > Cancel Disassociation）。";

const AFTERWARDS: readonly string[] = [
  "企业子账号自行支付自己的消费、自行开票、自行计税。",
  "关联期间购买的资源，退款退给企业主账号。",
  "企业主账号仍可以查询子账号在关联期间的订单。",
];

const STOPPED =
  "账号由企业主账号创建，没有绑定信用卡，因此会立即被停用。由其管理员绑定信用卡，账号随之恢复";

function partsFor({ tie }: Master): readonly PacketPart[] {
  return [
    {
      title: "接受之后的情况",
      lines: [...AFTERWARDS, ...(tie === "created" ? [`${STOPPED}。`] : [])],
    },
  ];
}

const RESTORE: PacketPart = {
  title: "恢复账号",
  numbered: true,
  lines: [
    "以管理员身份登录企业子账号的控制台。",
    "在控制台管理付款方式的地方，为账号绑定一张信用卡。",
    "查看账号是否已不再停用，并作出说明（`disassociation` `card` `bound`）。",
  ],
};

/** Names of pages and buttons: the vendor's Chinese help, "解除关联子账号". */
function packetsFor({ id }: Pick<Account, "id">, master: Master): Disassociation["packets"] {
  return {
    master: {
      first: [REVOCABLE, "一旦接受，只有重新关联才能恢复。"],
      submit: [
        `以管理员身份登录企业主账号的控制台，核对账号 ID：${master.id}。`,
        "进入企业中心的“组织和账号”页面（Organizations and Accounts）。",
        "找到企业子账号所在的组织，单击关联账号数量后的“展开”（Expand All）。",
        `找到企业子账号，核对账号 ID：${id}。单击“操作”列的“解除关联”（英文控制台：More > Disassociate Account）。`,
        "在弹出的确认对话框中单击“确定”（Yes）；随后提示操作成功。",
        "说明已提出申请（`disassociation` `request` `requested`），并通知子账号一方。",
      ],
      parts: [
        {
          title: "撤回申请",
          numbered: true,
          lines: [
            "在同一行，只要企业子账号还没有接受：“操作”列的“撤销解除”（英文控制台：More > Cancel Disassociation）。",
            "作出说明（`disassociation` `request` `cancelled`）。",
          ],
        },
        ...partsFor(master),
      ],
    },
    member: {
      first: [
        REVOCABLE,
        "企业子账号也可以拒绝：那样什么都不会改变。",
        ...(master.tie === "created" ? [`${STOPPED}。接受之前请备好信用卡。`] : []),
      ],
      submit: [
        `以管理员身份登录企业子账号的控制台，核对账号 ID：${id}。`,
        `进入账号中心 > 我的主账号（My Account > My Master Account），查看解除关联的申请。核对企业主账号：${master.id}。`,
        "选择“接受”（Accept）；有理由不接受时，选择“拒绝”（Reject）。",
        "说明您的答复（`disassociation` `answer` `accepted`，或 `rejected`）。",
      ],
      parts: [...partsFor(master), ...(master.tie === "created" ? [RESTORE] : [])],
    },
  };
}

/** What is told in Chinese of taking an account away from the master account that pays for it. */
export function disassociationTold(account: Pick<Account, "id">, master: Master): TermsWords {
  const packets = packetsFor(account, master);
  return {
    quietBecause: "企业子账号接受之后，关联即告解除。",
    questions: further,
    steps: disassociationSteps,
    ownIdentity: [],
    packet: packets.member,
    leaves: {
      packets,
      ...(master.tie === "created"
        ? { stopped: { says: STOPPED, asks: "账号是否已绑定信用卡，不再停用？" } }
        : {}),
    },
  };
}
