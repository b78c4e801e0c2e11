import {
  type Front,
  type FrontHandle,
  type FrontWords,
  frontOf,
} from "../operations/front/front.ts";
import type { Message } from "../operations/front/message.ts";
import { FirstShown } from "../operations/shown.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { InputTypes } from "./inputs.ts";
import type { Properties } from "./values.ts";

/** What is said by the names of Pulumi. */
const WORDS: FrontWords = {
  tool: "Pulumi",
  accountIdSetting: "accountId",
  closureUnheard: {
    where: "closeout:index:getBlockers, with closeout:index:Closure in the same program",
    next: "Preview the whole program, without --target, and do not make the closure wait for the blockers. No call was made, since a login may cancel a closure that was submitted.",
  },
};

/** What the resources of one configured provider share. */
export interface PulumiFront extends Front {
  /**
   * What this command showed first. `pulumi up` asks for a preview and for an update by two processes of
   * the provider; what is decided in the second is what was shown in the first.
   */
  readonly shown: FirstShown;
  /** What goes by the checks of this half, by the wave's URN. */
  readonly decided: Map<string, ReadonlySet<string>>;
  /** Waves of which this half showed that items go. */
  readonly announced: Set<string>;
  /** The URN under which each wave was checked in this half. */
  readonly waves: Map<string, string>;
}

/** What the resources of one configured provider share; `command` is the process of Pulumi's command. */
export function pulumiFront(workspace: Workspace, command: number): PulumiFront {
  return {
    ...frontOf(workspace, WORDS),
    shown: new FirstShown(command),
    decided: new Map(),
    announced: new Set(),
    waves: new Map(),
  };
}

/** What one call works with. */
export interface CallHandle extends FrontHandle {
  readonly configured: PulumiFront;
  /** The resource that it is about; empty for a function. */
  readonly urn: string;
  /** Shows what there is to say, where the answer has no room for it. */
  tell(messages: readonly Message[]): void;
}

/** What a check starts from. */
export interface CheckRequest {
  /** The inputs as last deployed; undefined where the resource is to be created. */
  readonly olds: Properties | undefined;
  /** What the program wrote; some of it may not be known yet. */
  readonly news: Properties;
}

/** What a check came to: the inputs with everything that a reader approves, and what there is to say. */
export interface Checked {
  readonly inputs: Properties;
  /** Errors fail the preview, one line each. */
  readonly messages: readonly Message[];
}

/** How a property differs. */
export type Difference = "add" | "delete" | "update" | "replace";

/** What a deploy would do of one resource. */
export interface Differences {
  /** Paths of properties; none: nothing is to be done. */
  readonly paths: ReadonlyMap<string, Difference>;
  /** Differences are of inputs, which a reader sees by their values, or else of outputs. */
  readonly of: "inputs" | "outputs";
  /** What is not known yet keeps it open whether anything is to be done. */
  readonly isOpen?: boolean;
}

/** What a diff starts from. */
export interface DiffRequest {
  readonly id: string;
  /** Outputs as last deployed or refreshed. */
  readonly olds: Properties;
  readonly oldInputs: Properties;
  readonly news: Properties;
  /** Paths of the resource option `ignoreChanges`. */
  readonly ignored: readonly string[];
}

/** A resource as it stands in the state. */
export interface Stored {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** What a deploy of a resource came to. */
export interface Deployed {
  /** Undefined: nothing came of it. */
  readonly stored: Stored | undefined;
  /** An error fails the deploy; what is stored is true all the same. */
  readonly messages: readonly Message[];
}

/** What a create or an update starts from. */
export interface DeployRequest {
  /** Outputs and id of what is updated; undefined: it is created. */
  readonly prior: { readonly id: string; readonly outputs: Properties } | undefined;
  /** Inputs as checked. */
  readonly news: Properties;
  /** Paths of the resource option `ignoreChanges`. */
  readonly ignored: readonly string[];
  /** Nothing is done; what is known of the outcome is shown. */
  readonly preview: boolean;
  /** Told how to ask for what is true at any moment, should the deploy be stopped. */
  readonly checkpoint: (current: () => Stored) => void;
}

/** What a read starts from; an import knows the id alone. */
export interface ReadRequest {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** A resource of the provider. Expected failures are messages; an exception is a defect. */
export interface PulumiResource {
  /** What the program may set. */
  readonly inputs: InputTypes;
  /** What a check decides beside that; it comes back where an import or `ignoreChanges` hands it in. */
  readonly decides: readonly string[];
  check(request: CheckRequest, handle: CallHandle): Promise<Checked>;
  diff(request: DiffRequest, handle: CallHandle): Promise<Differences>;
  deploy(request: DeployRequest, handle: CallHandle): Promise<Deployed>;
  /** Refreshes or imports. An error in its messages fails it. */
  read(request: ReadRequest, handle: CallHandle): Promise<Deployed>;
  /** What there is to say of a resource that is dropped from the state. */
  drop(request: { readonly id: string; readonly outputs: Properties }, front: Front): Message;
}
