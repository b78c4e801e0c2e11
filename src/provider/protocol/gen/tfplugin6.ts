// Generated from tfplugin6.proto by scripts/generate-protocol.ts. Do not edit.
import { message, type MessageType, type Method, type Service } from "../../wire/message.ts";

export const DiagnosticSeverity = {
  INVALID: 0,
  ERROR: 1,
  WARNING: 2,
} as const;

export const StringKind = {
  PLAIN: 0,
  MARKDOWN: 1,
} as const;

export const SchemaNestedBlockNestingMode = {
  INVALID: 0,
  SINGLE: 1,
  LIST: 2,
  SET: 3,
  MAP: 4,
  GROUP: 5,
} as const;

export const SchemaObjectNestingMode = {
  INVALID: 0,
  SINGLE: 1,
  LIST: 2,
  SET: 3,
  MAP: 4,
} as const;

export const DeferredReason = {
  UNKNOWN: 0,
  RESOURCE_CONFIG_UNKNOWN: 1,
  PROVIDER_CONFIG_UNKNOWN: 2,
  ABSENT_PREREQ: 3,
} as const;

export type Timestamp = {
  readonly seconds: number;
  readonly nanos: number;
};
export const Timestamp: MessageType<Timestamp> = message(() => [
  [1, "seconds", "int64", "one"],
  [2, "nanos", "int32", "one"],
]);

export type DynamicValue = {
  readonly msgpack: Uint8Array;
  readonly json: Uint8Array;
};
export const DynamicValue: MessageType<DynamicValue> = message(() => [
  [1, "msgpack", "bytes", "one"],
  [2, "json", "bytes", "one"],
]);

export type Diagnostic = {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
  readonly attribute: AttributePath | undefined;
};
export const Diagnostic: MessageType<Diagnostic> = message(() => [
  [1, "severity", "enum", "one"],
  [2, "summary", "string", "one"],
  [3, "detail", "string", "one"],
  [4, "attribute", AttributePath, "one"],
]);

export type FunctionError = {
  readonly text: string;
  readonly functionArgument: number | undefined;
};
export const FunctionError: MessageType<FunctionError> = message(() => [
  [1, "text", "string", "one"],
  [2, "functionArgument", "int64", "optional"],
]);

export type AttributePath = {
  readonly steps: readonly AttributePathStep[];
};
export const AttributePath: MessageType<AttributePath> = message(() => [
  [1, "steps", AttributePathStep, "many"],
]);

export type AttributePathStep = {
  readonly attributeName: string | undefined;
  readonly elementKeyString: string | undefined;
  readonly elementKeyInt: number | undefined;
};
export const AttributePathStep: MessageType<AttributePathStep> = message(() => [
  [1, "attributeName", "string", "optional"],
  [2, "elementKeyString", "string", "optional"],
  [3, "elementKeyInt", "int64", "optional"],
]);

export type StopProvider = Record<string, never>;
export const StopProvider: MessageType<StopProvider> = message(() => []);

export type StopProviderRequest = Record<string, never>;
export const StopProviderRequest: MessageType<StopProviderRequest> = message(() => []);

export type StopProviderResponse = {
  readonly Error: string;
};
export const StopProviderResponse: MessageType<StopProviderResponse> = message(() => [
  [1, "Error", "string", "one"],
]);

export type RawState = {
  readonly json: Uint8Array;
  readonly flatmap: { readonly [key: string]: string };
};
export const RawState: MessageType<RawState> = message(() => [
  [1, "json", "bytes", "one"],
  [2, "flatmap", "string", "map"],
]);

export type Schema = {
  readonly version: number;
  readonly block: SchemaBlock | undefined;
};
export const Schema: MessageType<Schema> = message(() => [
  [1, "version", "int64", "one"],
  [2, "block", SchemaBlock, "one"],
]);

export type SchemaBlock = {
  readonly version: number;
  readonly attributes: readonly SchemaAttribute[];
  readonly blockTypes: readonly SchemaNestedBlock[];
  readonly description: string;
  readonly descriptionKind: number;
  readonly deprecated: boolean;
};
export const SchemaBlock: MessageType<SchemaBlock> = message(() => [
  [1, "version", "int64", "one"],
  [2, "attributes", SchemaAttribute, "many"],
  [3, "blockTypes", SchemaNestedBlock, "many"],
  [4, "description", "string", "one"],
  [5, "descriptionKind", "enum", "one"],
  [6, "deprecated", "bool", "one"],
]);

