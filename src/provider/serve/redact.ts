/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const MASK = "***";
const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSPHRASE|PRIVATE_KEY/i;

// What credentials look like when they come in an exception's text, a URL or a header.
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g, MASK],
  [
    /\b(Signature|SecurityToken|x-acs-security-token|x-oss-security-token)=[^&\s"']+/gi,
    `$1=${MASK}`,
  ],
  [/\b(authorization["']?\s*[:=]\s*["']?)[^"'\r\n}]+/gi, `$1${MASK}`],
  [
    /\b((?:access_?key_?secret|secret_?(?:access_?)?key|security_?token|password)["']?\s*[:=]\s*["']?)[^\s"',&}]+/gi,
    `$1${MASK}`,
  ],
  [/\bSTS\.[A-Za-z0-9]{16,}/g, MASK],
];

/**
 * Makes a function that masks what must not leave the process: the values of environment
 * variables whose name says secret, token or password, and what credentials look like on
 * the wire. Values shorter than 8 characters are not taken for secrets, or every log line
 * would be full of holes.
 */
export function createRedact(env: Readonly<Record<string, string | undefined>>): Redact {
  const secrets = Object.entries(env)
    .filter(([name]) => SECRET_NAME.test(name))
    .map(([, value]) => value ?? "")
    .filter((value) => value.length >= 8)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const masked = secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
    return PATTERNS.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), masked);
  };
}
