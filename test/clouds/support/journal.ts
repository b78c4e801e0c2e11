import type { ActOptions, CallAnswer, CallRecord } from "../../../src/core/cloud.ts";

/** One changing call as the recorder saw it. */
export interface JournalLine {
  readonly call: CallRecord;
  answer: CallAnswer | undefined;
}

/** Options for a removal, and the lines that its recorder keeps. */
export function journal(more: Partial<ActOptions> = {}): {
  readonly lines: JournalLine[];
  readonly options: ActOptions;
} {
  const lines: JournalLine[] = [];
  const options: ActOptions = {
    disposition: "delete",
    reviewedAt: "2026-01-01T00:00:00Z",
    signal: new AbortController().signal,
    recorder: {
      async begin(call) {
        const line: JournalLine = { call, answer: undefined };
        lines.push(line);
        return (answer) => {
          line.answer = answer;
        };
      },
    },
    ...more,
  };
  return { lines, options };
}
