import { randomBytes } from "node:crypto";
import type { Call } from "../../../core/call.ts";
import { type JsonObject, textOf } from "../../../core/json.ts";
import { paginate } from "../../../core/paginate.ts";
import type { Row } from "../../../core/table.ts";
import { users } from "../../identity.ts";
import { type Action, action } from "../../service.ts";
import {
  alreadyExists,
  byMarker,
  conflict,
  type Dialect,
  loginProfiles,
  mfaDevices,
  notExist,
  ramDialect,
  today,
  userOf,
} from "./shared.ts";

function profileOf(call: Call, dialect: Dialect): Row {
  const user = userOf(call, dialect);
  const row = call.table(loginProfiles).get(user.UserName);
  if (row === undefined) {
    throw notExist("User.LoginProfile", "The user login profile does not exist.");
  }
  return row;
}

function getLoginProfile(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const { UserName, CreateDate, ...fields } = call.show(profileOf(call, dialect));
    const name = dialect.naming(call.account, textOf(UserName) ?? "");
    if (dialect === ramDialect) return { LoginProfile: { ...fields, ...name, CreateDate } };
    return { LoginProfile: { ...fields, ...name, Status: "Active", UpdateDate: CreateDate } };
  };
}

function createLoginProfile(call: Call): JsonObject {
  const user = userOf(call, ramDialect);
  call.need("Password");
  if (call.table(loginProfiles).has(user.UserName)) {
    throw alreadyExists("User.LoginProfile", "The user login profile does already EXIST.");
  }
  const row = call.table(loginProfiles).put({
    UserName: user.UserName,
    CreateDate: today(call),
    MFABindRequired: call.flag("MFABindRequired") ?? false,
    PasswordResetRequired: call.flag("PasswordResetRequired") ?? false,
  });
  return { LoginProfile: call.show(row) };
}

function deleteLoginProfile(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const row = profileOf(call, dialect);
    call.table(loginProfiles).remove(textOf(row["UserName"]) ?? "");
    return {};
  };
}

function deviceOf(call: Call, dialect: Dialect): Row {
  const user = userOf(call, dialect);
  const row = call.table(mfaDevices).find((device) => device["UserName"] === user.UserName);
  if (row === undefined) {
    throw notExist("User.MFADevice", "The user has not bound any MFA device.");
  }
  return row;
}

function getUserMfaInfo(dialect: Dialect) {
  return (call: Call): JsonObject => {
    if (dialect === ramDialect) return { MFADevice: deviceInfo(deviceOf(call, dialect)) };
    const user = userOf(call, dialect);
    const row = call.table(mfaDevices).find((device) => device["UserName"] === user.UserName);
    if (row === undefined) return { IsMFAEnable: false };
    return { IsMFAEnable: true, MFADevice: deviceInfo(row) };
  };
}

function deviceInfo(row: Row): JsonObject {
  return { SerialNumber: row["SerialNumber"], Type: "VMFA" };
}

function shapeDevice(call: Call, dialect: Dialect) {
  return (row: Row): JsonObject => {
    const base = { SerialNumber: row["SerialNumber"] };
    const name = textOf(row["UserName"]);
    if (name === undefined) return base;
    const user = call.table(users).get(name);
    return {
      ...base,
      ActivateDate: row["ActivateDate"],
      User: {
        UserId: user?.["UserId"],
        DisplayName: user?.["DisplayName"],
        ...dialect.naming(call.account, name),
      },
    };
  };
}

function listDevicesOfRam(call: Call): JsonObject {
  const shape = shapeDevice(call, ramDialect);
  const devices = call.rows(mfaDevices).map((row) => call.show(row, shape));
  return { VirtualMFADevices: { VirtualMFADevice: devices } };
}

function listDevicesOfIms(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const rows = call.rows(mfaDevices);
    const page = paginate(call, rows, byMarker(100), shapeDevice(call, dialect));
    return {
      IsTruncated: page.truncated,
      Marker: page.next,
      VirtualMFADevices: { VirtualMFADevice: page.items },
    };
  };
}

function createDevice(call: Call): JsonObject {
  const name = call.need("VirtualMFADeviceName");
  const serial = `acs:ram::${call.account.id}:mfa/${name}`;
  if (call.table(mfaDevices).has(serial)) {
    throw alreadyExists("VirtualMFADevice", "The virtual mfa device does already EXIST.");
  }
  call.table(mfaDevices).put({ SerialNumber: serial });
  return {
    VirtualMFADevice: {
      SerialNumber: serial,
      Base32StringSeed: randomBytes(20).toString("hex").toUpperCase(),
      QRCodePNG: "",
    },
  };
}

/** Frees the device; it stays in the account until DeleteVirtualMFADevice. */
function unbindDevice(dialect: Dialect) {
  return (call: Call): JsonObject => {
    const row = deviceOf(call, dialect);
    const serial = textOf(row["SerialNumber"]) ?? "";
    call.table(mfaDevices).patch(serial, { UserName: undefined, ActivateDate: undefined });
    return { MFADevice: { SerialNumber: serial } };
  };
}

function deleteDevice(call: Call): JsonObject {
  const row = call.table(mfaDevices).get(call.need("SerialNumber"));
  if (row === undefined) {
    throw notExist("VirtualMFADevice", "The virtual mfa device does not exist.");
  }
  if (row["UserName"] !== undefined) {
    throw conflict(
      "VirtualMFADevice.User",
      "The virtual mfa device CAN NOT been bound to any user while deleting it.",
    );
  }
  call.table(mfaDevices).remove(textOf(row["SerialNumber"]) ?? "");
  return {};
}

/** The log-on and MFA actions of Ram or Ims. */
export function signInActions(dialect: Dialect): Readonly<Record<string, Action>> {
  const user = { [dialect.userParam]: "key" } as const;
  return {
    GetLoginProfile: action({ params: user, handle: getLoginProfile(dialect) }),
    DeleteLoginProfile: action({ params: user, handle: deleteLoginProfile(dialect) }),
    GetUserMFAInfo: action({ params: user, handle: getUserMfaInfo(dialect) }),
    UnbindMFADevice: action({ params: user, handle: unbindDevice(dialect) }),
    DeleteVirtualMFADevice: action({ params: { SerialNumber: "key" }, handle: deleteDevice }),
    CreateVirtualMFADevice: action({
      params: { VirtualMFADeviceName: "key" },
      handle: createDevice,
    }),
    ...(dialect === ramDialect
      ? {
          CreateLoginProfile: action({
            params: {
              ...user,
              Password: "value",
              MFABindRequired: "value",
              PasswordResetRequired: "value",
            },
            handle: createLoginProfile,
          }),
          ListVirtualMFADevices: action({ handle: listDevicesOfRam }),
        }
      : {
          ListVirtualMFADevices: action({
            params: { Marker: "page", MaxItems: "page" },
            handle: listDevicesOfIms(dialect),
          }),
        }),
  };
}
