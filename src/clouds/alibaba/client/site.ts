import { CallError } from "../../shared/wire/transport.ts";
import type { Site } from "./endpoints.ts";

/** Codes that mean: this account belongs to the other site (facts of BSS and Resource Center). */
const OTHER_SITE: Readonly<Record<string, readonly string[]>> = {
  BssOpenApi: ["NotApplicable"],
  "BssOpenApi@2023-09-30": ["NotApplicable"],
  ResourceCenter: ["NotSupport.Account.Site"],
};

/** Products that a wrong site may answer with an empty list, so the site is found out before they are asked. */
const SITE_BOUND: ReadonlySet<string> = new Set(["Domain", "Alidns", "cas", "Cdn"]);

/** True for products that tell by a code of their own when they are asked on the wrong site. */
export function tellsSite(product: string): boolean {
  return OTHER_SITE[product] !== undefined;
}

/** The site on which the account was opened, as far as it is known. */
export class AccountSite {
  #site: Site;
  #known: boolean;
  #asking: Promise<void> | undefined;

  constructor(told: Site | undefined) {
    this.#site = told ?? "china";
    this.#known = told !== undefined;
  }

  get now(): Site {
    return this.#site;
  }

  /** A product that tells the site has answered on this one. */
  learn(site: Site): void {
    this.#site = site;
    this.#known = true;
  }

  /** The site to ask instead after such an error; undefined where the error says nothing of it. */
  insteadOf(product: string, error: unknown): Site | undefined {
    if (this.#known || !(error instanceof CallError)) return undefined;
    if (OTHER_SITE[product]?.includes(error.code) !== true) return undefined;
    return this.#site === "china" ? "international" : "china";
  }

  /**
   * Sees to it that the site is known before such a product is asked. Throws while `ask` does not tell:
   * the wrong site would answer with an empty list, and nothing would be known.
   */
  async find(product: string, ask: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
    while (SITE_BOUND.has(product) && !this.#known) {
      this.#asking ??= ask().then(
        () => this.#asked(),
        (error: unknown) => {
          this.#asked();
          throw error;
        },
      );
      try {
        await this.#asking;
      } catch (error) {
        signal.throwIfAborted();
        // Anything else is the stop of another call, which asked on behalf of this one too.
        if (error instanceof CallError) throw unknownSite(error);
      }
    }
  }

  #asked(): void {
    this.#asking = undefined;
  }
}

function unknownSite(error: CallError): CallError {
  const { kind, code, requestId, retryAfterMs, permission } = error;
  return new CallError({
    kind,
    code,
    message: `whether the account belongs to the China site or the international one could not be found out: ${error.message}`,
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(permission === undefined ? {} : { permission }),
  });
}
