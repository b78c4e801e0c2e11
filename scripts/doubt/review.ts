import { type CloudDoubt, doubtId } from "../../emulator/core/doubt/kinds.ts";
import { harmless, LEAVES_NOTHING_OUT, SPEAKS_OF_DEFAULT } from "./harmless.ts";
import { PAGE_SIZE, sizesIn } from "./page-sizes.ts";
import type { Described, Vendors } from "./vendors.ts";

/** What came of holding the doubts against the vendors' texts. */
export type Review = {
  /** emulator/doubt/page-sizes.json as it is to be. */
  readonly pageSizes: string;
  /** What is wrong, one sentence each. */
  readonly problems: readonly string[];
  /** Doubts whose source is a page, which nothing here reads. */
  readonly unchecked: readonly string[];
};

/** Holds the reviewed doubts against the vendors' texts, and those against the doubts. */
export function reviewDoubts(vendors: Vendors): Review {
  const { actions, doubts } = vendors;
  return {
    pageSizes: pageSizesOf(actions),
    problems: [...vanished(vendors), ...unclassified(actions, doubts)],
    unchecked: doubts
      .filter((doubt) => vendors.textOf(doubt) === undefined)
      .map((doubt) => `${doubtId(doubt)}: ${doubt.source}`),
  };
}

/** Doubts whose words the vendor no longer writes. Page sizes are written anew each time. */
function vanished({ doubts, textOf }: Vendors): readonly string[] {
  return doubts
    .filter(({ kind }) => kind !== "page-size")
    .flatMap((doubt) => {
      const text = textOf(doubt);
      if (text === undefined || text.includes(doubt.says)) return [];
      return [`${doubtId(doubt)}: ${doubt.source} does not say "${doubt.says}".`];
    });
}

/** Fields whose text speaks of a default, and of which nobody said what that means. */
function unclassified(
  actions: readonly Described[],
  doubts: readonly CloudDoubt[],
): readonly string[] {
  const inDoubt = new Set(
    doubts.flatMap((doubt) =>
      "field" in doubt
        ? [`${doubt.cloud} ${doubt.product} ${doubt.action} ${doubt.field.split(".")[0]}`]
        : [],
    ),
  );
  return actions.flatMap(({ cloud, product, action, texts }) =>
    [...texts.request].flatMap(([field, text]) => {
      const name = `${product} ${action} ${field}`;
      if (!SPEAKS_OF_DEFAULT.test(text) || LEAVES_NOTHING_OUT.test(text)) return [];
      if (inDoubt.has(`${cloud} ${product} ${action} ${field.split(".")[0]}`)) return [];
      if (harmless.some((one) => one.field.test(name))) return [];
      return [`${cloud} ${name} is neither in doubt nor harmless: ${text.slice(0, 200)}`];
    }),
  );
}

function pageSizesOf(actions: readonly Described[]): string {
  const clouds = [...new Set(actions.map(({ cloud }) => cloud))];
  const parts = clouds.map((cloud) => {
    const lines = actions
      .filter((one) => one.cloud === cloud)
      .flatMap(({ product, action, source, texts }) =>
        [...texts.request].flatMap(([field, text]) => {
          const found = PAGE_SIZE.test(field) ? sizesIn(text) : undefined;
          if (found === undefined) return [];
          const name = JSON.stringify(`${product} ${action} ${field}`);
          return [`  ${name}: ${JSON.stringify({ ...found, source })}`];
        }),
      );
    // The emulator may answer an action in two versions of its API.
    return ` ${JSON.stringify(cloud)}: {\n${[...new Set(lines)].join(",\n")}\n }`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}
