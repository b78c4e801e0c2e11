import { defineTable } from "../../core/table.ts";
import { refusal } from "../errors.ts";
import { change, list } from "../listing.ts";
import { defineService } from "../service.ts";

/** Log sets. */
const logsets = defineTable("cls.logset", { id: "LogsetId" });
/** Topics; `_shipsTo` names what takes its logs: function, data-form, schedule-sql. */
const topics = defineTable("cls.topic", { id: "TopicId" });
/** Machine groups. */
const machineGroups = defineTable("cls.machine-group", { id: "GroupId" });
/** Alarms. */
const alarms = defineTable("cls.alarm", { id: "AlarmId" });
/** Notices of alarms; `_alarms` says that one uses it. */
const notices = defineTable("cls.alarm-notice", { id: "AlarmNoticeId" });

const ships: Readonly<Record<string, string>> = {
  function: "OperationDenied.TopicHasDeliverFunction",
  "data-form": "OperationDenied.TopicHasDataFormTask",
  "schedule-sql": "OperationDenied.TopicHasScheduleSqlTask",
};

/** Logs. Filters are `{Key, Values}` here. */
export const cls = defineService({
  product: "cls",
  version: "2020-10-16",
  scope: "region",
  tables: [logsets, topics, machineGroups, alarms, notices],
  actions: {
    DescribeLogsets: list({
      table: logsets,
      set: "Logsets",
      filters: { logsetId: "LogsetId", logsetName: "LogsetName" },
    }),
    DeleteLogset: change({
      table: logsets,
      ids: "LogsetId",
      one: true,
      missing: "ResourceNotFound.LogsetNotExist",
      refuse: (call, row) =>
        call.table(topics).some((one) => one["LogsetId"] === row["LogsetId"])
          ? refusal("FailedOperation.LogsetNotEmpty", `${row["LogsetId"]} still has topics.`)
          : undefined,
    }),
    DescribeTopics: list({
      table: topics,
      set: "Topics",
      filters: { topicId: "TopicId", logsetId: "LogsetId", topicName: "TopicName" },
      // 0 log topics (the default), 1 metric topics.
      params: { BizType: "int" },
      where: (call, row) => Number(row["BizType"] ?? 0) === (call.number("BizType") ?? 0),
    }),
    DeleteTopic: change({
      table: topics,
      ids: "TopicId",
      one: true,
      missing: "ResourceNotFound.TopicNotExist",
      refuse: (_call, row) => {
        const code = ships[String(row["_shipsTo"])];
        return code === undefined ? undefined : refusal(code, `${row["TopicId"]} is shipped.`);
      },
    }),
    DescribeMachineGroups: list({ table: machineGroups, set: "MachineGroups" }),
    DeleteMachineGroup: change({
      table: machineGroups,
      ids: "GroupId",
      one: true,
      missing: "ResourceNotFound.MachineGroupNotExist",
    }),
    DescribeAlarms: list({ table: alarms, set: "Alarms" }),
    DeleteAlarm: change({
      table: alarms,
      ids: "AlarmId",
      one: true,
      missing: "ResourceNotFound.AlarmNotExist",
    }),
    DescribeAlarmNotices: list({ table: notices, set: "AlarmNotices" }),
    DeleteAlarmNotice: change({
      table: notices,
      ids: "AlarmNoticeId",
      one: true,
      missing: "ResourceNotFound.AlarmNoticeNotExist",
      refuse: (call, row) => {
        const id = String(row["AlarmNoticeId"]);
        const used = call.table(alarms).some((one) => JSON.stringify(one).includes(id));
        return used ? refusal("OperationDenied.NoticeHasAlarm", `${id} has alarms.`) : undefined;
      },
    }),
  },
});
