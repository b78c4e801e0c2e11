import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** The scalar types that the protocol uses. Integers of 64 bits are numbers: all are small. */
export type Scalar = "bool" | "bytes" | "enum" | "int32" | "int64" | "string" | "uint32";

/**
 * One field: its number, name in TypeScript, type and label. `optional` and the members of a
 * one-of are undefined when absent; `one` has the default of its type; `map` has string keys.
 */
export type Field = readonly [
  number: number,
  name: string,
  type: Scalar | MessageType<unknown>,
  label: "one" | "optional" | "many" | "map",
];

/** What may be given for a message: any of its fields, at every level. */
export type Init<T> = T extends Uint8Array | string | number | boolean | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Init<E>[]
    : { readonly [K in keyof T]?: Init<T[K]> | undefined };

/** A message: how it is read and written. */
export interface MessageType<T> {
  encode(value: Init<T>): Uint8Array;
  decode(bytes: Uint8Array): T;
  /** Carries the type; there is no such property. */
  readonly shape?: T;
}

type Values = Record<string, unknown>;

/**
 * Describes a message by its fields, which are asked for at first use: so messages may refer
 * to later ones, and a start pays for nothing that it does not read or write.
 */
export function message<T>(describe: () => readonly Field[]): MessageType<T> {
  let described: readonly Field[] | undefined;
  const fields = (): readonly Field[] => {
    described ??= describe();
    return described;
  };
  // What is read and written here is checked by the types of the generated messages, which
  // know their own fields; this code knows all of them only as named values.
  return {
    encode: (value) => write(fields(), value as Values),
    decode: (bytes) => read(fields(), bytes) as T,
  };
}

function write(fields: readonly Field[], values: Values): Uint8Array {
  const writer = new BinaryWriter();
  for (const [number, name, type, label] of fields) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    if (label === "many") {
      for (const one of value as readonly unknown[]) writeField(writer, number, type, one);
    } else if (label === "map") {
      for (const [key, one] of Object.entries(value)) {
        const entry = new BinaryWriter();
        writeField(entry, 1, "string", key);
        writeField(entry, 2, type, one);
        writer.tag(number, WireType.LengthDelimited).bytes(entry.finish());
      }
    } else if (label === "optional" || !isDefault(type, value)) {
      writeField(writer, number, type, value);
    }
  }
  return writer.finish();
}

function isDefault(type: Field[2], value: unknown): boolean {
  if (typeof type !== "string") return false;
  return value instanceof Uint8Array ? value.length === 0 : value === defaultOf(type);
}

function writeField(writer: BinaryWriter, number: number, type: Field[2], value: unknown): void {
  if (typeof type !== "string") {
    writer.tag(number, WireType.LengthDelimited).bytes(type.encode(value as Values));
  } else if (type === "bytes") {
    writer.tag(number, WireType.LengthDelimited).bytes(value as Uint8Array);
  } else if (type === "string") {
    writer.tag(number, WireType.LengthDelimited).string(value as string);
  } else if (type === "bool") {
    writer.tag(number, WireType.Varint).bool(value as boolean);
  } else if (type === "uint32") {
    writer.tag(number, WireType.Varint).uint32(value as number);
  } else {
    // int32 and enum are written as int64 is: sign-extended to ten bytes if negative
    writer.tag(number, WireType.Varint).int64(value as number);
  }
}

function read(fields: readonly Field[], bytes: Uint8Array): Values {
  const values: Values = {};
  for (const [, name, type, label] of fields) {
    if (label === "many") values[name] = [];
    else if (label === "map") values[name] = {};
    else
      values[name] = label === "optional" || typeof type !== "string" ? undefined : defaultOf(type);
  }
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const field = fields.find(([candidate]) => candidate === number);
    if (field === undefined) {
      reader.skip(wireType, number);
      continue;
    }
    const [, name, type, label] = field;
    if (label === "many") (values[name] as unknown[]).push(readField(reader, type));
    else if (label === "map") readEntry(reader.bytes(), type, values[name] as Values);
    else values[name] = readField(reader, type);
  }
  return values;
}

function readEntry(bytes: Uint8Array, type: Field[2], into: Values): void {
  const entry = read(
    [
      [1, "key", "string", "one"],
      [2, "value", type, "one"],
    ],
    bytes,
  );
  into[String(entry["key"])] = entry["value"];
}

function readField(reader: BinaryReader, type: Field[2]): unknown {
  if (typeof type !== "string") return type.decode(reader.bytes());
  switch (type) {
    case "bool":
      return reader.bool();
    case "bytes":
      return reader.bytes();
    case "string":
      return reader.string();
    case "uint32":
      return reader.uint32();
    case "enum":
    case "int32":
      return reader.int32();
    case "int64":
      return Number(reader.int64());
  }
}

const NO_BYTES = new Uint8Array(0);

function defaultOf(type: Scalar): unknown {
  if (type === "string") return "";
  if (type === "bytes") return NO_BYTES;
  return type === "bool" ? false : 0;
}

/** A method of a service. */
export interface Method<I, O> {
  /** The method's name on the wire. */
  readonly name: string;
  readonly kind: "unary" | "server-stream" | "both-stream";
  readonly input: MessageType<I>;
  readonly output: MessageType<O>;
}

/** A service: its full name, and its methods by their names in TypeScript. */
export interface Service<M> {
  readonly name: string;
  readonly methods: M;
}
