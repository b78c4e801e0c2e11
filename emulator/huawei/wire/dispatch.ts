import type { RawRequest } from "../../core/world.ts";
import { type Sent, sentAs } from "../api.ts";
import { type Action, labelsOf, type Service } from "../service.ts";

/** The action that a request asks for, with the variables of its path. */
export interface Route {
  readonly service: Service;
  readonly name: string;
  readonly action: Action;
  readonly sent: Sent;
  readonly vars: Readonly<Record<string, string>>;
}

interface Entry extends Omit<Route, "vars"> {
  readonly parts: readonly string[];
}

/** The product and the region of a vendor's host: `ecs` and `cn-north-4`; the region may be missing. */
export interface Host {
  readonly label: string;
  readonly region: string | undefined;
}

const domain = /^([a-z0-9-]+)(?:\.([a-z0-9-]+))?\.myhuaweicloud\.(?:com|eu)(?::\d+)?$/u;

/** Reads the Host header, or the host of a request through a proxy; undefined for any other host. */
export function hostOf({ headers, url }: RawRequest): Host | undefined {
  const host = url.startsWith("http://") ? new URL(url).host : (headers["host"] ?? "");
  const [, label, region] = domain.exec(host) ?? [];
  return label === undefined ? undefined : { label, region };
}

/** Finds actions by the host's first label, the method and the path of the vendor's packages. */
export class Dispatch {
  readonly #entries: readonly Entry[];

  constructor(services: readonly Service[]) {
    this.#entries = services.flatMap((service) =>
      Object.entries(service.actions).map(([name, action]) => {
        const sent = sentAs(service.product, name);
        if (sent === undefined) throw new Error(`${service.product} ${name} is in no package.`);
        return { service, name, action, sent, parts: partsOf(sent.path) };
      }),
    );
  }

  /** A bare address is understood as long as one product only has that path. */
  route(request: RawRequest, host: Host | undefined): Route | undefined {
    const url = new URL(request.url, "http://emulator");
    const parts = partsOf(url.pathname);
    const found = this.#entries.flatMap((entry) => {
      if (host !== undefined && !labelsOf(entry.service).includes(host.label)) return [];
      if (entry.sent.method !== request.method) return [];
      const vars = varsOf(entry.parts, parts);
      return vars === undefined ? [] : [{ ...entry, vars }];
    });
    const fixed = Math.max(0, ...found.map(fixedParts));
    const best = found.filter((entry) => fixedParts(entry) === fixed);
    if (best.length < 2) return best[0];
    return (
      best.find((entry) => entry.service.matches?.(url.searchParams, entry.name) === true) ??
      (host === undefined ? undefined : best[0])
    );
  }
}

function partsOf(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "");
}

function fixedParts({ parts }: Entry): number {
  return parts.filter((part) => !part.startsWith("{")).length;
}

function varsOf(
  template: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (template.length !== parts.length) return undefined;
  const vars: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const value = parts[index] ?? "";
    if (part.startsWith("{")) vars[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return vars;
}
