import { guide as alibabaGuide } from "../../src/clouds/alibaba/by-hand/guide.ts";
import { byHandFor as alibabaByHandFor } from "../../src/clouds/alibaba/by-hand/terms.ts";
import { services } from "../../src/clouds/alibaba/catalog.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import { guide as tencentGuide } from "../../src/clouds/tencent/by-hand/guide.ts";
import { byHandFor } from "../../src/clouds/tencent/by-hand/terms.ts";
import { services as tencentServices } from "../../src/clouds/tencent/catalog.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import { PURPOSES } from "../../src/core/cloud.ts";
import { closurePage } from "./closure-page.ts";
import { coveragePage } from "./coverage-page.ts";
import { emulatorPage } from "./emulator-page.ts";
import { type Generated, stale, write } from "./files.ts";
import { halfDonePage } from "./half-done-page.ts";
import { registryOf } from "./registry.ts";

/** Everything that is made from the rows. */
async function generated(): Promise<readonly Generated[]> {
  return [
    registryOf("alibaba"),
    registryOf("tencent"),
    coveragePage("alibaba", alibaba.title, services),
    coveragePage("tencent", tencent.title, tencentServices),
    closurePage({
      cloud: "alibaba",
      title: "an Alibaba Cloud",
      of: "the guide",
      guide: alibabaGuide,
      terms: alibabaByHandFor({ holder: undefined }),
      rows: alibaba.rows,
    }),
    closurePage({
      cloud: "tencent",
      title: "a Tencent Cloud",
      of: "the FAQ",
      guide: tencentGuide,
      terms: byHandFor({ holder: undefined }),
      rows: tencent.rows,
    }),
    await emulatorPage(),
    halfDonePage([
      { title: alibaba.title, services },
      { title: tencent.title, services: tencentServices },
    ]),
    ...[alibaba, tencent].flatMap((cloud) =>
      PURPOSES.map((purpose) => ({
        path: `docs/permissions/${cloud.name}-${purpose}.json`,
        content: `${JSON.stringify(cloud.permissions(purpose), undefined, 2)}\n`,
      })),
    ),
  ];
}

const check = process.argv.includes("--check");
const files = await generated();
const changed = check ? stale(files) : write(files);
if (check && changed.length > 0) {
  process.stderr.write(`Not current, run \`npm run generate\`: ${changed.join(", ")}\n`);
  process.exitCode = 1;
} else
  process.stdout.write(
    changed.length === 0
      ? "All generated files are current.\n"
      : `Written: ${changed.join(", ")}\n`,
  );
