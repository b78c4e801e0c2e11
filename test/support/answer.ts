import { type Answer, demand } from "../../src/clouds/shared/wire/reply.ts";

/** What a call answered, for readers that are tested by themselves. */
export function answerOf(content: Readonly<Record<string, unknown>>): Answer {
  return demand(content, undefined);
}
