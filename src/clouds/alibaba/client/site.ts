import { SITES, type Site } from "../../../core/account.ts";
import type { Filled } from "../../../core/row-call.ts";
import { CallError } from "../../shared/wire/transport.ts";
import { isBySite } from "./endpoints.ts";

/** A call that errs by documentation where it is made on the other site than the account's. */
interface Probe {
  readonly product: string;
  readonly action: string;
  readonly params: Readonly<Record<Site, Readonly<Record<string, Filled>>>>;
  /** Codes or messages of that error. */
  readonly wrong: readonly string[];
}

const firewall = (ProductCode: string, ProductType: string): Readonly<Record<string, Filled>> => ({
  PageSize: 50,
  PageNum: 1,
  ProductCode,
  ProductType,
  SubscriptionType: "Subscription",
});

/** In the order in which they are made; the second one only where the first tells nothing. */
const PROBES: readonly Probe[] = [
  // aliyun/alibabacloud-aiops-skills 1202ecc, error codes of Resource Center: 409.
  {
    product: "ResourceCenter",
    action: "GetResourceCenterServiceStatus",
    params: { china: {}, international: {} },
    wrong: ["NotSupport.Account.Site"],
  },
  // aliyun/terraform-provider-alicloud, connectivity/client.go, getAccountType.
  {
    product: "BssOpenApi",
    action: "QueryAvailableInstances",
    params: {
      china: firewall("vipcloudfw", "vipcloudfw"),
      international: firewall("cfw", "cfw_pre_intl"),
    },
    wrong: ["NotApplicable", "not found article by given param"],
  },
];

/** Codes that an account of the other site gets, and also one whose contract has no such feature. */
const AMBIGUOUS = ["NotApplicable"];

/** Makes a call on one site; throws a `CallError`. */
export type AskSite = (
  call: {
    readonly product: string;
    readonly action: string;
    readonly params: Readonly<Record<string, Filled>>;
  },
  site: Site,
) => Promise<unknown>;

/** What to do where the site is not known. */
const SAY_IT = "write `site: china` or `site: international` in account.yaml";

/**
 * The site on which the account was opened. It is what account.yaml says, or follows from a call that one of
 * the two sites refuses as the wrong one. A success tells nothing: the wrong site may answer with an empty
 * list, as it does for the billing calls of the official Terraform provider.
 */
export class AccountSite {
  readonly #told: Site | undefined;
  #proved: Site | undefined;
  #asking: Promise<Site> | undefined;

  constructor(told: Site | undefined) {
    this.#told = told;
  }

  /** The site to ask; of products that differ by site, only after {@link find}. */
  get now(): Site {
    return this.#told ?? this.#proved ?? "china";
  }

  /**
   * Sees to it that the site is known before a product is asked that differs by site. Throws while that
   * cannot be told: the wrong site would answer with an empty list, and nothing would be known. What
   * account.yaml says counts where nothing proves it wrong.
   */
  async find(product: string, ask: AskSite, signal: AbortSignal): Promise<void> {
    if (!isBySite(product)) return;
    try {
      const proved = await this.#prove(ask, signal);
      if (this.#told !== undefined && proved !== this.#told) throw wrongSite(this.#told, proved);
    } catch (error) {
      if (this.#told === undefined || isMismatch(error) || !(error instanceof CallError))
        throw error;
    }
  }

  /**
   * The error of a product that differs by site that is to be thrown: what the wrong site answers too says
   * nothing of the account before a call has proved the site.
   */
  judged(product: string, error: unknown): unknown {
    const isOpen = this.#proved === undefined && isBySite(product);
    return isOpen && error instanceof CallError && AMBIGUOUS.includes(error.code)
      ? unknownSite(notTold())
      : error;
  }

  /** Proves the site, once for all who ask meanwhile; throws a `CallError` where nothing proves it. */
  async #prove(ask: AskSite, signal: AbortSignal): Promise<Site> {
    while (this.#proved === undefined) {
      const own = this.#asking === undefined;
      this.#asking ??= proveSite(ask).finally(() => {
        this.#asking = undefined;
      });
      try {
        this.#proved = await this.#asking;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof CallError) throw unknownSite(error);
        // What another call asked on behalf of this one may have ended with that call's stop.
        if (own) throw error;
      }
    }
    return this.#proved;
  }
}

/** What a probe came to on one site. */
interface Answer {
  readonly site: Site;
  /** True where it was refused as made on the wrong site. */
  readonly refuses: boolean;
  /** Any other error. */
  readonly failure?: CallError;
}

async function asked(probe: Probe, site: Site, ask: AskSite): Promise<Answer> {
  const { product, action, params, wrong } = probe;
  try {
    await ask({ product, action, params: params[site] }, site);
    return { site, refuses: false };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const { code, message } = error;
    const refuses = wrong.some((word) => code === word || message.includes(word));
    return refuses ? { site, refuses } : { site, refuses, failure: error };
  }
}

async function proveSite(ask: AskSite): Promise<Site> {
  const failures: CallError[] = [];
  for (const probe of PROBES) {
    const answers = await Promise.all(SITES.map((site) => asked(probe, site, ask)));
    const [only, ...others] = answers.filter(({ refuses }) => !refuses);
    if (only !== undefined && others.length === 0) return only.site;
    failures.unshift(...answers.flatMap(({ failure }) => failure ?? []));
  }
  throw worst(failures) ?? notTold();
}

/** The failure to be told, later probes first: one that passes by itself, so that the call is made again. */
function worst(failures: readonly CallError[]): CallError | undefined {
  const passes = ["credentials", "throttled", "transient"];
  return failures.find(({ kind }) => passes.includes(kind)) ?? failures[0];
}

function notTold(): CallError {
  return new CallError({
    kind: "refused",
    code: "SiteUnknown",
    message: "neither site, or both, refused the account as one of the other",
  });
}

function unknownSite(error: CallError): CallError {
  return error.explained(
    `whether the account belongs to the China site or the international one could not be found out (${SAY_IT}): ${error.message}`,
  );
}

const MISMATCH = "SiteMismatch";

function isMismatch(error: unknown): boolean {
  return error instanceof CallError && error.code === MISMATCH;
}

function wrongSite(told: Site, proved: Site): CallError {
  return new CallError({
    kind: "refused",
    code: MISMATCH,
    message: `account.yaml says \`site: ${told}\`, and the account is one of the site ${proved}`,
  });
}
