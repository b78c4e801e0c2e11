/** Our own signs as a terminal without UTF-8 shows them; names from the cloud stay as they are. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["✓", "+"],
  ["✗", "x"],
  ["·", "|"],
  ["–", "-"],
  ["…", "..."],
  ["→", "->"],
  ["─", "-"],
  ["│", "|"],
  ...[..."┌┐└┘├┤┬┴┼"].map((corner) => [corner, "+"] as const),
]);
const ANY = new RegExp(`[${[...SIGNS.keys()].join("")}]`, "gu");

/**
 * True where the locale says another encoding than UTF-8, `C` for one. Nothing set says nothing, as in
 * most containers.
 */
export function wantsPlainSigns(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  return locale !== "" && !/utf-?8/iu.test(locale);
}

/** The text with signs of ASCII alone in place of ours. */
export function plainSigns(text: string): string {
  return text.replace(ANY, (sign) => SIGNS.get(sign) ?? sign);
}
