/**
 * The few pieces of DER (ITU-T X.690) that a certificate consists of. Written here because
 * the libraries that do it cost 12 to 280 ms at each start of the provider, and Terraform
 * starts it three times a plan.
 */

/** An element: tag, length, content. */
export function element(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), length(body.length), body]);
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  if (bytes < 0x100) return Buffer.from([0x81, bytes]);
  return Buffer.from([0x82, bytes >> 8, bytes & 0xff]);
}

/** SEQUENCE. */
export const sequence = (...content: readonly Buffer[]): Buffer => element(0x30, ...content);

/** SET. */
export const set = (...content: readonly Buffer[]): Buffer => element(0x31, ...content);

/** OBJECT IDENTIFIER, its value given as hexadecimal. */
export const objectId = (hex: string): Buffer => element(0x06, Buffer.from(hex, "hex"));

/** INTEGER, its value given as big-endian two's complement. */
export const integer = (value: Buffer): Buffer => element(0x02, value);

/** UTF8String. */
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text, "utf8"));

/** BOOLEAN true. */
export const truth = (): Buffer => element(0x01, Buffer.from([0xff]));

/** OCTET STRING. */
export const octets = (content: Buffer): Buffer => element(0x04, content);

/** BIT STRING of which the last `unused` bits do not count. */
export const bits = (content: Buffer, unused = 0): Buffer =>
  element(0x03, Buffer.from([unused]), content);

/** GeneralizedTime, to the second. */
export const time = (date: Date): Buffer =>
  element(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));

/** Context-specific element, such as `[3]` of a certificate's extensions. */
export const tagged = (number: number, content: Buffer): Buffer => element(0xa0 | number, content);
