import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import {
  bits,
  element,
  integer,
  objectId,
  octets,
  sequence,
  set,
  tagged,
  time,
  truth,
  utf8,
} from "./der.ts";

/** A self-signed certificate with its key, made anew at each start and never stored. */
export interface Certificate {
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly keyPem: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

// https://www.rfc-editor.org/rfc/rfc5280 (extensions), https://www.rfc-editor.org/rfc/rfc5758 (algorithm)
const ECDSA_WITH_SHA256 = sequence(objectId("2a8648ce3d040302"));
const COMMON_NAME = objectId("550403");
const SERVER_AND_CLIENT = sequence(objectId("2b06010505070301"), objectId("2b06010505070302"));
const DIGITAL_SIGNATURE_AND_CERT_SIGN = Buffer.from([0x84]);

/**
 * Makes the X.509 v3 certificate that go-plugin expects for its mutual TLS: self-signed,
 * its own authority, for "localhost", the name that go-plugin asks for. P-256, valid from a
 * minute ago (clocks) for a year.
 */
export function selfSignedCertificate(
  now = new Date(),
  hosts: readonly string[] = ["localhost"],
): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const name = sequence(set(sequence(COMMON_NAME, utf8(hosts[0] ?? ""))));
  const extensions = sequence(
    extension("551d13", sequence(truth()), { critical: true }), // basic constraints: an authority
    extension("551d0f", bits(DIGITAL_SIGNATURE_AND_CERT_SIGN, 2), { critical: true }), // key usage
    extension("551d25", SERVER_AND_CLIENT), // extended key usage
    extension("551d11", sequence(...hosts.map((host) => element(0x82, Buffer.from(host))))), // alternative names, DNS
  );
  const toBeSigned = sequence(
    tagged(0, integer(Buffer.from([2]))), // version 3
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    name,
    sequence(
      time(new Date(now.getTime() - MINUTE_MS)),
      time(new Date(now.getTime() + 365 * DAY_MS)),
    ),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(3, extensions),
  );
  const signature = bits(sign("sha256", toBeSigned, privateKey));
  const der = sequence(toBeSigned, ECDSA_WITH_SHA256, signature);
  const keyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { der, certificatePem: pem(der), keyPem };
}

// positive and without a leading zero byte, as DER wants an integer
function serialNumber(): Buffer {
  const random = randomBytes(16);
  random.writeUInt8((random.readUInt8(0) & 0x7f) | 0x01, 0);
  return random;
}

function extension(id: string, value: Buffer, options: { critical?: boolean } = {}): Buffer {
  return sequence(objectId(id), ...(options.critical ? [truth()] : []), octets(value));
}

function pem(der: Buffer): string {
  // A blank line before the end, as whole lines would leave one, is not read.
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