export type SchemaAttribute = {
  readonly name: string;
  readonly type: Uint8Array;
  readonly description: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly descriptionKind: number;
  readonly deprecated: boolean;
  readonly nestedType: SchemaObject | undefined;
  readonly writeOnly: boolean;
};
export const SchemaAttribute: MessageType<SchemaAttribute> = message(() => [
  [1, "name", "string", "one"],
  [2, "type", "bytes", "one"],
  [3, "description", "string", "one"],
  [4, "required", "bool", "one"],
  [5, "optional", "bool", "one"],
  [6, "computed", "bool", "one"],
  [7, "sensitive", "bool", "one"],
  [8, "descriptionKind", "enum", "one"],
  [9, "deprecated", "bool", "one"],
  [10, "nestedType", SchemaObject, "one"],
  [11, "writeOnly", "bool", "one"],
]);

export type SchemaNestedBlock = {
  readonly typeName: string;
  readonly block: SchemaBlock | undefined;
  readonly nesting: number;
  readonly minItems: number;
  readonly maxItems: number;
};
export const SchemaNestedBlock: MessageType<SchemaNestedBlock> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "block", SchemaBlock, "one"],
  [3, "nesting", "enum", "one"],
  [4, "minItems", "int64", "one"],
  [5, "maxItems", "int64", "one"],
]);

export type SchemaObject = {
  readonly attributes: readonly SchemaAttribute[];
  readonly nesting: number;
  readonly minItems: number;
  readonly maxItems: number;
};
export const SchemaObject: MessageType<SchemaObject> = message(() => [
  [1, "attributes", SchemaAttribute, "many"],
  [3, "nesting", "enum", "one"],
  [4, "minItems", "int64", "one"],
  [5, "maxItems", "int64", "one"],
]);

export type Function = {
  readonly parameters: readonly FunctionParameter[];
  readonly variadicParameter: FunctionParameter | undefined;
  readonly return: FunctionReturn | undefined;
  readonly summary: string;
  readonly description: string;
  readonly descriptionKind: number;
  readonly deprecationMessage: string;
};
export const Function: MessageType<Function> = message(() => [
  [1, "parameters", FunctionParameter, "many"],
  [2, "variadicParameter", FunctionParameter, "one"],
  [3, "return", FunctionReturn, "one"],
  [4, "summary", "string", "one"],
  [5, "description", "string", "one"],
  [6, "descriptionKind", "enum", "one"],
  [7, "deprecationMessage", "string", "one"],
]);

export type FunctionParameter = {
  readonly name: string;
  readonly type: Uint8Array;
  readonly allowNullValue: boolean;
  readonly allowUnknownValues: boolean;
  readonly description: string;
  readonly descriptionKind: number;
};
export const FunctionParameter: MessageType<FunctionParameter> = message(() => [
  [1, "name", "string", "one"],
  [2, "type", "bytes", "one"],
  [3, "allowNullValue", "bool", "one"],
  [4, "allowUnknownValues", "bool", "one"],
  [5, "description", "string", "one"],
  [6, "descriptionKind", "enum", "one"],
]);

export type FunctionReturn = {
  readonly type: Uint8Array;
};
export const FunctionReturn: MessageType<FunctionReturn> = message(() => [
  [1, "type", "bytes", "one"],
]);

export type ServerCapabilities = {
  readonly planDestroy: boolean;
  readonly getProviderSchemaOptional: boolean;
  readonly moveResourceState: boolean;
};
export const ServerCapabilities: MessageType<ServerCapabilities> = message(() => [
  [1, "planDestroy", "bool", "one"],
  [2, "getProviderSchemaOptional", "bool", "one"],
  [3, "moveResourceState", "bool", "one"],
]);

export type ClientCapabilities = {
  readonly deferralAllowed: boolean;
  readonly writeOnlyAttributesAllowed: boolean;
};
export const ClientCapabilities: MessageType<ClientCapabilities> = message(() => [
  [1, "deferralAllowed", "bool", "one"],
  [2, "writeOnlyAttributesAllowed", "bool", "one"],
]);

export type Deferred = {
  readonly reason: number;
};
export const Deferred: MessageType<Deferred> = message(() => [
  [1, "reason", "enum", "one"],
]);

