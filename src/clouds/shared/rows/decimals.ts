/**
 * An amount in a smaller unit as decimal text: `-5` with two decimals is `-0.05`. The text is moved, never
 * counted in floats; what is no whole number is left as the vendor wrote it, with its unit.
 */
export function inDecimals(sent: string, decimals: number): string {
  const [, sign = "", digits = ""] = /^(-?)(\d+)$/u.exec(sent) ?? [];
  if (digits === "") return `${sent} (in units of 10^-${decimals})`;
  const padded = digits.padStart(decimals + 1, "0");
  const whole = padded.slice(0, -decimals);
  const rest = padded.slice(-decimals).replace(/0+$/u, "").padEnd(2, "0");
  return `${sign}${whole}.${rest}`;
}
