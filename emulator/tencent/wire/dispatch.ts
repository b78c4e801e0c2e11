import type { VendorError } from "../../core/errors.ts";
import type { RawRequest } from "../../core/world.ts";
import { refusal } from "../errors.ts";
import type { Action, Service } from "../service.ts";

/** The action that a request asks for. */
export interface Route {
  readonly service: Service;
  readonly name: string;
  readonly action: Action;
}

/** A request that no action answers. */
export interface NoRoute {
  readonly product: string;
  readonly name: string;
  readonly error: VendorError;
}

/**
 * Finds the action by the product of the host, else of the signature's scope, else by name and
 * version alone: a client that dials a bare address signs a piece of it as the product, and is
 * understood as long as one product only has that action in that version.
 */
export class Dispatch {
  readonly #services: readonly Service[];

  constructor(services: readonly Service[]) {
    this.#services = services;
  }

  route(request: RawRequest, scope: string): Route | NoRoute {
    const name = request.headers["x-tc-action"] ?? "";
    const version = request.headers["x-tc-version"] ?? "";
    const product = this.#productOf(request, scope);
    const lost = (code: string, message: string): NoRoute => ({
      product: product ?? scope,
      name,
      error: refusal(code, message),
    });
    if (request.method !== "POST") {
      return lost("UnsupportedProtocol", "The emulator takes POST with a JSON body only.");
    }
    if (name === "") return lost("MissingParameter", "The header `X-TC-Action` is missing.");
    if (version === "") return lost("MissingParameter", "The header `X-TC-Version` is missing.");
    const named = this.#services.filter((one) => product === undefined || one.product === product);
    const versions = named.filter((one) => one.version === version);
    if (versions.length === 0) {
      return lost("NoSuchVersion", `The version ${version} does not exist.`);
    }
    const found = versions.filter((one) => one.actions[name] !== undefined);
    const [service, other] = found;
    if (service !== undefined && other !== undefined) {
      const products = found.map((one) => one.product).join(", ");
      return lost(
        "NoSuchProduct",
        `${name} of ${version} is an action of ${products}: name the product in the Host header or in the signature's scope.`,
      );
    }
    const action = service?.actions[name];
    if (service === undefined || action === undefined) {
      return lost("InvalidAction", `The action ${name} is not valid for this product.`);
    }
    return { service, name, action };
  }

  /** `cvm` of `cvm.ap-guangzhou.tencentcloudapi.com` or of the scope; undefined when unknown. */
  #productOf(request: RawRequest, scope: string): string | undefined {
    const host = (request.headers["host"] ?? "").split(".")[0] ?? "";
    const known = (name: string) => this.#services.some((one) => one.product === name);
    return [host, scope].find(known);
  }
}