export type GetMetadata = Record<string, never>;
export const GetMetadata: MessageType<GetMetadata> = message(() => []);

export type GetMetadataRequest = Record<string, never>;
export const GetMetadataRequest: MessageType<GetMetadataRequest> = message(() => []);

export type GetMetadataResponse = {
  readonly serverCapabilities: ServerCapabilities | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly dataSources: readonly GetMetadataDataSourceMetadata[];
  readonly resources: readonly GetMetadataResourceMetadata[];
  readonly functions: readonly GetMetadataFunctionMetadata[];
  readonly ephemeralResources: readonly GetMetadataEphemeralMetadata[];
};
export const GetMetadataResponse: MessageType<GetMetadataResponse> = message(() => [
  [1, "serverCapabilities", ServerCapabilities, "one"],
  [2, "diagnostics", Diagnostic, "many"],
  [3, "dataSources", GetMetadataDataSourceMetadata, "many"],
  [4, "resources", GetMetadataResourceMetadata, "many"],
  [5, "functions", GetMetadataFunctionMetadata, "many"],
  [6, "ephemeralResources", GetMetadataEphemeralMetadata, "many"],
]);

export type GetMetadataEphemeralMetadata = {
  readonly typeName: string;
};
export const GetMetadataEphemeralMetadata: MessageType<GetMetadataEphemeralMetadata> = message(() => [
  [1, "typeName", "string", "one"],
]);

export type GetMetadataFunctionMetadata = {
  readonly name: string;
};
export const GetMetadataFunctionMetadata: MessageType<GetMetadataFunctionMetadata> = message(() => [
  [1, "name", "string", "one"],
]);

export type GetMetadataDataSourceMetadata = {
  readonly typeName: string;
};
export const GetMetadataDataSourceMetadata: MessageType<GetMetadataDataSourceMetadata> = message(() => [
  [1, "typeName", "string", "one"],
]);

export type GetMetadataResourceMetadata = {
  readonly typeName: string;
};
export const GetMetadataResourceMetadata: MessageType<GetMetadataResourceMetadata> = message(() => [
  [1, "typeName", "string", "one"],
]);

export type GetProviderSchema = Record<string, never>;
export const GetProviderSchema: MessageType<GetProviderSchema> = message(() => []);

export type GetProviderSchemaRequest = Record<string, never>;
export const GetProviderSchemaRequest: MessageType<GetProviderSchemaRequest> = message(() => []);

export type GetProviderSchemaResponse = {
  readonly provider: Schema | undefined;
  readonly resourceSchemas: { readonly [key: string]: Schema };
  readonly dataSourceSchemas: { readonly [key: string]: Schema };
  readonly diagnostics: readonly Diagnostic[];
  readonly providerMeta: Schema | undefined;
  readonly serverCapabilities: ServerCapabilities | undefined;
  readonly functions: { readonly [key: string]: Function };
  readonly ephemeralResourceSchemas: { readonly [key: string]: Schema };
};
export const GetProviderSchemaResponse: MessageType<GetProviderSchemaResponse> = message(() => [
  [1, "provider", Schema, "one"],
  [2, "resourceSchemas", Schema, "map"],
  [3, "dataSourceSchemas", Schema, "map"],
  [4, "diagnostics", Diagnostic, "many"],
  [5, "providerMeta", Schema, "one"],
  [6, "serverCapabilities", ServerCapabilities, "one"],
  [7, "functions", Function, "map"],
  [8, "ephemeralResourceSchemas", Schema, "map"],
]);

export type ValidateProviderConfig = Record<string, never>;
export const ValidateProviderConfig: MessageType<ValidateProviderConfig> = message(() => []);

export type ValidateProviderConfigRequest = {
  readonly config: DynamicValue | undefined;
};
export const ValidateProviderConfigRequest: MessageType<ValidateProviderConfigRequest> = message(() => [
  [1, "config", DynamicValue, "one"],
]);

export type ValidateProviderConfigResponse = {
  readonly diagnostics: readonly Diagnostic[];
};
export const ValidateProviderConfigResponse: MessageType<ValidateProviderConfigResponse> = message(() => [
  [2, "diagnostics", Diagnostic, "many"],
]);

export type UpgradeResourceState = Record<string, never>;
export const UpgradeResourceState: MessageType<UpgradeResourceState> = message(() => []);

