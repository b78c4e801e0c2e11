/** What is said by the names of the tool that a plan is made with. */
export interface ToolTexts {
  /** The command that plans the closure of an account of this name. */
  readonly planClosure: (name: string) => string;
  /** What to do after a review file that changed. */
  readonly planAgain: string;
  /** Where the settings of the account id stand. */
  readonly accountIdIn: string;
}

/** What differs in the words of the tools. */
export const tools: Readonly<Record<"Terraform" | "Pulumi", ToolTexts>> = {
  Terraform: {
    planClosure: (name) => `cdktf plan ${name}-closure`,
    planAgain: "Plan again, without -refresh=false.",
    accountIdIn: "stack",
  },
  Pulumi: {
    planClosure: (name) => `pulumi preview, in the project of the closure of ${name}`,
    planAgain: "Preview again.",
    accountIdIn: "program",
  },
};
