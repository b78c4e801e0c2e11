import { decodeObject } from "../convert/dynamic-value.ts";
import type { Schema } from "../framework/schema.ts";
import { validate } from "../handlers/validate.ts";
import type { Provider } from "../protocol/gen/tfplugin6.ts";
import { answer, say, type Wire } from "./answer.ts";
import type { Implementation } from "./grpc-service.ts";
import { toWireSchema } from "./schema.ts";

type ProviderCalls = Pick<
  Implementation<typeof Provider>,
  | "getMetadata"
  | "getProviderSchema"
  | "validateProviderConfig"
  | "configureProvider"
  | "stopProvider"
>;

const SERVER_CAPABILITIES = { planDestroy: true, getProviderSchemaOptional: true };

/** The calls that concern the provider as a whole: its schemas, its configuration, its stop. */
export function providerCalls(wire: Wire): ProviderCalls {
  const { provider } = wire.instance;
  return {
    getMetadata: () => ({
      serverCapabilities: SERVER_CAPABILITIES,
      resources: Object.keys(provider.resources).map((typeName) => ({ typeName })),
      dataSources: Object.keys(provider.dataSources).map((typeName) => ({ typeName })),
    }),
    getProviderSchema: () => ({
      serverCapabilities: SERVER_CAPABILITIES,
      provider: toWireSchema(provider.schema),
      resourceSchemas: toWireSchemas(provider.resources),
      dataSourceSchemas: toWireSchemas(provider.dataSources),
    }),
    validateProviderConfig: ({ config }, signal) =>
      answer(
        wire,
        async () => {
          const written = decodeObject(provider.schema, config) ?? {};
          const handle = wire.instance.handle(signal);
          return say(await validate(provider, provider.name, written, handle));
        },
        {},
      ),
    configureProvider: ({ config }, signal) =>
      answer(
        wire,
        async () => {
          const written = decodeObject(provider.schema, config) ?? {};
          return say(await wire.instance.configure(written, signal));
        },
        {},
      ),
    stopProvider: () => {
      wire.instance.stop();
      return {};
    },
  };
}

function toWireSchemas(types: { readonly [typeName: string]: { readonly schema: Schema } }) {
  return Object.fromEntries(
    Object.entries(types).map(([typeName, { schema }]) => [typeName, toWireSchema(schema)]),
  );
}
