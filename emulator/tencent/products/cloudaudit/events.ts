import type { Account } from "../../../core/store.ts";
import { defineTable } from "../../../core/table.ts";
import { chinaTime } from "../../times.ts";

/** Audited events: the fields of Event; `_time` in seconds. */
export const events = defineTable("cloudaudit.event", { id: "EventId", scope: "account" });

/** Notes what was done in the console. */
export function noteEvent(account: Account, name: string, failed: boolean, now: number): void {
  const table = account.table(events, "");
  table.put({
    EventId: `${account.id}-${table.size + 1}-${now}`,
    Username: "root",
    EventTime: chinaTime(now),
    ErrorCode: failed ? 1 : 0,
    EventName: name,
    EventNameCn: name,
    EventSource: "account.cloud.tencent.com",
    AccountID: Number(account.id),
    ResourceTypeCn: "账号",
    Resources: { ResourceType: "account", ResourceName: account.id },
    ResourceRegion: "",
    EventRegion: "",
    SecretId: "",
    SourceIPAddress: "127.0.0.1",
    RequestID: "",
    _time: Math.floor(now / 1000),
  });
}
