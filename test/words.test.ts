import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Words that went, with where they are somebody else's: the vendors' own, or another thing's proper name. */
const GONE: readonly {
  readonly word: RegExp;
  readonly now: string;
  readonly but?: RegExp;
}[] = [
  {
    word: /(?<![-"\w.])statements?\b(?!["`:])/giu,
    now: "question, attestation",
    // Access policies of the clouds are made of statements.
    but: /^src\/clouds\/\w+\/(permissions|services\/|client\/|assumed-role|ram-codes|cam-codes|rights|policy-reading|reach\/)|^test\/catalog|^emulator\/|A person's statement about|closureStatements|FOR EACH STATEMENT/u,
  },
  { word: /\b(stage|stages|Stage|[a-z]+Stage)\b/gu, now: "status, step", but: /^src\/demo\// },
  { word: /\b(givingUp|giveUp|givenUp|GiveUp|GivingUp)\b/gu, now: "abandon" },
  { word: /\b(byHand|[a-z]+ByHand)\b|\bclos(ure|ed|ing) by hand\b/gu, now: "assisted" },
  { word: /\bprovider\/(serve|server)\//gu, now: "provider/plugin, provider/handlers" },
];

const SOURCES = /^(src|policies|constructs|stacks)\/.*\.ts$/u;

test("words that were given to one thing name no other", () => {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  })
    .split("\n")
    .filter((path) => SOURCES.test(path));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((path) => {
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch {
      // Removed, and not committed yet.
      return [];
    }
    return text.split("\n").flatMap((line, at) =>
      GONE.flatMap(({ word, now, but }) => {
        if (but?.test(path) === true || but?.test(line) === true) return [];
        return [...line.matchAll(word)].map(
          ([is]) => `${path}:${at + 1}: ${is}; the word is ${now}`,
        );
      }),
    );
  });
  expect(found).toEqual([]);
});
