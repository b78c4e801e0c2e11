import { GRPCBroker } from "../protocol/gen/grpc_broker.ts";
import { GRPCController } from "../protocol/gen/grpc_controller.ts";
import { GRPCStdio } from "../protocol/gen/grpc_stdio.ts";
import { Health, HealthCheckResponseServingStatus } from "../protocol/gen/health.ts";
import { Provider } from "../protocol/gen/tfplugin6.ts";
import type { Wire } from "./answer.ts";
import { dataSourceCalls } from "./data-source-calls.ts";
import { GrpcServer } from "./grpc-server.ts";
import { addService } from "./grpc-service.ts";
import { otherCalls } from "./other-calls.ts";
import { providerCalls } from "./provider-calls.ts";
import { resourceCalls } from "./resource-calls.ts";

/** What the client of a plug-in wants of its process, beside the provider's calls. */
export interface ClientEvents {
  /** The client called: it is there. */
  readonly onClientHere: () => void;
  /** The client asked the process to end. */
  readonly onShutdown: () => void;
  /** The client ended or died, with or without having asked. */
  readonly onClientGone: () => void;
}

/** Makes a gRPC server with all that Terraform calls: the provider and go-plugin's services. */
export function createPluginServer(wire: Wire, events: ClientEvents): GrpcServer {
  const server = new GrpcServer();
  addService(
    server,
    Provider,
    {
      ...providerCalls(wire),
      ...resourceCalls(wire),
      ...dataSourceCalls(wire),
      ...otherCalls(wire),
    },
    events.onClientHere,
  );
  addGoPluginServices(server, events);
  return server;
}

// https://github.com/hashicorp/go-plugin/blob/v1.6.0/docs/guide-plugin-write-non-go.md
function addGoPluginServices(server: GrpcServer, events: ClientEvents): void {
  const { onClientHere } = events;
  const status = HealthCheckResponseServingStatus.SERVING;
  addService(
    server,
    Health,
    {
      check: () => ({ status }),
      watch: (stream) => stream.send({ status }),
    },
    onClientHere,
  );
  // Without it every process of the provider costs 2 s and ends by SIGKILL.
  addService(
    server,
    GRPCController,
    {
      shutdown: () => {
        events.onShutdown();
        return {};
      },
    },
    onClientHere,
  );
  // Nothing is ever sent. The client opens the stream at its start and keeps it open: its
  // end is the only sign of the connection that Terraform died.
  addService(
    server,
    GRPCStdio,
    { streamStdio: (stream) => stream.onClientGone(events.onClientGone) },
    onClientHere,
  );
  addService(server, GRPCBroker, { startStream: () => {} }, onClientHere);
}