export type UpgradeResourceStateRequest = {
  readonly typeName: string;
  readonly version: number;
  readonly rawState: RawState | undefined;
};
export const UpgradeResourceStateRequest: MessageType<UpgradeResourceStateRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "version", "int64", "one"],
  [3, "rawState", RawState, "one"],
]);

export type UpgradeResourceStateResponse = {
  readonly upgradedState: DynamicValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
};
export const UpgradeResourceStateResponse: MessageType<UpgradeResourceStateResponse> = message(() => [
  [1, "upgradedState", DynamicValue, "one"],
  [2, "diagnostics", Diagnostic, "many"],
]);

export type ValidateResourceConfig = Record<string, never>;
export const ValidateResourceConfig: MessageType<ValidateResourceConfig> = message(() => []);

export type ValidateResourceConfigRequest = {
  readonly typeName: string;
  readonly config: DynamicValue | undefined;
  readonly clientCapabilities: ClientCapabilities | undefined;
};
export const ValidateResourceConfigRequest: MessageType<ValidateResourceConfigRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "config", DynamicValue, "one"],
  [3, "clientCapabilities", ClientCapabilities, "one"],
]);

export type ValidateResourceConfigResponse = {
  readonly diagnostics: readonly Diagnostic[];
};
export const ValidateResourceConfigResponse: MessageType<ValidateResourceConfigResponse> = message(() => [
  [1, "diagnostics", Diagnostic, "many"],
]);

export type ValidateDataResourceConfig = Record<string, never>;
export const ValidateDataResourceConfig: MessageType<ValidateDataResourceConfig> = message(() => []);

export type ValidateDataResourceConfigRequest = {
  readonly typeName: string;
  readonly config: DynamicValue | undefined;
};
export const ValidateDataResourceConfigRequest: MessageType<ValidateDataResourceConfigRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "config", DynamicValue, "one"],
]);

export type ValidateDataResourceConfigResponse = {
  readonly diagnostics: readonly Diagnostic[];
};
export const ValidateDataResourceConfigResponse: MessageType<ValidateDataResourceConfigResponse> = message(() => [
  [1, "diagnostics", Diagnostic, "many"],
]);

export type ValidateEphemeralResourceConfig = Record<string, never>;
export const ValidateEphemeralResourceConfig: MessageType<ValidateEphemeralResourceConfig> = message(() => []);

export type ValidateEphemeralResourceConfigRequest = {
  readonly typeName: string;
  readonly config: DynamicValue | undefined;
};
export const ValidateEphemeralResourceConfigRequest: MessageType<ValidateEphemeralResourceConfigRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "config", DynamicValue, "one"],
]);

export type ValidateEphemeralResourceConfigResponse = {
  readonly diagnostics: readonly Diagnostic[];
};
export const ValidateEphemeralResourceConfigResponse: MessageType<ValidateEphemeralResourceConfigResponse> = message(() => [
  [1, "diagnostics", Diagnostic, "many"],
]);

export type ConfigureProvider = Record<string, never>;
export const ConfigureProvider: MessageType<ConfigureProvider> = message(() => []);

export type ConfigureProviderRequest = {
  readonly terraformVersion: string;
  readonly config: DynamicValue | undefined;
  readonly clientCapabilities: ClientCapabilities | undefined;
};
export const ConfigureProviderRequest: MessageType<ConfigureProviderRequest> = message(() => [
  [1, "terraformVersion", "string", "one"],
  [2, "config", DynamicValue, "one"],
  [3, "clientCapabilities", ClientCapabilities, "one"],
]);

export type ConfigureProviderResponse = {
  readonly diagnostics: readonly Diagnostic[];
};
export const ConfigureProviderResponse: MessageType<ConfigureProviderResponse> = message(() => [
  [1, "diagnostics", Diagnostic, "many"],
]);

export type ReadResource = Record<string, never>;
export const ReadResource: MessageType<ReadResource> = message(() => []);

export type ReadResourceRequest = {
  readonly typeName: string;
  readonly currentState: DynamicValue | undefined;
  readonly private: Uint8Array;
  readonly providerMeta: DynamicValue | undefined;
  readonly clientCapabilities: ClientCapabilities | undefined;
};
export const ReadResourceRequest: MessageType<ReadResourceRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "currentState", DynamicValue, "one"],
  [3, "private", "bytes", "one"],
  [4, "providerMeta", DynamicValue, "one"],
  [5, "clientCapabilities", ClientCapabilities, "one"],
]);

