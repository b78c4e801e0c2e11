import { error } from "../framework/diagnostics.ts";
import type { Provider } from "../protocol/gen/tfplugin6.ts";
import { say, type Wire } from "./answer.ts";
import type { Implementation } from "./grpc-service.ts";

type OtherCalls = Pick<
  Implementation<typeof Provider>,
  | "moveResourceState"
  | "validateEphemeralResourceConfig"
  | "openEphemeralResource"
  | "renewEphemeralResource"
  | "closeEphemeralResource"
  | "getFunctions"
  | "callFunction"
>;

/** The calls for what this provider does not have: functions, ephemeral resources, moves. */
export function otherCalls(wire: Wire): OtherCalls {
  const { name } = wire.instance.provider;
  const none = (what: string) => say([error(`The provider ${name} has no ${what}`)]);
  return {
    moveResourceState: ({ sourceTypeName, targetTypeName }) =>
      say([
        error(
          `A ${sourceTypeName} cannot be moved to a ${targetTypeName}`,
          "Remove it from the state, and import it under its new type.",
        ),
      ]),
    validateEphemeralResourceConfig: () => none("ephemeral resources"),
    openEphemeralResource: () => none("ephemeral resources"),
    renewEphemeralResource: () => none("ephemeral resources"),
    closeEphemeralResource: () => none("ephemeral resources"),
    getFunctions: () => ({ functions: {} }),
    callFunction: (request) => ({
      error: { text: `The provider ${name} has no function ${request.name}.` },
    }),
  };
}
