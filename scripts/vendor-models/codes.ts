import { readFileSync } from "node:fs";

/** What a vendor publishes of the error codes of one product. */
export interface ProductCodes {
  /** Where the lists by action are from. */
  readonly source: string;
  /** Codes by action, separated by blanks; an action without a published list is left out. */
  readonly actions: Readonly<Record<string, string>>;
  /** What the vendor says of codes that rows use, or that may be ones that they should. */
  readonly says: Readonly<Record<string, string>>;
}

/** `src/clouds/<cloud>/vendor-codes.json`: by product. */
export type VendorCodes = Readonly<Record<string, ProductCodes>>;

/** What a code may mean to a row. */
export type CodeKind = "gone" | "busy" | "never opened";

/** What comes behind the family of a code; the code itself where it has none. */
function ownPart(code: string): string {
  return code.includes(".") ? code.slice(code.indexOf(".") + 1) : code;
}

/** Codes whose name or text speaks of something else than the item that is asked about. */
const OTHER =
  /Filter|Action(?:Not|$)|Interface|Controller|Parameter|Region|Zone|Tag|Project|Role|Policy(?:Id)?Not|MFA|AppId|Password|Template(?:Id)?Ver|Account|User|Uin|Qualifier|Version|LaunchConfiguration|SecurityGroup(?:Id)?Not|HpcCluster|InstanceType|VpcIdOrSubnetId|Pgroup/u;

const GONE =
  /Not(?:Found|Exist)|NoExist|DoesNotExist|HasBeenDeleted|(?:Instance)?Deleted$|Terminated$|^ResourceNotFound$/u;
const GONE_TEXT = /(?:不存在|未找到|没有找到|未查询到|已删除|找不到)/u;
const BUSY =
  /InProgress|InProcess|Processing|Running|(?:Been)?Locked|LockFail|LockerConflict|InOperati(?:ng|on)|Busy|(?:Operation|Task|Deal)Conflict|State|Status|Pending|Unfinished|Migrating/u;
const BUSY_TEXT = /(?:正在|稍后重试|稍后再试|进行中|尚未完成)/u;
const OPENED =
  /(?:Account|User|Service)(?:s)?(?:Not|No|DoesNot)(?:Exist|Found|Open|Register)|NotOpen|NotActivated|InvalidVodUser|EmptyData|NoDataOf/u;
const OPENED_TEXT = /(?:未开通|没有开通|尚未开通|数据为空)/u;

/** What kinds a listed code may be of, by its name and by what the vendor says of it. */
export function kindsOf(code: string, says: string): readonly CodeKind[] {
  const own = ownPart(code);
  const opened = OPENED.test(own) || OPENED_TEXT.test(says);
  if (opened) return ["never opened"];
  if (OTHER.test(own) || /^(?:InternalError|LimitExceeded)\b/u.test(code)) return [];
  return [
    ...(GONE.test(own) || GONE_TEXT.test(says) ? (["gone"] as const) : []),
    ...(BUSY.test(own) || BUSY_TEXT.test(says) ? (["busy"] as const) : []),
  ];
}

/** The codes that are published for an action; undefined where there is no list. */
export function listedFor(
  codes: VendorCodes,
  product: string,
  action: string,
): ReadonlySet<string> | undefined {
  const list = codes[product]?.actions[action];
  return list === undefined ? undefined : new Set(list.split(" "));
}

/** Where a cloud's codes are committed. */
export function codesFile(cloud: string): URL {
  return new URL(`../../src/clouds/${cloud}/vendor-codes.json`, import.meta.url);
}

/** Reads the committed codes of a cloud. */
export function loadVendorCodes(cloud: string): VendorCodes {
  return JSON.parse(readFileSync(codesFile(cloud), "utf8"));
}

/** One action a line. */
export function formatCodes(codes: VendorCodes): string {
  const part = (name: string, values: Readonly<Record<string, string>>): string => {
    const lines = Object.entries(values)
      .sort(([one], [two]) => (one < two ? -1 : 1))
      .map(([key, value]) => `   ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}:{${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n `}}`;
  };
  const products = Object.entries(codes).map(
    ([name, { source, actions, says }]) =>
      ` ${JSON.stringify(name)}: {"source":${JSON.stringify(source)},${part("actions", actions)},${part("says", says)}}`,
  );
  return `{\n${products.join(",\n")}\n}\n`;
}
