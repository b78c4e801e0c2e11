import type { Must, Path } from "../../../core/row-call.ts";
import { missingOf } from "./must.ts";
import { isRecord, readPath } from "./paths.ts";
import { readXml } from "./xml.ts";

/** What a reply in XML always is. */
export interface XmlShape {
  /** Name of the root element. */
  readonly root: string;
  /** Elements that always hold something; left out where the root may be empty. */
  readonly must?: Must;
  /**
   * Lists by the path under which they are read, with their path in the XML; the element around one is
   * always there.
   */
  readonly lists?: Readonly<Record<string, Path>>;
  /** True where a root element with nothing in it says that the lists are empty. */
  readonly mayBeEmpty?: true;
}

/**
 * Reads a reply without its root element, all values as text; undefined when the text is another document
 * or none. XML leaves an empty list out and does not tell a list of one from a single value: lists are
 * filled in, once the document is known to be the right one.
 */
export function readXmlReply(
  text: string,
  { root, must, lists = {}, mayBeEmpty }: XmlShape,
): Content | undefined {
  const found = readXml(text, root);
  const isEmpty = found === "" && mayBeEmpty === true;
  const content = found === "" ? {} : found;
  if (!isRecord(content)) return undefined;
  if (must !== undefined && missingOf(content, must) !== undefined) return undefined;
  let filled: Content = content;
  for (const [name, path] of Object.entries(lists)) {
    const around = path.slice(0, Math.max(0, path.lastIndexOf(".")));
    if (readPath(content, around) === undefined && !isEmpty) return undefined;
    filled = put(filled, name.split("."), listAt(content, path));
  }
  return filled;
}

type Content = Readonly<Record<string, unknown>>;

function put(content: Content, [name = "", ...rest]: readonly string[], list: unknown): Content {
  if (rest.length === 0) return { ...content, [name]: list };
  const below = content[name];
  return { ...content, [name]: put(isRecord(below) ? below : {}, rest, list) };
}

function listAt(content: Content, path: Path): readonly unknown[] {
  const found = readPath(content, path);
  if (found === undefined || found === "") return [];
  return Array.isArray(found) ? found : [found];
}