export type ReadResourceResponse = {
  readonly newState: DynamicValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly private: Uint8Array;
  readonly deferred: Deferred | undefined;
};
export const ReadResourceResponse: MessageType<ReadResourceResponse> = message(() => [
  [1, "newState", DynamicValue, "one"],
  [2, "diagnostics", Diagnostic, "many"],
  [3, "private", "bytes", "one"],
  [4, "deferred", Deferred, "one"],
]);

export type PlanResourceChange = Record<string, never>;
export const PlanResourceChange: MessageType<PlanResourceChange> = message(() => []);

export type PlanResourceChangeRequest = {
  readonly typeName: string;
  readonly priorState: DynamicValue | undefined;
  readonly proposedNewState: DynamicValue | undefined;
  readonly config: DynamicValue | undefined;
  readonly priorPrivate: Uint8Array;
  readonly providerMeta: DynamicValue | undefined;
  readonly clientCapabilities: ClientCapabilities | undefined;
};
export const PlanResourceChangeRequest: MessageType<PlanResourceChangeRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "priorState", DynamicValue, "one"],
  [3, "proposedNewState", DynamicValue, "one"],
  [4, "config", DynamicValue, "one"],
  [5, "priorPrivate", "bytes", "one"],
  [6, "providerMeta", DynamicValue, "one"],
  [7, "clientCapabilities", ClientCapabilities, "one"],
]);

export type PlanResourceChangeResponse = {
  readonly plannedState: DynamicValue | undefined;
  readonly requiresReplace: readonly AttributePath[];
  readonly plannedPrivate: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  readonly legacyTypeSystem: boolean;
  readonly deferred: Deferred | undefined;
};
export const PlanResourceChangeResponse: MessageType<PlanResourceChangeResponse> = message(() => [
  [1, "plannedState", DynamicValue, "one"],
  [2, "requiresReplace", AttributePath, "many"],
  [3, "plannedPrivate", "bytes", "one"],
  [4, "diagnostics", Diagnostic, "many"],
  [5, "legacyTypeSystem", "bool", "one"],
  [6, "deferred", Deferred, "one"],
]);

export type ApplyResourceChange = Record<string, never>;
export const ApplyResourceChange: MessageType<ApplyResourceChange> = message(() => []);

export type ApplyResourceChangeRequest = {
  readonly typeName: string;
  readonly priorState: DynamicValue | undefined;
  readonly plannedState: DynamicValue | undefined;
  readonly config: DynamicValue | undefined;
  readonly plannedPrivate: Uint8Array;
  readonly providerMeta: DynamicValue | undefined;
};
export const ApplyResourceChangeRequest: MessageType<ApplyResourceChangeRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "priorState", DynamicValue, "one"],
  [3, "plannedState", DynamicValue, "one"],
  [4, "config", DynamicValue, "one"],
  [5, "plannedPrivate", "bytes", "one"],
  [6, "providerMeta", DynamicValue, "one"],
]);

export type ApplyResourceChangeResponse = {
  readonly newState: DynamicValue | undefined;
  readonly private: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  readonly legacyTypeSystem: boolean;
};
export const ApplyResourceChangeResponse: MessageType<ApplyResourceChangeResponse> = message(() => [
  [1, "newState", DynamicValue, "one"],
  [2, "private", "bytes", "one"],
  [3, "diagnostics", Diagnostic, "many"],
  [4, "legacyTypeSystem", "bool", "one"],
]);

export type ImportResourceState = Record<string, never>;
export const ImportResourceState: MessageType<ImportResourceState> = message(() => []);

export type ImportResourceStateRequest = {
  readonly typeName: string;
  readonly id: string;
  readonly clientCapabilities: ClientCapabilities | undefined;
};
export const ImportResourceStateRequest: MessageType<ImportResourceStateRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "id", "string", "one"],
  [3, "clientCapabilities", ClientCapabilities, "one"],
]);

export type ImportResourceStateImportedResource = {
  readonly typeName: string;
  readonly state: DynamicValue | undefined;
  readonly private: Uint8Array;
};
export const ImportResourceStateImportedResource: MessageType<ImportResourceStateImportedResource> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "state", DynamicValue, "one"],
  [3, "private", "bytes", "one"],
]);

