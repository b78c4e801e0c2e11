import { execFile } from "node:child_process";
import { promisify } from "node:util";
import protobuf from "protobufjs";
import { expect, test } from "vitest";
import {
  Diagnostic,
  FunctionError,
  GetProviderSchemaResponse,
} from "../../src/provider/protocol/gen/tfplugin6.ts";

const PROTO = new URL("../../src/provider/protocol/tfplugin6.proto", import.meta.url);

async function reference(name: string): Promise<protobuf.Type> {
  const root = new protobuf.Root();
  return (await root.load(PROTO.pathname)).lookupType(`tfplugin6.${name}`);
}

test("the generated files are those of the protocol's source", async () => {
  const run = promisify(execFile)(process.execPath, [
    "--import",
    "tsx",
    "scripts/generate-protocol.ts",
    "--check",
  ]);
  await expect(run).resolves.toMatchObject({ stderr: "" });
});

test("what is written is what another implementation reads", async () => {
  const schema = {
    version: 3,
    block: {
      attributes: [{ name: "a", type: Uint8Array.from(Buffer.from('"string"')), required: true }],
    },
  };
  const bytes = GetProviderSchemaResponse.encode({
    resourceSchemas: { one: schema, "": {} },
    serverCapabilities: { planDestroy: true },
  });

  const type = await reference("GetProviderSchema.Response");
  const read = type.toObject(type.decode(bytes), { longs: Number });

  expect(read).toMatchObject({
    resourceSchemas: { one: schema, "": {} },
    serverCapabilities: { planDestroy: true },
  });
});

test("what another implementation writes is read, and a later field is passed over", async () => {
  const type = await reference("Diagnostic");
  const written = type
    .encode({
      severity: 1,
      summary: "ä",
      attribute: {
        steps: [{ attributeName: "a" }, { elementKeyInt: -1 }, { elementKeyString: "" }],
      },
    })
    .finish();
  const later = Uint8Array.of(...written, 0xfa, 0x01, 0x02, 0x68, 0x69, 0xf8, 0x01, 0x07);

  expect(Diagnostic.decode(later)).toEqual({
    severity: 1,
    summary: "ä",
    detail: "",
    attribute: {
      steps: [
        { attributeName: "a", elementKeyString: undefined, elementKeyInt: undefined },
        { attributeName: undefined, elementKeyString: undefined, elementKeyInt: -1 },
        { attributeName: undefined, elementKeyString: "", elementKeyInt: undefined },
      ],
    },
  });
});

test("an optional field is written also when it has the value of its type's default", () => {
  expect([...FunctionError.encode({ text: "", functionArgument: 0 })]).toEqual([0x10, 0x00]);
  expect(FunctionError.decode(Uint8Array.of())).toEqual({ text: "", functionArgument: undefined });
});
