/** What stands in an element: its children by name, repeated ones as a list; a leaf is its text. */
type Content = string | Content[] | { [name: string]: Content };

interface Open {
  readonly name: string;
  text: string;
  children: { [name: string]: Content } | undefined;
}

/** Parts of a document that are no elements; the text of the last kind counts. */
const SPECIAL = [
  { begin: "<?", end: "?>", isText: false },
  { begin: "<!--", end: "-->", isText: false },
  { begin: "<![CDATA[", end: "]]>", isText: true },
] as const;

/**
 * Reads the one root element of a reply, which must have the given name; undefined when the text is
 * anything else. Values are text
 * without the blanks around it, attributes are left out. It knows what OSS writes (no document types), and is several times
 * faster than a parser of all XML: a page of a bucket's listing has ten thousand elements.
 */
export function readXml(text: string, rootName: string): Content | undefined {
  const open: Open[] = [];
  let root: Content | undefined;
  let at = 0;
  const close = ({ name, text: own, children }: Open): void => {
    const value = children ?? plain(own.trim());
    const above = open.at(-1);
    if (above === undefined) root = value;
    else add(above, name, value);
  };
  for (;;) {
    const start = text.indexOf("<", at);
    const top = open.at(-1);
    const between = text.slice(at, start < 0 ? text.length : start);
    if (top !== undefined) top.text += between;
    else if (between.trim() !== "") return undefined;
    if (start < 0) return open.length === 0 ? root : undefined;

    const code = text.charCodeAt(start + 1);
    const special =
      code === QUESTION || code === EXCLAMATION
        ? SPECIAL.find(({ begin }) => text.startsWith(begin, start))
        : undefined;
    const end = text.indexOf(special?.end ?? ">", start);
    if (end < 0 || (code === EXCLAMATION && special === undefined)) return undefined;
    at = end + (special?.end.length ?? 1);
    if (special !== undefined) {
      if (special.isText && top !== undefined) {
        top.text += text.slice(start + special.begin.length, end).replaceAll("&", "&amp;");
      }
    } else if (code === SLASH) {
      if (top === undefined || text.slice(start + 2, end).trimEnd() !== top.name) return undefined;
      open.pop();
      close(top);
    } else {
      if (root !== undefined) return undefined;
      const isEmpty = text.charCodeAt(end - 1) === SLASH;
      const name = nameOf(text.slice(start + 1, isEmpty ? end - 1 : end));
      if (name === "" || (open.length === 0 && name !== rootName)) return undefined;
      const after = isEmpty ? undefined : leafEnd(text, at, name);
      if (after !== undefined && top !== undefined) {
        add(top, name, plain(text.slice(at, after).trim()));
        at = after + name.length + 3;
        continue;
      }
      const element: Open = { name, text: "", children: undefined };
      if (isEmpty) close(element);
      else open.push(element);
    }
  }
}

const [QUESTION, EXCLAMATION, SLASH, GREATER] = [0x3f, 0x21, 0x2f, 0x3e];

/** Where the text of an element ends that holds nothing else; undefined where something else follows. */
function leafEnd(text: string, from: number, name: string): number | undefined {
  const end = text.indexOf("<", from);
  if (text.charCodeAt(end + 1) !== SLASH || !text.startsWith(name, end + 2)) return undefined;
  return text.charCodeAt(end + 2 + name.length) === GREATER ? end : undefined;
}

/** The name in a tag without its brackets; what follows a blank are attributes. */
function nameOf(tag: string): string {
  const blank = tag.search(/\s/u);
  return blank < 0 ? tag : tag.slice(0, blank);
}

function add(element: Open, name: string, value: Content): void {
  element.children ??= {};
  const { children } = element;
  if (!Object.hasOwn(children, name)) {
    // An element of that name would otherwise be what the object is made of.
    if (name === "__proto__") Object.defineProperty(children, name, { value, ...ORDINARY });
    else children[name] = value;
    return;
  }
  const known = children[name];
  if (Array.isArray(known)) known.push(value);
  else if (known !== undefined) children[name] = [known, value];
}

const ORDINARY = { configurable: true, enumerable: true, writable: true };

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Unknown entities stay as they are. */
function plain(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/giu, (whole, entity: string) => {
    if (!entity.startsWith("#")) return ENTITIES[entity] ?? whole;
    // `#x41` is read as the number 0x41, `#65` as 65.
    const point = Number(entity.replace("#x", "0x").replace("#X", "0x").replace("#", ""));
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
  });
}
