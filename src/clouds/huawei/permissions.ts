import type { PermissionDocument, Purpose } from "../../core/cloud.ts";
import type { Row } from "../../core/row.ts";
import type { Call } from "../../core/row-call.ts";
import type { Service } from "../../core/service.ts";
import { changingCalls, readingCalls } from "../shared/rows/row-calls.ts";

/**
 * Names by which products stand in a policy, where they are not the product's own. Those of the products
 * that share a host (`dms`, `kms`) are the host's.
 */
const POLICY_NAMES: Readonly<Record<string, string>> = {
  bssintl: "bss",
  csms: "csms",
  eip: "vpc",
  gaussdbfornosql: "nosql",
  gaussdbforopengauss: "gaussdb",
  kafka: "dms",
  rabbitmq: "dms",
  rocketmq: "dms",
};

/** Words with which the vendor's actions begin that change nothing. */
const READS =
  /^(?:Keystone)?(?:List|Show|Get|Count|Batch(?:Show|Query)|Search|Query|listBuckets|listVersions|listMultipart|getBucket)/u;

/**
 * The permission of an action where no row names another one: the vendor's policies name service, resource
 * and operation, which its published models do not, so reading is asked for by `list*` and `get*` of the whole
 * service, and changing by everything in it. That this is enough for each product is unverified.
 */
export function permissionOf(product: string, action: string): string {
  const service = POLICY_NAMES[product] ?? product;
  return READS.test(action) ? readingOf(service) : `${service}:*:*`;
}

/** How all that reads in a service is written in one word; policies write it as two. */
export function readingOf(service: string): string {
  return `${service}:*:{get,list}*`;
}

function permission(service: Service, row: Row, call: Call): readonly string[] {
  const named = row.permissions?.[call.action];
  if (named !== undefined) return [named];
  const needed = permissionOf(call.product ?? service.product, call.action);
  return needed.endsWith("{get,list}*")
    ? ["list*", "get*"].map((verb) => needed.replace("{get,list}*", verb))
    : [needed];
}

/** Permissions that the rows need, sorted, each once. */
function rowPermissions(
  services: readonly Service[],
  purpose: "scan" | "remove",
): readonly string[] {
  const all = services.flatMap((service) =>
    Object.values(service.types).flatMap((row) =>
      [...readingCalls(row), ...(purpose === "remove" ? changingCalls(row) : [])].flatMap((call) =>
        permission(service, row, call),
      ),
    ),
  );
  return [...new Set(all)].sort();
}

/** What the session itself asks, beside the rows. */
const SESSION = {
  scan: [
    "iam:*:get*",
    "iam:*:list*",
    "organizations:*:get*",
    "organizations:*:list*",
    "bss:*:get*",
    "bss:*:list*",
    "rms:*:get*",
    "rms:*:list*",
  ],
  closure: [
    "organizations:accounts:close",
    "organizations:*:get*",
    "organizations:*:list*",
    "organizations:closeAccountStatuses:list",
  ],
  leavingItself: ["organizations:organizations:leave", "organizations:*:get*"],
  assisted: ["bss:*:get*", "bss:*:list*", "organizations:*:get*", "organizations:*:list*"],
  leaving: ["organizations:accounts:remove", "organizations:*:get*", "organizations:*:list*"],
} as const;

/** https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0017.html (version 5.0 of the grammar) */
function policyDocument(permissions: readonly string[], resource?: string): object {
  return {
    Version: "5.0",
    Statement: [
      {
        Effect: "Allow",
        Action: [...new Set(permissions)].sort(),
        ...(resource === undefined ? {} : { Resource: [resource] }),
      },
    ],
  };
}

/** Least-privilege documents for a purpose, from the rows and the session's own calls. */
export function permissionDocuments(
  services: readonly Service[],
  purpose: Purpose,
): readonly PermissionDocument[] {
  if (purpose === "closure") {
    return [
      {
        title: "Close the member",
        attachTo: "an IAM user of the organization's management account",
        document: policyDocument(SESSION.closure),
      },
      {
        title: "Take an invited member out of the organization",
        attachTo:
          "an IAM user of the management account, for kind invited with `closure.leaveDirectory: true`",
        document: policyDocument(SESSION.leaving),
      },
      {
        title: "Leave the organization",
        attachTo:
          "an IAM user of the account itself, for kind invited with `access.via: own` and `closure.leaveDirectory: true`",
        document: policyDocument(SESSION.leavingItself),
      },
      {
        title: "Read what a closing in the console, or a disassociation, needs",
        attachTo:
          "the IAM user of the account itself; for a disassociation also that of the master account, where it runs with its own credentials",
        document: policyDocument(SESSION.assisted),
      },
    ];
  }
  return [
    {
      title: purpose === "scan" ? "Scan the account" : "Scan the account and remove what is in it",
      attachTo: "the IAM user or agency in the account",
      document: policyDocument([...rowPermissions(services, purpose), ...SESSION.scan]),
    },
    {
      title: "Enter the member",
      attachTo:
        "the IAM user of the management account, with `access.via: management`; put the member's id and the agency's name for the stars",
      document: policyDocument(["sts:agencies:assume"], "iam::*:agency:*"),
    },
  ];
}
