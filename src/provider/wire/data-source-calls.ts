import { decodeObject, encodeObject } from "../convert/dynamic-value.ts";
import { isKnownObject } from "../framework/values.ts";
import { readDataSource } from "../handlers/read-data-source.ts";
import { validate } from "../handlers/validate.ts";
import type { Provider } from "../protocol/gen/tfplugin6.ts";
import { answer, configuredHandle, dataSourceOf, say, type Wire } from "./answer.ts";
import type { Implementation } from "./grpc-service.ts";

type DataSourceCalls = Pick<
  Implementation<typeof Provider>,
  "validateDataResourceConfig" | "readDataSource"
>;

/** The calls that check and read data sources. */
export function dataSourceCalls(wire: Wire): DataSourceCalls {
  return {
    validateDataResourceConfig: ({ typeName, config }, signal) =>
      answer(
        wire,
        async () => {
          const source = await dataSourceOf(wire, typeName);
          const written = decodeObject(source.schema, config) ?? {};
          const handle = wire.instance.handle(signal);
          return say(await validate(source, `data.${typeName}`, written, handle));
        },
        {},
      ),
    readDataSource: ({ typeName, config }, signal) =>
      answer(
        wire,
        async () => {
          const handle = configuredHandle(wire, signal);
          const source = await dataSourceOf(wire, typeName);
          const written = decodeObject(source.schema, config) ?? {};
          if (!isKnownObject(written)) throw new Error(`data.${typeName} has unknown values.`);
          const { state, diagnostics } = await readDataSource(typeName, source, written, handle);
          return { state: encodeObject(source.schema, state), ...say(diagnostics) };
        },
        {},
      ),
  };
}
