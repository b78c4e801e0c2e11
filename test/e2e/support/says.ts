/** The head line of the first warning that Terraform prints. */
export function firstWarning(text: string): string | undefined {
  return /^Warning: (.*)$/mu.exec(text)?.[1];
}
