/** Blanks, ends of lines and what cannot be seen: a text may be wrapped anywhere. */
const BLANK = /[\s\p{Cc}\p{Cf}]+/gu;

/** Any character but the signs of plain English text: a packed JSON text may have none. */
const OTHER_THAN_SIGNS = /[^\x21-\x7e]/u;

/**
 * One layer of what writes a character otherwise: percent, JSON and XML escapes. `%25` and `&amp;` give
 * way to the next layer.
 */
const ESCAPE =
  /%[0-7][\da-f]|(?:%[89a-f][\da-f])+|\\u[\da-f]{4}|\\u\{[\da-f]{1,6}\}|\\x[\da-f]{2}|\\[\\/"'nrtbf]|&#x[\da-f]{1,6};|&#\d{1,7};|&(?:amp|lt|gt|quot|apos|sol|plus|equals|NewLine|Tab);/giu;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  sol: "/",
  plus: "+",
  equals: "=",
};

/** More layers than anything writes; each one is shorter than the last. */
const LAYERS = 8;

/** A text without escapes and blanks, in which every spelling of a secret but the coded ones is the same. */
export function flatten(text: string): string {
  let flat = OTHER_THAN_SIGNS.test(text) ? text.replace(BLANK, "") : text;
  for (let layer = 0; layer < LAYERS && /[%\\&]/u.test(flat); layer += 1) {
    const next = flat.replace(ESCAPE, plain).replace(BLANK, "");
    if (next === flat) break;
    flat = next;
  }
  return flat;
}

/** A flat text that knows where each of its characters stands in the text that it was made of. */
export interface Flat {
  readonly text: string;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** As {@link flatten}, with the places, and with the blanks if they are wanted; many times slower. */
export function flattenWithPlaces(text: string, blanks: "without" | "with" = "without"): Flat {
  const strip = (one: Flat): Flat => (blanks === "with" ? one : replaced(one, BLANK, () => ""));
  const places = Uint32Array.from({ length: text.length }, (_, at) => at);
  let flat: Flat = { text, from: places, to: places.map((at) => at + 1) };
  flat = strip(flat);
  for (let layer = 0; layer < LAYERS && /[%\\&]/u.test(flat.text); layer += 1) {
    const before = flat.text;
    flat = strip(replaced(flat, ESCAPE, plain));
    if (flat.text === before) break;
  }
  return flat;
}

function replaced(flat: Flat, pattern: RegExp, by: (match: string) => string): Flat {
  const parts: string[] = [];
  const from = new Uint32Array(flat.text.length);
  const to = new Uint32Array(flat.text.length);
  let length = 0;
  let at = 0;
  const keep = (until: number): void => {
    parts.push(flat.text.slice(at, until));
    from.set(flat.from.subarray(at, until), length);
    to.set(flat.to.subarray(at, until), length);
    length += until - at;
    at = until;
  };
  for (const match of flat.text.matchAll(pattern)) {
    keep(match.index);
    const end = match.index + match[0].length;
    const made = by(match[0]);
    parts.push(made);
    from.fill(flat.from[match.index] ?? 0, length, length + made.length);
    to.fill(flat.to[end - 1] ?? 0, length, length + made.length);
    length += made.length;
    at = end;
  }
  keep(flat.text.length);
  return { text: parts.join(""), from: from.subarray(0, length), to: to.subarray(0, length) };
}

/** What an escape stands for; never longer than the written. */
function plain(written: string): string {
  if (written.startsWith("%")) {
    return Buffer.from(written.replaceAll("%", ""), "hex").toString("utf8");
  }
  if (written.startsWith("&")) {
    const name = written.slice(1, -1);
    if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()] ?? "";
    return character(Number(name.slice(1).replace(/^x/iu, "0x")));
  }
  const rest = written.slice(2);
  if (/^\\[ux]/iu.test(written)) return character(Number.parseInt(rest.replace("{", ""), 16));
  const sign = written.slice(1);
  return /[\\/"']/u.test(sign) ? sign : "";
}

function character(point: number): string {
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : "";
}

/** Everything that a secret may read as in a flat text: itself, in hexadecimal, and in base64. */
export function spellingsOf(secret: string): readonly string[] {
  const written = new Set([secret, encodeURIComponent(secret.replace(/\p{Cs}/gu, "\ufffd"))]);
  const spellings = new Set([flatten(secret), flatten(secret.replaceAll(" ", "+"))]);
  for (const text of written) {
    const bytes = Buffer.from(text, "utf8");
    const hex = bytes.toString("hex");
    spellings.add(hex).add(hex.toUpperCase());
    // Whatever stands before the secret moves it against the groups of three bytes.
    for (const before of [0, 1, 2]) {
      const core = base64Core(bytes, before);
      spellings.add(core).add(core.replaceAll("+", "-").replaceAll("/", "_"));
    }
  }
  return [...spellings];
}

/** The digits of base64 that the bytes alone decide, with so many bytes before them. */
function base64Core(bytes: Buffer, before: number): string {
  const all = Buffer.concat([Buffer.alloc(before), bytes]);
  const first = Math.ceil((before * 8) / 6);
  return all.toString("base64").slice(first, Math.floor((all.length * 8) / 6));
}