export type ImportResourceStateResponse = {
  readonly importedResources: readonly ImportResourceStateImportedResource[];
  readonly diagnostics: readonly Diagnostic[];
  readonly deferred: Deferred | undefined;
};
export const ImportResourceStateResponse: MessageType<ImportResourceStateResponse> = message(() => [
  [1, "importedResources", ImportResourceStateImportedResource, "many"],
  [2, "diagnostics", Diagnostic, "many"],
  [3, "deferred", Deferred, "one"],
]);

export type MoveResourceState = Record<string, never>;
export const MoveResourceState: MessageType<MoveResourceState> = message(() => []);

export type MoveResourceStateRequest = {
  readonly sourceProviderAddress: string;
  readonly sourceTypeName: string;
  readonly sourceSchemaVersion: number;
  readonly sourceState: RawState | undefined;
  readonly targetTypeName: string;
  readonly sourcePrivate: Uint8Array;
};
export const MoveResourceStateRequest: MessageType<MoveResourceStateRequest> = message(() => [
  [1, "sourceProviderAddress", "string", "one"],
  [2, "sourceTypeName", "string", "one"],
  [3, "sourceSchemaVersion", "int64", "one"],
  [4, "sourceState", RawState, "one"],
  [5, "targetTypeName", "string", "one"],
  [6, "sourcePrivate", "bytes", "one"],
]);

export type MoveResourceStateResponse = {
  readonly targetState: DynamicValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly targetPrivate: Uint8Array;
};
export const MoveResourceStateResponse: MessageType<MoveResourceStateResponse> = message(() => [
  [1, "targetState", DynamicValue, "one"],
  [2, "diagnostics", Diagnostic, "many"],
  [3, "targetPrivate", "bytes", "one"],
]);

export type ReadDataSource = Record<string, never>;
export const ReadDataSource: MessageType<ReadDataSource> = message(() => []);

export type ReadDataSourceRequest = {
  readonly typeName: string;
  readonly config: DynamicValue | undefined;
  readonly providerMeta: DynamicValue | undefined;
  readonly clientCapabilities: ClientCapabilities | undefined;
};
export const ReadDataSourceRequest: MessageType<ReadDataSourceRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "config", DynamicValue, "one"],
  [3, "providerMeta", DynamicValue, "one"],
  [4, "clientCapabilities", ClientCapabilities, "one"],
]);

export type ReadDataSourceResponse = {
  readonly state: DynamicValue | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly deferred: Deferred | undefined;
};
export const ReadDataSourceResponse: MessageType<ReadDataSourceResponse> = message(() => [
  [1, "state", DynamicValue, "one"],
  [2, "diagnostics", Diagnostic, "many"],
  [3, "deferred", Deferred, "one"],
]);

export type OpenEphemeralResource = Record<string, never>;
export const OpenEphemeralResource: MessageType<OpenEphemeralResource> = message(() => []);

export type OpenEphemeralResourceRequest = {
  readonly typeName: string;
  readonly config: DynamicValue | undefined;
  readonly clientCapabilities: ClientCapabilities | undefined;
};
export const OpenEphemeralResourceRequest: MessageType<OpenEphemeralResourceRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "config", DynamicValue, "one"],
  [3, "clientCapabilities", ClientCapabilities, "one"],
]);

export type OpenEphemeralResourceResponse = {
  readonly diagnostics: readonly Diagnostic[];
  readonly renewAt: Timestamp | undefined;
  readonly result: DynamicValue | undefined;
  readonly private: Uint8Array | undefined;
  readonly deferred: Deferred | undefined;
};
export const OpenEphemeralResourceResponse: MessageType<OpenEphemeralResourceResponse> = message(() => [
  [1, "diagnostics", Diagnostic, "many"],
  [2, "renewAt", Timestamp, "optional"],
  [3, "result", DynamicValue, "one"],
  [4, "private", "bytes", "optional"],
  [5, "deferred", Deferred, "one"],
]);

export type RenewEphemeralResource = Record<string, never>;
export const RenewEphemeralResource: MessageType<RenewEphemeralResource> = message(() => []);

