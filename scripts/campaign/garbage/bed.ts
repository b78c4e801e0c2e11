import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { LoggedCall } from "../../../emulator/core/log.ts";
import { type Emulator, startEmulator } from "../../../emulator/server.ts";
import type { AssistedTerms } from "../../../src/core/assisted.ts";
import { draftReview } from "../../../src/engine/survey.ts";
import { writeAttestation } from "../../../src/files/attestations/attestation-file.ts";
import { type AccountPaths, accountPaths } from "../../../src/files/project.ts";
import { writeReview } from "../../../src/files/review/review-file.ts";
import { clouds } from "../../../src/workspace/clouds.ts";
import { Workspace } from "../../../src/workspace/workspace.ts";
import { catalogClouds } from "../../../test/catalog/support/clouds.ts";
import { quietClock } from "../../../test/support/quiet-clock.ts";
import { submit } from "./close.ts";
import { Replies } from "./replies.ts";
import type { World } from "./worlds.ts";

/** How long conditions are let hold that must, in hours. */
const HOURS = 49;

/** A world that is played, and the account's folder as each command finds it. */
export interface Bed {
  readonly world: World;
  readonly emulator: Emulator;
  /** Opens the account in a fresh copy of its folder, as one command does, and closes it again. */
  command<T>(run: (workspace: Workspace, paths: AccountPaths) => Promise<T>): Promise<T>;
  /** Calls since the last time they were asked for. */
  calls(): readonly LoggedCall[];
  /** What is answered while no fault is in force. */
  readonly replies: Replies;
  close(): Promise<void>;
}

/** Starts a world's emulator and brings the account's folder to where the trials begin. */
export async function openBed(world: World): Promise<Bed> {
  const clock = quietClock();
  const emulator = await startEmulator({
    seed: world.seed,
    // Signatures bear our own time.
    ...(catalogClouds.some(({ name, jumps }) => name === world.cloud && jumps)
      ? { wall: () => clock.now() }
      : {}),
  });
  const replies = new Replies();
  replies.listen(emulator);
  const files = new Map([["account.yaml", world.accountFile]]);
  let ahead = 0;
  let seen = 0;
  const names = clouds.get(world.cloud)?.variables;
  if (names === undefined) throw new Error(`there is no cloud ${world.cloud}`);
  const command: Bed["command"] = async (run) => {
    const paths = accountPaths(join(mkdtempSync(join(tmpdir(), "garbage-")), "shop"));
    try {
      for (const [name, text] of files) write(join(paths.dir, name), text);
      const workspace = new Workspace({
        files: paths,
        clouds,
        policies: [],
        approval: undefined,
        record: undefined,
        command: "campaign",
        clock,
        env: {
          HOME: paths.dir,
          [names.endpoint]: emulator.url,
          [names.id]: world.key.id,
          [names.secret]: world.key.secret,
          ...(ahead === 0 ? {} : { CLOSEOUT_CLOCK_AHEAD: `${ahead}h` }),
        },
        log: () => undefined,
      });
      try {
        return await run(workspace, paths);
      } finally {
        await workspace.close();
      }
    } finally {
      rmSync(dirname(paths.dir), { recursive: true });
    }
  };
  /** Lets a command change the folder for good. */
  const keeping = (names: readonly string[], run: Parameters<typeof command<void>>[0]) =>
    command(async (workspace, paths) => {
      await run(workspace, paths);
      for (const name of names.filter((one) => existsSync(join(paths.dir, one)))) {
        files.set(name, readFileSync(join(paths.dir, name), "utf8"));
      }
    });
  if (world.holds === "everything") {
    await keeping(["review.json"], async (workspace, paths) => {
      const found = await workspace.survey("teardown", new AbortController().signal);
      const session = await workspace.session();
      writeReview(paths.review, draftReview(session, found, workspace.cloud.rows, undefined));
    });
  }
  if (world.holds === "nothing" && world.assisted) {
    await keeping(["journal.jsonl"], async (workspace) => {
      const { closing } = workspace;
      if (closing.by === "assisted") state(closing, world, files, emulator.clock.now());
      await workspace.survey("closure", new AbortController().signal);
    });
    emulator.clock.advance(HOURS * 3_600_000);
    ahead = HOURS;
  }
  if (world.holds === "a running closure") {
    await keeping(["journal.jsonl"], async (workspace) => {
      await submit(workspace, async () => undefined);
    });
  }
  return {
    world,
    emulator,
    command,
    replies,
    calls: () => {
      const calls = emulator.world.log.list({ since: seen });
      seen = calls.at(-1)?.seq ?? seen;
      return calls;
    },
    async close() {
      await emulator.close();
    },
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes what people say, so that nothing is open that no call shows. */
function state(terms: AssistedTerms, world: World, files: Map<string, string>, now: number): void {
  const dir = mkdtempSync(join(tmpdir(), "garbage-"));
  try {
    const asked = terms.questions.map(({ id, answers, side }) => ({
      policy: "closure-statements",
      subject: id,
      answer: Object.keys(answers)[0] ?? "",
      ...(side === undefined ? {} : { side }),
    }));
    for (const one of [...asked, ...(world.stated ?? [])]) {
      const file = writeAttestation(dir, {
        account: world.accountId,
        ...one,
        done: "it was looked up in the console",
        by: "Mei",
        at: new Date(now).toISOString(),
        validUntil: undefined,
        evidence: { kind: "text", text: "a picture of the page is in ticket OPS-1" },
        reference: undefined,
        backup: undefined,
        reasons: [],
        lastCharge: undefined,
      });
      files.set(`attestations/${file.split("/").at(-1)}`, readFileSync(file, "utf8"));
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
}
