import type { Call } from "../../../core/call.ts";
import { vendorError } from "../../../core/errors.ts";
import type { JsonObject } from "../../../core/json.ts";
import { afterPolls } from "../../../core/transition.ts";
import { action } from "../../service.ts";
import { disks } from "./disks.ts";
import { instances } from "./instances.ts";
import { interfaces } from "./network.ts";

function attachDisk(call: Call): JsonObject {
  const id = call.need("DiskId");
  const found = call.find(disks, id);
  if (found === undefined)
    throw vendorError(404, "InvalidDiskId.NotFound", "The specified disk does not exist.");
  const InstanceId = neededInstance(call, "InvalidInstanceId.NotFound");
  if (found.row["Status"] !== "Available") {
    throw vendorError(
      403,
      "IncorrectDiskStatus",
      "The current disk status does not support this operation.",
    );
  }
  const along = call.flag("DeleteWithInstance");
  found.table.move(id, afterPolls(1, { Status: "In_use", InstanceId }), {
    Status: "Attaching",
    ...(along === undefined ? {} : { DeleteWithInstance: along }),
  });
  return {};
}

function attachInterface(call: Call): JsonObject {
  const id = call.need("NetworkInterfaceId");
  const found = call.find(interfaces, id);
  if (found === undefined)
    throw vendorError(404, "InvalidEniId.NotFound", "The specified ENI does not exist.");
  const InstanceId = neededInstance(call, "InvalidEcsId.NotFound");
  if (found.row["Status"] !== "Available") {
    throw vendorError(
      400,
      "InvalidOperation.InvalidEniState",
      "The operation is not allowed in the current status.",
    );
  }
  const bound = afterPolls(1, { Status: "InUse", InstanceId });
  found.table.move(id, bound, { Status: "Attaching" });
  return {};
}

function neededInstance(call: Call, code: string): string {
  const id = call.need("InstanceId");
  if (call.find(instances, id) !== undefined) return id;
  throw vendorError(404, code, "The specified instance does not exist.");
}

/** Actions that bind something to an instance. */
export const attachingActions = {
  AttachDisk: action({
    params: { DiskId: "key", InstanceId: "key", DeleteWithInstance: "switch" },
    ignored: ["Bootable", "Device", "Force", "KeyPairName", "Password"],
    handle: attachDisk,
  }),
  AttachNetworkInterface: action({
    params: { NetworkInterfaceId: "key", InstanceId: "key" },
    ignored: ["NetworkCardIndex", "TrunkNetworkInstanceId", "WaitForNetworkConfigurationReady"],
    handle: attachInterface,
  }),
};
