import { XMLParser } from "fast-xml-parser";
import { isArray, isObject, type Json, objectOf } from "./json.ts";

/** An object as XML: arrays repeat their element, undefined is left out. */
export function xml(root: string, value: Json): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}`;
}

function element(name: string, value: Json): string {
  if (value === undefined || value === null) return "";
  if (isArray(value)) return value.map((one) => element(name, one)).join("");
  if (isObject(value)) {
    let inside = "";
    for (const field in value) inside += element(field, value[field]);
    return `<${name}>${inside}</${name}>`;
  }
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escapeXml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => entities[char] ?? char) : text;
}

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  jPath: false,
});

/** The root element's content as plain data; undefined when it is not XML with that root. */
export function parseXml(text: string, root: string): Json {
  try {
    const read: Json = parser.parse(text);
    const value = objectOf(read)[root];
    return value === "" ? {} : value;
  } catch {
    return undefined;
  }
}
