import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MEMBER } from "../e2e/support/world.ts";
import { GITHUB, startHost } from "../forges/support.ts";
import { bed } from "../record/support/bed.ts";
import { servers } from "../record/support/server.ts";
import { git } from "./support/checkout.ts";
import { logOf, onGitHub, results } from "./support/github.ts";
import { reached } from "./support/reached.ts";
import { ACCOUNT, aTeam } from "./support/team.ts";

/** A team's own workflow, which deploys by the action of the package. */
const OWN = `
defaults: { run: { shell: bash } }
jobs:
  own:
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
        with: { ref: "\${{ github.event.repository.default_branch }}", fetch-depth: 0 }
      - run: npm ci
      - uses: ./node_modules/closeout/integrations/github
        with: { do: deploy, account: ${ACCOUNT} }
        env:
          ALIBABA_CLOUD_ACCESS_KEY_ID: \${{ secrets.ALIBABA_CLOUD_ACCESS_KEY_ID }}
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: \${{ secrets.ALIBABA_CLOUD_ACCESS_KEY_SECRET }}
          CLOSEOUT_RECORD_URL: \${{ secrets.CLOSEOUT_RECORD_URL }}
`;

/** A team whose review of four key pairs is merged, and not deployed yet. */
async function merged(database: string, account = "") {
  const team = await aTeam(database);
  const hub = onGitHub(team, await startHost(GITHUB));
  appendFileSync(team.account, account);
  const before = team.push("main", "Describe the account");
  const review = await team.closeout("review", ACCOUNT);
  expect(review, review.text).toMatchObject({ code: 0 });
  team.push("review", "Review the account");
  return { team, hub, before, commit: team.merge("review") };
}

describe.each(servers().slice(0, 1))("a deploy on GitHub", (postgres) => {
  const { fresh } = bed(postgres);

  test("that is run again after a later merge took its review back deletes nothing", async () => {
    const { team, hub, before, commit } = await merged(await fresh());
    rmSync(join(team.desk, "accounts", ACCOUNT, "review.json"));
    team.push("withdraw", "Take the review back");
    const now = team.merge("withdraw");
    const again = await hub.push(before, commit);
    expect(results(again), logOf(again)).toMatchObject({ deploy: "failure" });
    expect(logOf(again)).toContain(`accounts/${ACCOUNT}/review.json`);
    expect(team.deletions()).toEqual([]);
    const own = await hub.push(before, commit, { text: OWN });
    expect(results(own), logOf(own)).toEqual({ own: "failure" });
    expect(team.deletions()).toEqual([]);
    const newest = await hub.push(commit, now);
    expect(results(newest), logOf(newest)).toMatchObject({ deploy: "success" });
    expect(team.deletions()).toEqual([]);
    git(team.desk, "revert", "--no-edit", "-m", "1", now);
    const back = team.push("main", "Review it again");
    const deployed = await hub.push(now, back, { text: OWN });
    expect(results(deployed), logOf(deployed)).toEqual({ own: "success" });
    expect(logOf(deployed)).toContain("Not closed yet: ");
    expect(team.deletions()).toHaveLength(4);
  }, 300_000);

  test("that is cancelled ends by itself, lets go of the account, and closes nothing", async () => {
    const confirmed = `closure:\n  confirm: "${MEMBER}"\n`;
    const { team, hub, before: first, commit } = await merged(await fresh(), confirmed);
    const calls = (): number => team.emulator.world.log.list().length;
    const lift = team.emulator.fault({
      kind: "hang",
      action: "DeleteKeyPairs",
      nth: 2,
      when: "after",
    });
    const cancelled = await hub.push(first, commit, {
      watch: (step, _, cancel) => {
        if (step.startsWith("Tear down"))
          void reached(() => team.deletions().length === 2).then(cancel);
      },
    });
    lift();
    expect(results(cancelled), logOf(cancelled)).toMatchObject({ deploy: "cancelled" });
    expect(logOf(cancelled)).toContain("Stopped");
    const finished = await hub.push(first, commit, {
      watch: (step, _, cancel) => {
        if (!step.startsWith("Close")) return;
        // It plans first: a shell that is asked to end goes on after what it waits for.
        const before = calls();
        void reached(() => calls() > before).then(cancel);
      },
    });
    expect(results(finished), logOf(finished)).toMatchObject({ deploy: "cancelled" });
    expect(logOf(finished)).not.toContain("was taken over");
    expect(team.deletions()).toHaveLength(4);
    expect(await team.phase()).toBe("none");
  }, 300_000);
});

test("there is a server to try it on", ({ skip }) => {
  skip(servers().length === 0);
  expect(servers().length).toBeGreaterThan(0);
});
