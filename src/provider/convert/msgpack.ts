import { Decoder, Encoder, ExtensionCodec } from "@msgpack/msgpack";
import { type AnyObject, UNKNOWN } from "../framework/values.ts";

/**
 * Terraform writes an unknown value as an extension: type 0, or 12 when it knows something
 * about it ("refined"). What is known about it does not matter here, and any other type
 * that a later version invents is a kind of unknown as well.
 * https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol#object-values
 */
const extensionCodec = new ExtensionCodec();
for (let type = 0; type < 128; type += 1) {
  extensionCodec.register({
    type,
    encode: (value) => (type === 0 && value === UNKNOWN ? Uint8Array.of(0) : null),
    decode: () => UNKNOWN,
  });
}

/** Writes a value as Terraform reads it. */
export function encodeMsgpack(value: AnyObject | null): Uint8Array {
  // The encoder is used once, so what it hands out of its own buffer stays valid.
  return new Encoder({ extensionCodec, initialBufferSize: 4096 }).encodeSharedRef(value);
}

/** Reads what Terraform wrote; nothing is known about its shape. Throws on malformed bytes. */
export function decodeMsgpack(bytes: Uint8Array): unknown {
  return new Decoder({ extensionCodec }).decode(bytes);
}
