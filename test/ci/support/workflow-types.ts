/** What a workflow is played with. */
export interface Play {
  /** The workflow's file, in the checkout that the event is about. */
  readonly text: string;
  /** Context `github`. */
  readonly github: Readonly<Record<string, unknown>>;
  /** Secrets by the environment that a job names; those of "" are the repository's. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What every machine has. */
  readonly machine: Readonly<Record<string, string>>;
  /** A folder that is not there yet, for each job. */
  readonly folder: (job: string) => string;
  /** Makes the checkout of the event's commit, or of a branch as it is now where a step names one. */
  readonly checkout: (folder: string, branch: string | undefined) => void;
  /** Asked before a job that names an environment begins. */
  readonly approve: (environment: string) => void;
  /** Told that a step begins, with the means to end the machine, and to cancel the job. */
  readonly watch?: (step: string, kill: () => void, cancel: () => void) => void;
}

/** What a step came to. */
export interface StepPlayed {
  readonly name: string;
  readonly outcome: "success" | "failure" | "skipped";
  readonly log: string;
}

/** What a job came to. */
export interface JobPlayed {
  readonly job: string;
  readonly matrix: Readonly<Record<string, string>>;
  readonly result: "success" | "failure" | "cancelled" | "skipped";
  readonly steps: readonly StepPlayed[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly folder: string;
}

/** Values of YAML that become texts. */
export type Texts = Readonly<Record<string, string | number | boolean>>;

/** A step of a job, or of a composite action. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string | boolean;
  readonly uses?: string;
  readonly with?: Texts;
  readonly run?: string;
  readonly env?: Texts;
  readonly "continue-on-error"?: boolean;
}

/** A job. */
export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> };
  readonly env?: Texts;
  readonly outputs?: Texts;
  readonly steps: readonly Step[];
}

/** A workflow's file, as far as it is played. */
export interface Workflow {
  readonly env?: Texts;
  readonly defaults?: {
    readonly run?: { readonly shell?: string; readonly "working-directory"?: string };
  };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A composite action, as far as it is played. */
export interface Action {
  readonly inputs?: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
