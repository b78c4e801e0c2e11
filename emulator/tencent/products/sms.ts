import type { Call } from "../../core/call.ts";
import { textOf } from "../../core/json.ts";
import { defineTable, type Row } from "../../core/table.ts";
import { change, list, offset } from "../listing.ts";
import { defineService } from "../service.ts";

/** Signatures: `International` 0 or 1. */
const signs = defineTable("sms.sign", { id: "SignId", scope: "account" });
/** Templates: `International` 0 or 1. */
const templates = defineTable("sms.template", { id: "TemplateId", scope: "account" });
/** Packages; `_sdkAppId` is the application, of which no list exists. */
const packages = defineTable("sms.package", { id: "PackageId", scope: "account" });

const abroad = (call: Call, row: Row): boolean =>
  Number(row["International"] ?? 0) === call.number("International");

/** Text messages. */
export const sms = defineService({
  product: "sms",
  version: "2021-01-11",
  scope: "region",
  tables: [signs, templates, packages],
  actions: {
    DescribeSmsSignList: list({
      table: signs,
      set: "DescribeSignListStatusSet",
      total: null,
      page: offset(10, 100),
      params: { International: "int!" },
      where: abroad,
    }),
    DeleteSmsSign: change({
      table: signs,
      ids: "SignId",
      one: true,
      type: "int!",
      missing: "FailedOperation.SignatureIncorrectOrUnapproved",
    }),
    DescribeSmsTemplateList: list({
      table: templates,
      set: "DescribeTemplateStatusSet",
      total: null,
      page: offset(10, 100),
      params: { International: "int!" },
      where: abroad,
    }),
    DeleteSmsTemplate: change({
      table: templates,
      ids: "TemplateId",
      one: true,
      type: "int!",
      missing: "FailedOperation.TemplateIdNotExist",
    }),
    SmsPackagesStatistics: list({
      table: packages,
      set: "SmsPackagesStatisticsSet",
      total: null,
      page: offset(500, 500),
      params: {
        SmsSdkAppId: "string!",
        Limit: "int!",
        Offset: "int!",
        BeginTime: "string!",
        EndTime: "string!",
      },
      where: (call, row) => {
        call.need("BeginTime");
        call.need("EndTime");
        return textOf(row["_sdkAppId"]) === call.need("SmsSdkAppId");
      },
    }),
  },
});
