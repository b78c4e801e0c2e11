import { createPrivateKey, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { expect, test } from "vitest";
import { selfSignedCertificate } from "../../src/provider/plugin/certificate.ts";

test("the certificate is one for localhost, signed with its own key, valid for a year", () => {
  const now = new Date("2031-05-06T07:08:09Z");
  const made = selfSignedCertificate(now);
  const certificate = new X509Certificate(made.certificatePem);

  expect(certificate.raw.equals(made.der)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(made.keyPem))).toBe(true);
  expect(certificate.checkHost("localhost")).toBe("localhost");
  expect(certificate.ca).toBe(true);
  expect(new Date(certificate.validFrom).toISOString()).toBe("2031-05-06T07:07:09.000Z");
  expect(new Date(certificate.validTo).toISOString()).toBe("2032-05-05T07:08:09.000Z");
});

test("no two certificates share a serial number or a key", () => {
  const made = Array.from({ length: 50 }, () => selfSignedCertificate());
  const certificates = made.map(({ certificatePem }) => new X509Certificate(certificatePem));

  expect(new Set(certificates.map(({ serialNumber }) => serialNumber)).size).toBe(50);
  expect(new Set(made.map(({ keyPem }) => keyPem)).size).toBe(50);
});

test("a certificate of any length can be read", () => {
  for (let letters = 1; letters <= 60; letters += 1) {
    const host = `${"a".repeat(letters)}.example`;
    const { certificatePem, keyPem } = selfSignedCertificate(new Date(), [host]);
    expect(() => createSecureContext({ cert: certificatePem, key: keyPem })).not.toThrow();
    expect(new X509Certificate(certificatePem).checkHost(host)).toBe(host);
  }
});