export type RenewEphemeralResourceRequest = {
  readonly typeName: string;
  readonly private: Uint8Array | undefined;
};
export const RenewEphemeralResourceRequest: MessageType<RenewEphemeralResourceRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "private", "bytes", "optional"],
]);

export type RenewEphemeralResourceResponse = {
  readonly diagnostics: readonly Diagnostic[];
  readonly renewAt: Timestamp | undefined;
  readonly private: Uint8Array | undefined;
};
export const RenewEphemeralResourceResponse: MessageType<RenewEphemeralResourceResponse> = message(() => [
  [1, "diagnostics", Diagnostic, "many"],
  [2, "renewAt", Timestamp, "optional"],
  [3, "private", "bytes", "optional"],
]);

export type CloseEphemeralResource = Record<string, never>;
export const CloseEphemeralResource: MessageType<CloseEphemeralResource> = message(() => []);

export type CloseEphemeralResourceRequest = {
  readonly typeName: string;
  readonly private: Uint8Array | undefined;
};
export const CloseEphemeralResourceRequest: MessageType<CloseEphemeralResourceRequest> = message(() => [
  [1, "typeName", "string", "one"],
  [2, "private", "bytes", "optional"],
]);

export type CloseEphemeralResourceResponse = {
  readonly diagnostics: readonly Diagnostic[];
};
export const CloseEphemeralResourceResponse: MessageType<CloseEphemeralResourceResponse> = message(() => [
  [1, "diagnostics", Diagnostic, "many"],
]);

export type GetFunctions = Record<string, never>;
export const GetFunctions: MessageType<GetFunctions> = message(() => []);

export type GetFunctionsRequest = Record<string, never>;
export const GetFunctionsRequest: MessageType<GetFunctionsRequest> = message(() => []);

export type GetFunctionsResponse = {
  readonly functions: { readonly [key: string]: Function };
  readonly diagnostics: readonly Diagnostic[];
};
export const GetFunctionsResponse: MessageType<GetFunctionsResponse> = message(() => [
  [1, "functions", Function, "map"],
  [2, "diagnostics", Diagnostic, "many"],
]);

export type CallFunction = Record<string, never>;
export const CallFunction: MessageType<CallFunction> = message(() => []);

export type CallFunctionRequest = {
  readonly name: string;
  readonly arguments: readonly DynamicValue[];
};
export const CallFunctionRequest: MessageType<CallFunctionRequest> = message(() => [
  [1, "name", "string", "one"],
  [2, "arguments", DynamicValue, "many"],
]);

export type CallFunctionResponse = {
  readonly result: DynamicValue | undefined;
  readonly error: FunctionError | undefined;
};
export const CallFunctionResponse: MessageType<CallFunctionResponse> = message(() => [
  [1, "result", DynamicValue, "one"],
  [2, "error", FunctionError, "one"],
]);

