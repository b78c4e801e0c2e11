import { permissionDocumentsBy } from "../shared/session/permission-documents.ts";

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

/** The same in two words. */
function inTwo(permission: string): readonly string[] {
  const both = "{get,list}*";
  return permission.endsWith(both)
    ? ["list*", "get*"].map((verb) => permission.replace(both, verb))
    : [permission];
}

/** All that reads in services. */
function reading(...services: readonly string[]): readonly string[] {
  return services.map(readingOf).flatMap(inTwo);
}

/** Least-privilege documents for a purpose, from the rows and the session's own calls. */
export const permissionDocuments = permissionDocumentsBy({
  permissionOf,
  inWords: inTwo,
  // https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0017.html (version 5.0 of the grammar)
  write: (actions, resource) => ({
    Version: "5.0",
    Statement: [
      {
        Effect: "Allow",
        Action: actions,
        ...(resource === undefined ? {} : { Resource: resource }),
      },
    ],
  }),
  account: {
    attachTo: "the IAM user or agency in the account",
    permissions: reading("iam", "organizations", "bss", "rms"),
  },
  beside: [
    {
      title: "Enter the member",
      attachTo:
        "the IAM user of the management account, with `access.via: management`; put the member's id and the agency's name for the stars",
      permissions: ["sts:agencies:assume"],
      resource: ["iam::*:agency:*"],
    },
  ],
  closure: [
    {
      title: "Close the member",
      attachTo: "an IAM user of the organization's management account",
      permissions: [
        "organizations:accounts:close",
        "organizations:closeAccountStatuses:list",
        ...reading("organizations"),
      ],
    },
    {
      title: "Take an invited member out of the organization",
      attachTo:
        "an IAM user of the management account, for kind invited with `closure.leaveDirectory: true`",
      permissions: ["organizations:accounts:remove", ...reading("organizations")],
    },
    {
      title: "Leave the organization",
      attachTo:
        "an IAM user of the account itself, for kind invited with `access.via: own` and `closure.leaveDirectory: true`",
      permissions: ["organizations:organizations:leave", "organizations:*:get*"],
    },
    {
      title: "Read what a closing in the console, or a disassociation, needs",
      attachTo:
        "the IAM user of the account itself; for a disassociation also that of the master account, where it runs with its own credentials",
      permissions: reading("bss", "organizations"),
    },
  ],
});
