import { GLOBAL_REGION } from "../../../core/item.ts";
import { readText } from "../../shared/wire/paths.ts";
import { CallError, type Reply, type TransportRequest } from "../../shared/wire/transport.ts";
import { unreadable } from "../../shared/wire/unreadable.ts";

/** The call that lists the projects of an account that the caller may enter. */
export const LIST_PROJECTS = {
  product: "iam",
  action: "KeystoneListAuthProjects",
  region: GLOBAL_REGION,
  params: {},
} as const satisfies TransportRequest;

/** The call that says whose keys they are. */
export const CALLER_IDENTITY = {
  product: "sts",
  action: "GetCallerIdentity",
  region: GLOBAL_REGION,
  params: {},
} as const satisfies TransportRequest;

/**
 * What calls are about: the projects of an account by name, and the account itself. Each is asked for once,
 * and learned from a call of the session's own where there was one.
 */
export class Places {
  readonly #send: (request: TransportRequest, signal: AbortSignal) => Promise<Reply>;
  #domain: string | undefined;
  #projects: ReadonlyMap<string, string> | undefined;
  #asking: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(send: (request: TransportRequest, signal: AbortSignal) => Promise<Reply>) {
    this.#send = send;
  }

  /** Takes note of what a reply says of the account or its projects. */
  learn({ action }: TransportRequest, reply: Reply): void {
    if (action === CALLER_IDENTITY.action) this.#domain ??= readText(reply, "account_id");
    if (action === LIST_PROJECTS.action) this.#projects = named(reply);
  }

  /** The account that the keys belong to. */
  async domain(signal: AbortSignal): Promise<string> {
    if (this.#domain === undefined)
      this.learn(CALLER_IDENTITY, await this.#send(CALLER_IDENTITY, signal));
    if (this.#domain === undefined) throw unreadable("the answer names no account");
    return this.#domain;
  }

  /** The id of a project. Throws a CallError `NoProject` where the account has none of that name. */
  async project(name: string, signal: AbortSignal): Promise<string> {
    const projects = this.#projects ?? (await this.#list(signal));
    const id = projects.get(name);
    if (id !== undefined) return id;
    throw noProject(
      `the caller has no project ${name}: the region was never opened for this account, or the caller may not enter it`,
    );
  }

  /**
   * A project for calls about the account as a whole to a product that answers in projects: that of the home
   * region, else the first of a region in which the product is offered.
   */
  async anyProject(
    home: string,
    isOffered: (project: string) => boolean,
    signal: AbortSignal,
  ): Promise<string> {
    const projects = this.#projects ?? (await this.#list(signal));
    const name = projects.has(home) ? home : [...projects.keys()].sort().find(isOffered);
    if (name !== undefined) return name;
    throw noProject("the account has no project in a region in which the product is offered");
  }

  async #list(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    this.#asking ??= this.#send(LIST_PROJECTS, signal)
      .then(named)
      .finally(() => {
        this.#asking = undefined;
      });
    this.#projects = await this.#asking;
    return this.#projects;
  }
}

/** Our own code for a project, or a region, that the account does not have. */
export const NO_PROJECT = "NoProject";

/** The error of a call about such a project. */
export function noProject(message: string): CallError {
  return new CallError({ kind: "refused", code: NO_PROJECT, message });
}

function named(reply: Reply): ReadonlyMap<string, string> {
  const { projects } = reply;
  if (!Array.isArray(projects)) throw unreadable("the answer has no list of projects");
  return new Map(
    projects.map((project: unknown) => {
      const [name, id] = [readText(project, "name"), readText(project, "id")];
      if (name === undefined || id === undefined) throw unreadable("a project has no name or id");
      return [name, id];
    }),
  );
}
