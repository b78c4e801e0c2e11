/** True for a text that says something in Chinese. */
export function isChinese(text: string | undefined): boolean {
  return text !== undefined && /\p{Script=Han}/u.test(text);
}

/** What is the same in every language: code, and addresses. */
export function marksOf(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.match(/`[^`]+`|https:\/\/[\w./?=&#-]*[\w/]/gu) ?? [])
    .toSorted();
}
