import { expect, test } from "vitest";
import { stages } from "../../scripts/campaign/garbage/stages.ts";
import { drawTrial, inWords, type Planned } from "../../scripts/campaign/garbage/trials.ts";
import { randomOf } from "../../scripts/campaign/random.ts";

/** The same part of the campaign each time; `npm run campaign -- garbage` draws others. */
const SEED = 28_291;

const { plans, closures, removals } = await stages();
const random = randomOf(SEED);

/** So many of the stages, by chance, each with so many trials. */
function some(planned: readonly Planned[], count: number, trials: number) {
  const left = [...planned];
  return Array.from({ length: count }, () => {
    const [one] = left.splice(random.between(0, left.length - 1), 1);
    if (one === undefined) throw new Error("there are not so many stages");
    return { name: one.name, planned: one, trials };
  });
}

const named = (word: RegExp) => plans.filter(({ name }) => word.test(name));

test.each([
  ...some(named(/an empty[^,]*$/u), 2, 3),
  ...some(named(/closing$/u), 1, 2),
  ...some(named(/accounts/u), 1, 2),
  ...some(closures, 1, 2),
  ...some(removals, 2, 2),
])(`garbage of seed ${SEED} breaks no promise: $name`, async ({ planned, trials }) => {
  const stage = await planned.open();
  try {
    for (let at = 0; at < trials; at += 1) {
      const trial = drawTrial(stage, random);
      const { broken, excuse } = await stage.play(trial);
      if (excuse === undefined) expect(broken, inWords(trial)).toEqual([]);
    }
  } finally {
    await stage.close();
  }
});
