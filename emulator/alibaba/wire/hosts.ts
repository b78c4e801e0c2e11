import type { Service } from "../service.ts";

/** A host pattern of a service, ready to match. */
interface HostRule {
  readonly service: Service;
  readonly expression: RegExp;
}

/** What a Host header says: which services answer there and what the pattern named. */
export interface HostMatch {
  readonly services: readonly Service[];
  readonly vars: Readonly<Record<string, string>>;
}

/** Matches Host headers against the patterns of all services. */
export class Hosts {
  readonly #rules: readonly HostRule[];

  constructor(services: readonly Service[]) {
    this.#rules = services.flatMap((service) =>
      service.hosts.map((pattern) => ({ service, expression: expressionOf(pattern) })),
    );
  }

  /** Undefined for a host of the vendor's domain that nothing answers on; no services for others. */
  match(host: string): HostMatch | undefined {
    const name = host.replace(/:\d+$/, "").replace(/\/.*$/, "").replace(/:\d+$/, "");
    if (!name.endsWith(".aliyuncs.com")) return { services: [], vars: {} };
    const label = name.slice(0, -".aliyuncs.com".length);
    const services: Service[] = [];
    let vars: Readonly<Record<string, string>> = {};
    for (const rule of this.#rules) {
      const read = rule.expression.exec(label);
      if (read === null) continue;
      services.push(rule.service);
      vars = { ...vars, ...read.groups };
    }
    return services.length === 0 ? undefined : { services, vars };
  }
}

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.]/g, "\\.")
    .replace("{region}", "(?<region>(?:cn|ap|us|eu|me|na|sa|rus)-[a-z0-9-]+)")
    .replace(/\{(\w+)\}/g, "(?<$1>[a-z0-9-]+)");
  return new RegExp(`^${source}$`);
}
