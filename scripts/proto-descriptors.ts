import { create } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  type EnumDescriptorProto,
  EnumDescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FieldOptionsSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  MessageOptionsSchema,
  MethodDescriptorProtoSchema,
  OneofDescriptorProtoSchema,
  type ServiceDescriptorProto,
  ServiceDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import protobuf from "protobufjs";

const SCALARS: Readonly<Record<string, FieldDescriptorProto_Type>> = {
  bool: FieldDescriptorProto_Type.BOOL,
  bytes: FieldDescriptorProto_Type.BYTES,
  double: FieldDescriptorProto_Type.DOUBLE,
  int32: FieldDescriptorProto_Type.INT32,
  int64: FieldDescriptorProto_Type.INT64,
  string: FieldDescriptorProto_Type.STRING,
  uint32: FieldDescriptorProto_Type.UINT32,
  uint64: FieldDescriptorProto_Type.UINT64,
};

/** A proto3 source file: the name other files import it by, and its text. */
export interface ProtoSource {
  readonly name: string;
  readonly text: string;
}

/**
 * Turns proto3 sources into the descriptors that `protoc` would hand to a plug-in. Every
 * file is read on its own against `wellKnown`, so that two files may share a package.
 * Throws on a syntax error and on a type that cannot be found.
 */
export function fileDescriptor(
  source: ProtoSource,
  wellKnown: readonly ProtoSource[],
): FileDescriptorProto {
  const root = new protobuf.Root();
  for (const known of wellKnown) protobuf.parse(known.text, root, { keepCase: true });
  const parsed = protobuf.parse(source.text, root, { keepCase: true });
  root.resolveAll();
  const packageName = parsed.package ?? "";
  const scope = root.lookup(packageName);
  if (!(scope instanceof protobuf.Namespace)) throw new Error(`${source.name} has no package`);
  const members = scope.nestedArray;
  return create(FileDescriptorProtoSchema, {
    name: source.name,
    package: packageName,
    syntax: "proto3",
    dependency: parsed.imports ?? [],
    messageType: members.filter((m) => m instanceof protobuf.Type).map(message),
    enumType: members.filter((m) => m instanceof protobuf.Enum).map(enumeration),
    service: members.filter((m) => m instanceof protobuf.Service).map(service),
  });
}

function message(type: protobuf.Type): DescriptorProto {
  const fields = type.fieldsArray;
  // protoc puts the one-of groups that `optional` stands for behind the written ones
  const oneofs = type.oneofsArray.toSorted((a, b) => Number(isOptional(a)) - Number(isOptional(b)));
  return create(DescriptorProtoSchema, {
    name: type.name,
    field: fields.map((field) => fieldOf(field, oneofs)),
    oneofDecl: oneofs.map((oneof) => create(OneofDescriptorProtoSchema, { name: oneof.name })),
    nestedType: [
      ...type.nestedArray.filter((m) => m instanceof protobuf.Type).map(message),
      ...fields.filter((f) => f instanceof protobuf.MapField).map(mapEntry),
    ],
    enumType: type.nestedArray.filter((m) => m instanceof protobuf.Enum).map(enumeration),
  });
}

function isOptional(oneof: protobuf.OneOf): boolean {
  return oneof.fieldsArray.some((field) => field.options?.["proto3_optional"] === true);
}

function fieldOf(field: protobuf.Field, oneofs: readonly protobuf.OneOf[]): FieldDescriptorProto {
  const oneofIndex = field.partOf === null ? -1 : oneofs.indexOf(field.partOf);
  const isMap = field instanceof protobuf.MapField;
  const type = isMap
    ? {
        type: FieldDescriptorProto_Type.MESSAGE,
        typeName: `${field.parent?.fullName ?? ""}.${entryName(field)}`,
      }
    : typeOf(field);
  return create(FieldDescriptorProtoSchema, {
    name: field.name,
    number: field.id,
    jsonName: camelCase(field.name),
    label:
      field.repeated || isMap
        ? FieldDescriptorProto_Label.REPEATED
        : FieldDescriptorProto_Label.OPTIONAL,
    ...type,
    ...(oneofIndex < 0 ? {} : { oneofIndex }),
    ...(field.options?.["proto3_optional"] === true ? { proto3Optional: true } : {}),
    ...(field.options?.["deprecated"] === true
      ? { options: create(FieldOptionsSchema, { deprecated: true }) }
      : {}),
  });
}

function typeOf(field: Pick<protobuf.Field, "type" | "resolvedType" | "fullName">): {
  type: FieldDescriptorProto_Type;
  typeName?: string;
} {
  const scalar = SCALARS[field.type];
  if (scalar !== undefined) return { type: scalar };
  const resolved = field.resolvedType;
  if (resolved === null) throw new Error(`${field.fullName} is of the unknown type ${field.type}`);
  return {
    type:
      resolved instanceof protobuf.Enum
        ? FieldDescriptorProto_Type.ENUM
        : FieldDescriptorProto_Type.MESSAGE,
    typeName: resolved.fullName,
  };
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function entryName(field: protobuf.MapField): string {
  const camel = camelCase(`_${field.name}`);
  return `${camel}Entry`;
}

function mapEntry(field: protobuf.MapField): DescriptorProto {
  const keyType = SCALARS[field.keyType];
  if (keyType === undefined) throw new Error(`${field.fullName} has a key that is no scalar`);
  return create(DescriptorProtoSchema, {
    name: entryName(field),
    field: [
      { name: "key", number: 1, label: FieldDescriptorProto_Label.OPTIONAL, type: keyType },
      { name: "value", number: 2, label: FieldDescriptorProto_Label.OPTIONAL, ...typeOf(field) },
    ],
    options: create(MessageOptionsSchema, { mapEntry: true }),
  });
}

function enumeration(type: protobuf.Enum): EnumDescriptorProto {
  return create(EnumDescriptorProtoSchema, {
    name: type.name,
    value: Object.entries(type.values).map(([name, number]) => ({ name, number })),
  });
}

function service(type: protobuf.Service): ServiceDescriptorProto {
  return create(ServiceDescriptorProtoSchema, {
    name: type.name,
    method: type.methodsArray.map((method) => {
      method.resolve();
      return create(MethodDescriptorProtoSchema, {
        name: method.name,
        inputType: method.resolvedRequestType?.fullName ?? "",
        outputType: method.resolvedResponseType?.fullName ?? "",
        clientStreaming: method.requestStream === true,
        serverStreaming: method.responseStream === true,
      });
    }),
  });
}
