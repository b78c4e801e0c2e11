import { AllValues } from "../../core/all-values.ts";
import { type VendorError, vendorError } from "../../core/errors.ts";
import { isObject, type Json, objectOf, parseJson, textOf } from "../../core/json.ts";
import { Params } from "../../core/params.ts";
import type { Action, Service } from "../service.ts";
import type { Hosts } from "./hosts.ts";
import { formOf, type WireRequest } from "./request.ts";

/** A request whose product and action are known. */
export interface Route {
  readonly service: Service;
  readonly name: string;
  readonly action: Action;
  readonly params: Params;
  readonly region: string;
  readonly hostVars: Readonly<Record<string, string>>;
}

/** A request that no action answers. */
export interface NoRoute {
  readonly error: VendorError;
  /** Whose errors it is answered with; undefined where nothing tells the product. */
  readonly service: Service | undefined;
  readonly action: string;
}

/** Parameters of the gateway itself, never of an action. */
const common = new Set([
  "Action",
  "Version",
  "Format",
  "Timestamp",
  "SignatureNonce",
  "SignatureMethod",
  "SignatureVersion",
  "SignatureType",
  "AccessKeyId",
  "Signature",
  "SecurityToken",
]);

interface RoaRule {
  readonly service: Service;
  readonly name: string;
  readonly method: string;
  readonly expression: RegExp;
  readonly weight: number;
}

/** Finds the action of a gateway request, by host or by (Action, Version) or by (method, path). */
export class Dispatch {
  readonly #hosts: Hosts;
  readonly #services: readonly Service[];
  readonly #rpc = new Map<string, Service[]>();
  readonly #roa: readonly RoaRule[];

  constructor(services: readonly Service[], hosts: Hosts) {
    this.#hosts = hosts;
    this.#services = services;
    for (const service of services) {
      if (service.style !== "rpc") continue;
      for (const name of Object.keys(service.actions)) {
        const key = `${name}|${service.version}`;
        this.#rpc.set(key, [...(this.#rpc.get(key) ?? []), service]);
      }
    }
    this.#roa = services
      .filter((service) => service.style === "roa")
      .flatMap(roaRules)
      .sort((a, b) => b.weight - a.weight);
  }

  /** The route of a request, or why there is none. */
  route(request: WireRequest): Route | NoRoute {
    const host = this.#hosts.match(request.host);
    const form = formOf(request);
    const flat = new Map([...request.query, ...form]);
    const name = flat.get("Action") ?? request.headers["x-acs-action"] ?? "";
    const version = flat.get("Version") ?? request.headers["x-acs-version"] ?? "";
    if (host === undefined) {
      return {
        service: undefined,
        action: name,
        error: vendorError(
          404,
          "InvalidProduct.NotFound",
          "Cannot find product according to your specified domain.",
        ),
      };
    }
    const here = (service: Service) =>
      host.services.length === 0 || host.services.includes(service);
    for (const key of common) flat.delete(key);
    if (request.path === "/") {
      const service = this.#rpc.get(`${name}|${version}`)?.find(here);
      const action = service?.actions[name];
      if (service !== undefined && action !== undefined) {
        const region = flat.get("RegionId") ?? regionOf(request, host.vars);
        const json = jsonBody(request);
        return {
          service,
          name,
          action,
          params: new Params(flat, json, wordsForAll(service, name)),
          region,
          hostVars: host.vars,
        };
      }
    }
    return (
      this.#roaRoute(request, here, flat, name, version, host.vars) ?? {
        service: host.services[0] ?? this.#meant(request, version),
        action: name,
        error: vendorError(
          404,
          "InvalidApi.NotFound",
          `Specified api is not found, please check your url and method.`,
        ),
      }
    );
  }

  /** The product that a request to a bare address means, by its way of signing or its version. */
  #meant(request: WireRequest, version: string): Service | undefined {
    if (/^(?:LOG|SLS4)[ -]/u.test(request.headers["authorization"] ?? "")) {
      return this.#services.find(({ auth }) => auth === "sls");
    }
    const those = this.#services.filter((service) => service.version === version);
    return those.length === 1 ? those[0] : undefined;
  }

  #roaRoute(
    request: WireRequest,
    here: (service: Service) => boolean,
    flat: Map<string, string>,
    name: string,
    version: string,
    hostVars: Readonly<Record<string, string>>,
  ): Route | undefined {
    for (const rule of this.#roa) {
      if (rule.method !== request.method || !here(rule.service)) continue;
      if (version !== "" && rule.service.version !== version) continue;
      if (name !== "" && rule.name !== name) continue;
      const read = rule.expression.exec(request.path);
      const action = rule.service.actions[rule.name];
      if (read === null || action === undefined) continue;
      if (name === "" && action.inHost !== undefined && hostVars[action.inHost] === undefined)
        continue;
      for (const [key, value] of Object.entries(read.groups ?? {})) {
        flat.set(key, decodeURIComponent(value));
      }
      const body = jsonBody(request);
      const region =
        flat.get("RegionId") ??
        (regionOf(request, hostVars) || (textOf(objectOf(body)["region_id"]) ?? ""));
      const params = new Params(flat, body, wordsForAll(rule.service, rule.name));
      return { service: rule.service, name: rule.name, action, params, region, hostVars };
    }
    return undefined;
  }
}

const allValues = new AllValues(new URL("../all-values.json", import.meta.url));

function wordsForAll({ product, version }: Service, action: string) {
  return allValues.of(`${product} ${version} ${action}`);
}

function jsonBody(request: WireRequest): Json {
  if (!(request.headers["content-type"] ?? "").includes("json")) return undefined;
  const value = parseJson(request.body.toString("utf8"));
  return isObject(value) ? value : undefined;
}

function regionOf(request: WireRequest, vars: Readonly<Record<string, string>>): string {
  return request.prefixRegion ?? request.headers["x-acs-region-id"] ?? vars["region"] ?? "";
}

function roaRules(service: Service): RoaRule[] {
  return Object.entries(service.actions).flatMap(([name, action]) => {
    const [method = "", path = ""] = (action.path ?? "").split(" ");
    if (path === "") return [];
    const source = path.replace(/[.+*?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    return [
      {
        service,
        name,
        method,
        expression: new RegExp(`^${source}/?$`),
        weight: path.replace(/\{\w+\}/g, "").length + (action.inHost === undefined ? 0 : 0.5),
      },
    ];
  });
}
