import { afterPolls, goneAfterPolls } from "../../../core/transition.ts";
import { refusal } from "../../errors.ts";
import { change, isAskedFor, list } from "../../listing.ts";
import type { Action } from "../../service.ts";
import { ipv6Addresses } from "./tables.ts";

/** The kind that is shown to who asks for none (npm tencentcloud-sdk-nodejs, vpc_models). */
const STANDARD = "EIPv6";

/** Kinds of IPv6 address that `address-type` names. */
const KINDS = ["EIPv6", "HighQualityEIPv6", "WanIPv6", "EIP6"];

/** The codes of these calls are unverified: they are those of the other addresses. */
const GONE = "InvalidAddressId.NotFound";

/** IPv6 addresses: their list, unbinding and release. */
export const ipv6AddressActions: Readonly<Record<string, Action>> = {
  DescribeIPv6Addresses: list({
    table: ipv6Addresses,
    set: "AddressSet",
    ids: "IPv6AddressIds",
    params: { Traditional: "bool" },
    filters: {
      "address-id": "AddressId",
      "address-status": "AddressStatus",
      "instance-id": "InstanceId",
      "address-type": "AddressType",
    },
    where: (call, row) => {
      const kind = row["AddressType"];
      if ((kind === "EIP6") !== (call.flag("Traditional") === true)) return false;
      const asked = KINDS.some((one) => isAskedFor(call, "address-type", one));
      return asked || kind === STANDARD || kind === "EIP6";
    },
  }),
  DisassociateIPv6Address: change({
    table: ipv6Addresses,
    ids: "IPv6AddressId",
    one: true,
    missing: GONE,
    ignored: ["KeepBindWithEni"],
    refuse: (_call, row) =>
      row["AddressStatus"] === "BIND" || row["AddressStatus"] === "BIND_ENI"
        ? undefined
        : refusal("InvalidAddressIdStatus.NotPermit", `${row["AddressId"]} is not bound.`),
    apply: (_call, row, table) => {
      const free = { AddressStatus: "UNBIND", InstanceId: "", NetworkInterfaceId: "" };
      table.move(table.idOf(row), afterPolls(1, free), { AddressStatus: "UNBINDING" });
    },
  }),
  ReleaseIPv6Addresses: change({
    table: ipv6Addresses,
    ids: "IPv6AddressIds",
    missing: GONE,
    refuse: (_call, row) =>
      row["AddressStatus"] === "UNBIND"
        ? undefined
        : refusal(
            "UnsupportedOperation.AddressStatusNotPermit",
            `${row["AddressId"]} is ${row["AddressStatus"]}.`,
          ),
    apply: (_call, row, table) =>
      table.move(table.idOf(row), goneAfterPolls(1), { AddressStatus: "OFFLINING" }),
  }),
};
