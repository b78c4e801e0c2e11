import type { Stay, Staying } from "../../core/decision.ts";
import { WAVES, type Wave } from "../../core/item.ts";
import { type Language, wordsIn } from "../../core/language.ts";
import { surveyIn, tellerOf } from "../../engine/in-language.ts";
import { teardownStops } from "../../engine/stops.ts";
import type { Survey } from "../../engine/survey.ts";
import { unknownListings } from "../../engine/survey.ts";
import type { JournalSummary } from "../../record/journal/journal-summary.ts";
import { blockerTexts } from "../../texts/blockers.ts";
import { whyItStays } from "../../texts/decision.ts";
import { findingLines } from "../../texts/finding.ts";
import { APPROVED } from "../../workspace/approval.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { TeardownPlan } from "../teardown.ts";
import { type Front, listLines } from "./front.ts";
import { type Message, warning } from "./message.ts";
import { offMessages, reliedMessages } from "./people-messages.ts";
import { putBackMessages } from "./put-back-messages.ts";
import { stopMessages } from "./stops.ts";
import { teardownHeading } from "./teardown-heading.ts";

/**
 * Everything that a plan has to say about the teardown: said by the first wave that is read, for all of
 * them, since Terraform orders what several resources say by their place in the stack.
 */
export async function surveyMessages(
  configured: Front,
  { found: surveyed, backs }: Extract<TeardownPlan, { outcome: "planned" }>,
  says: "plan" | "adoption",
): Promise<readonly Message[]> {
  if (!configured.once("survey")) return [];
  const { workspace } = configured;
  const { reader } = workspace;
  const found = surveyIn(surveyed, reader);
  const record = await workspace.record();
  const unknown = unknownListings(found.inventory, reader.language);
  return [
    ...stopMessages(workspace, teardownStops(found)),
    teardownHeading(configured.words, found, says),
    ...previewMessages(configured, found),
    ...(unknown.length === 0
      ? []
      : [
          warning(
            `${unknown.length} listings are incomplete. What they hold is treated as unknown: nothing there is deleted, and the closure stays blocked`,
            listLines(unknown),
          ),
        ]),
    ...offMessages(configured),
    ...reliedMessages(configured, found),
    ...putBackMessages(backs),
    ...WAVES.flatMap((wave) => waveMessages(workspace, record, found, wave)),
  ];
}

/** What a preview plans although nobody approved it yet. */
function previewMessages(
  { preview, workspace: { reader } }: Front,
  { results }: Survey,
): readonly Message[] {
  if (!preview) return [];
  const open = results.filter(
    ({ policy, outcome }) => policy.id === APPROVED && outcome === "fail",
  );
  return [
    warning(
      "This is a preview, and is never deployed",
      open.length === 0
        ? "It shows what a deploy would do."
        : `It shows what a deploy would do once this is approved:\n${listLines(open.flatMap(({ findings }) => findingLines(findings, reader.language)))}`,
    ),
  ];
}

/** What concerns one wave: what stays and why, and what failed in the last run. */
function waveMessages(
  workspace: Workspace,
  record: JournalSummary,
  found: Survey,
  wave: Wave,
): readonly Message[] {
  const { language } = workspace.reader;
  const messages: Message[] = [];
  const staying = found.plan.staying.filter(({ item }) => item.wave === wave);
  for (const [reason, one, many] of reasons(found)) {
    const those = staying.filter(({ why }) => why.reason === reason);
    if (those.length === 0) continue;
    messages.push(
      warning(
        `${wave}: ${those.length === 1 ? `1 item ${one}` : `${those.length} items ${many}`}`,
        [listLines(those.map((one) => stayLine(one, language))), ...remedies(those, language)].join(
          "\n",
        ),
      ),
    );
  }
  const manual = manualSteps(workspace, staying);
  if (manual.length > 0)
    messages.push(warning(`${wave}: to be done by a person`, manual.join("\n")));
  const failures = found.view.items
    .filter((item) => item.wave === wave)
    .flatMap((item) => {
      const past = record.items.get(item.id);
      return past?.failure === undefined
        ? []
        : [`${item.id}: ${past.failure.reason} (${past.failure.at})`];
    });
  if (failures.length > 0) {
    messages.push(
      warning(
        `${wave}: ${failures.length} could not be deleted in the last run`,
        listLines(failures),
      ),
    );
  }
  const open = record.open.filter((call) =>
    found.view.items.some((item) => item.wave === wave && item.id === call.item),
  );
  if (open.length > 0) {
    messages.push(
      warning(
        `${wave}: the last run ended before ${open.length} ${open.length === 1 ? "call was" : "calls were"} answered`,
        `${listLines(open.map((call) => `${call.item}: ${call.does} (${call.action}, ${call.at})`))}\nWhat is listed here is what is there now; journal: ${workspace.store.where}`,
      ),
    );
  }
  return messages;
}

function stayLine({ item, why }: Staying, language: Language): string {
  const itself = why.reason === "not-reviewed" || why.reason === "disposition";
  return `${item.id}: ${itself ? item.line : whyItStays(item, why, language)}`;
}

/** What to do about what policies hold back, once for each of them. */
function remedies(staying: readonly Staying[], language: Language): readonly string[] {
  const { nextOf } = blockerTexts(language);
  const policies = new Set(
    staying.flatMap(({ why }) => (why.reason === "policy" ? [why.policy] : [])),
  );
  return [...policies].map((policy) => nextOf(policy.id, wordsIn(language, policy).remedy));
}

/** Words for why items stay, for one and for several. */
function reasons({
  view,
}: Survey): readonly (readonly [reason: Stay["reason"], one: string, many: string])[] {
  return [
    view.review === undefined
      ? ["not-reviewed", "found", "found"]
      : [
          "not-reviewed",
          "not in the review file: it waits for the next review",
          "not in the review file: they wait for the next review",
        ],
    [
      "changed",
      "changed since the review: it waits for the next review",
      "changed since the review: they wait for the next review",
    ],
    [
      "takes-unapproved",
      "held back: deleting it would also delete something unapproved",
      "held back: deleting them would also delete something unapproved",
    ],
    [
      "takes-unseen",
      "held back: deleting it may also delete something that could not be listed",
      "held back: deleting them may also delete something that could not be listed",
    ],
    ["policy", "held back by a policy", "held back by a policy"],
    ["parent-stays", "goes only with a parent that stays", "go only with a parent that stays"],
    ["waits-for-staying", "cannot go while something else stays", "cannot go while others stay"],
    ["disposition", "stays by decision", "stay by decision"],
  ];
}

/** What a person does in the console, once for each type, with the items that it is for. */
function manualSteps(workspace: Workspace, staying: Survey["plan"]["staying"]): readonly string[] {
  const { rows } = workspace.cloud;
  const { title, says, language } = tellerOf(workspace.reader);
  const { manual, see } = blockerTexts(language);
  const theirs = staying.filter(
    ({ why, item: { disposition } }) =>
      why.reason === "disposition" && disposition !== "keep" && disposition !== "abandon",
  );
  const types = [...new Set(theirs.map((one) => one.item.type))];
  return types.flatMap((type) => {
    const row = rows.get(type);
    if (row?.remove.by !== "manual") return [];
    const items = theirs.filter((one) => one.item.type === type);
    return [
      manual(title(type, row.title), says(row.remove.because)),
      listLines(items.map(({ item }) => item.id)),
      ...row.remove.console.map((step, index) => `  ${index + 1}. ${says(step)}`),
      `  ${see(row.docs)}`,
    ];
  });
}