export type ProviderMethods = {
  readonly getMetadata: Method<GetMetadataRequest, GetMetadataResponse> & { readonly kind: "unary" };
  readonly getProviderSchema: Method<GetProviderSchemaRequest, GetProviderSchemaResponse> & { readonly kind: "unary" };
  readonly validateProviderConfig: Method<ValidateProviderConfigRequest, ValidateProviderConfigResponse> & { readonly kind: "unary" };
  readonly validateResourceConfig: Method<ValidateResourceConfigRequest, ValidateResourceConfigResponse> & { readonly kind: "unary" };
  readonly validateDataResourceConfig: Method<ValidateDataResourceConfigRequest, ValidateDataResourceConfigResponse> & { readonly kind: "unary" };
  readonly upgradeResourceState: Method<UpgradeResourceStateRequest, UpgradeResourceStateResponse> & { readonly kind: "unary" };
  readonly configureProvider: Method<ConfigureProviderRequest, ConfigureProviderResponse> & { readonly kind: "unary" };
  readonly readResource: Method<ReadResourceRequest, ReadResourceResponse> & { readonly kind: "unary" };
  readonly planResourceChange: Method<PlanResourceChangeRequest, PlanResourceChangeResponse> & { readonly kind: "unary" };
  readonly applyResourceChange: Method<ApplyResourceChangeRequest, ApplyResourceChangeResponse> & { readonly kind: "unary" };
  readonly importResourceState: Method<ImportResourceStateRequest, ImportResourceStateResponse> & { readonly kind: "unary" };
  readonly moveResourceState: Method<MoveResourceStateRequest, MoveResourceStateResponse> & { readonly kind: "unary" };
  readonly readDataSource: Method<ReadDataSourceRequest, ReadDataSourceResponse> & { readonly kind: "unary" };
  readonly validateEphemeralResourceConfig: Method<ValidateEphemeralResourceConfigRequest, ValidateEphemeralResourceConfigResponse> & { readonly kind: "unary" };
  readonly openEphemeralResource: Method<OpenEphemeralResourceRequest, OpenEphemeralResourceResponse> & { readonly kind: "unary" };
  readonly renewEphemeralResource: Method<RenewEphemeralResourceRequest, RenewEphemeralResourceResponse> & { readonly kind: "unary" };
  readonly closeEphemeralResource: Method<CloseEphemeralResourceRequest, CloseEphemeralResourceResponse> & { readonly kind: "unary" };
  readonly getFunctions: Method<GetFunctionsRequest, GetFunctionsResponse> & { readonly kind: "unary" };
  readonly callFunction: Method<CallFunctionRequest, CallFunctionResponse> & { readonly kind: "unary" };
  readonly stopProvider: Method<StopProviderRequest, StopProviderResponse> & { readonly kind: "unary" };
};
export const Provider: Service<ProviderMethods> = {
  name: "tfplugin6.Provider",
  methods: {
    getMetadata: { name: "GetMetadata", kind: "unary", input: GetMetadataRequest, output: GetMetadataResponse },
    getProviderSchema: { name: "GetProviderSchema", kind: "unary", input: GetProviderSchemaRequest, output: GetProviderSchemaResponse },
    validateProviderConfig: { name: "ValidateProviderConfig", kind: "unary", input: ValidateProviderConfigRequest, output: ValidateProviderConfigResponse },
    validateResourceConfig: { name: "ValidateResourceConfig", kind: "unary", input: ValidateResourceConfigRequest, output: ValidateResourceConfigResponse },
    validateDataResourceConfig: { name: "ValidateDataResourceConfig", kind: "unary", input: ValidateDataResourceConfigRequest, output: ValidateDataResourceConfigResponse },
    upgradeResourceState: { name: "UpgradeResourceState", kind: "unary", input: UpgradeResourceStateRequest, output: UpgradeResourceStateResponse },
    configureProvider: { name: "ConfigureProvider", kind: "unary", input: ConfigureProviderRequest, output: ConfigureProviderResponse },
    readResource: { name: "ReadResource", kind: "unary", input: ReadResourceRequest, output: ReadResourceResponse },
    planResourceChange: { name: "PlanResourceChange", kind: "unary", input: PlanResourceChangeRequest, output: PlanResourceChangeResponse },
    applyResourceChange: { name: "ApplyResourceChange", kind: "unary", input: ApplyResourceChangeRequest, output: ApplyResourceChangeResponse },
    importResourceState: { name: "ImportResourceState", kind: "unary", input: ImportResourceStateRequest, output: ImportResourceStateResponse },
    moveResourceState: { name: "MoveResourceState", kind: "unary", input: MoveResourceStateRequest, output: MoveResourceStateResponse },
    readDataSource: { name: "ReadDataSource", kind: "unary", input: ReadDataSourceRequest, output: ReadDataSourceResponse },
    validateEphemeralResourceConfig: { name: "ValidateEphemeralResourceConfig", kind: "unary", input: ValidateEphemeralResourceConfigRequest, output: ValidateEphemeralResourceConfigResponse },
    openEphemeralResource: { name: "OpenEphemeralResource", kind: "unary", input: OpenEphemeralResourceRequest, output: OpenEphemeralResourceResponse },
    renewEphemeralResource: { name: "RenewEphemeralResource", kind: "unary", input: RenewEphemeralResourceRequest, output: RenewEphemeralResourceResponse },
    closeEphemeralResource: { name: "CloseEphemeralResource", kind: "unary", input: CloseEphemeralResourceRequest, output: CloseEphemeralResourceResponse },
    getFunctions: { name: "GetFunctions", kind: "unary", input: GetFunctionsRequest, output: GetFunctionsResponse },
    callFunction: { name: "CallFunction", kind: "unary", input: CallFunctionRequest, output: CallFunctionResponse },
    stopProvider: { name: "StopProvider", kind: "unary", input: StopProviderRequest, output: StopProviderResponse },
  },
};
