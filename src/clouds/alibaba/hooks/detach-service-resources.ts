import type { Hook } from "../../shared/hook.ts";
import { text, textIfSent } from "../../shared/reply.ts";

/**
 * Takes the resources that carry an endpoint service off it. It is not data, since a resource is told by
 * its id, its kind and its zone at once.
 * https://api.alibabacloud.com/document/Privatelink/2020-04-15/DetachResourceFromVpcEndpointService
 */
export const detachServiceResources: Hook = async (context) => {
  const resources = await context.readAll(
    context.call("ListVpcEndpointServiceResources"),
    "Resources",
    { by: "token", token: "NextToken", size: ["MaxResults", 1000], next: "NextToken" },
    ["ResourceId", "ResourceType"],
  );
  for (const resource of resources) {
    const id = text(resource, "ResourceId");
    const zone = textIfSent(resource, "ZoneId", "not every kind of resource stands in a zone");
    const request = context.call("DetachResourceFromVpcEndpointService", `${id} ${zone ?? ""}`);
    const params = {
      ...request.params,
      ResourceId: id,
      ResourceType: text(resource, "ResourceType"),
      ...(zone === undefined ? {} : { ZoneId: zone }),
    };
    await context.change(
      { ...request, params },
      { does: `take ${id} off the endpoint service`, idempotent: true },
    );
  }
  return { outcome: "requested" };
};
