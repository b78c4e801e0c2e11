import { assistedTermsFor as alibabaByHandFor } from "../../src/clouds/alibaba/assisted/terms.ts";
import { services } from "../../src/clouds/alibaba/catalog.ts";
import { alibaba } from "../../src/clouds/alibaba/cloud.ts";
import { disassociationTermsFor } from "../../src/clouds/huawei/assisted/disassociation.ts";
import { assistedTermsFor as huaweiByHandFor } from "../../src/clouds/huawei/assisted/terms.ts";
import { services as huaweiServices } from "../../src/clouds/huawei/catalog.ts";
import { huawei } from "../../src/clouds/huawei/cloud.ts";
import { assistedTermsFor } from "../../src/clouds/tencent/assisted/terms.ts";
import { services as tencentServices } from "../../src/clouds/tencent/catalog.ts";
import { tencent } from "../../src/clouds/tencent/cloud.ts";
import { PURPOSES } from "../../src/core/cloud.ts";
import { clouds } from "../../src/workspace/clouds.ts";
import { exceptions as alibabaExceptions } from "../vendor-models/exceptions.ts";
import { textsFile as alibabaTexts } from "../vendor-models/extract.ts";
import { exceptions as huaweiExceptions } from "../vendor-models/huawei/exceptions.ts";
import { textsFile as huaweiTexts } from "../vendor-models/huawei/extract.ts";
import { usedCalls as huaweiCalls } from "../vendor-models/huawei/used.ts";
import { exceptions as tencentExceptions } from "../vendor-models/tencent/exceptions.ts";
import { textsFile as tencentTexts } from "../vendor-models/tencent/extract.ts";
import { usedCalls as tencentCalls } from "../vendor-models/tencent/used.ts";
import { readTexts } from "../vendor-models/texts/model.ts";
import { usedCalls as alibabaCalls } from "../vendor-models/used.ts";
import { closurePage } from "./closure-page.ts";
import { coveragePage } from "./coverage-page.ts";
import { emulatorPage } from "./emulator-page.ts";
import { type Generated, stale, write } from "./files.ts";
import { guide as alibabaGuide } from "./guides/alibaba.ts";
import { guide as huaweiGuide } from "./guides/huawei.ts";
import { disassociationGuide } from "./guides/huawei-disassociation.ts";
import { guide as tencentGuide } from "./guides/tencent.ts";
import { halfDonePage } from "./half-done-page.ts";
import { leftOutPage } from "./left-out-page.ts";
import { registryOf } from "./registry.ts";
import { schemaFiles } from "./schemas.ts";

/** Everything that is made from the rows. */
async function generated(): Promise<readonly Generated[]> {
  return [
    registryOf("alibaba"),
    registryOf("tencent"),
    registryOf("huawei"),
    coveragePage("alibaba", alibaba.title, services),
    coveragePage("tencent", tencent.title, tencentServices),
    coveragePage("huawei", huawei.title, huaweiServices),
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
      terms: assistedTermsFor({ holder: undefined }),
      rows: tencent.rows,
    }),
    ...huaweiPages(),
    ...schemaFiles(clouds),
    await emulatorPage(),
    halfDonePage([
      { title: alibaba.title, services },
      { title: tencent.title, services: tencentServices },
      { title: huawei.title, services: huaweiServices },
    ]),
    leftOutPage([
      {
        title: alibaba.title,
        used: await alibabaCalls(),
        texts: readTexts(alibabaTexts),
        exceptions: alibabaExceptions,
      },
      {
        title: tencent.title,
        used: await tencentCalls(),
        texts: readTexts(tencentTexts),
        exceptions: tencentExceptions,
      },
      {
        title: huawei.title,
        used: await huaweiCalls(),
        texts: readTexts(huaweiTexts),
        exceptions: huaweiExceptions,
      },
    ]),
    ...[alibaba, tencent, huawei].flatMap((cloud) =>
      PURPOSES.map((purpose) => ({
        path: `docs/permissions/${cloud.name}-${purpose}.json`,
        content: `${JSON.stringify(cloud.permissions(purpose), undefined, 2)}\n`,
      })),
    ),
  ];
}

/** What people carry out in the console of Huawei Cloud, with the longest terms of each. */
function huaweiPages(): readonly Generated[] {
  const base = { cloud: "huawei", title: "a Huawei Cloud", rows: huawei.rows };
  const terms = disassociationTermsFor({ id: "" }, { id: "", tie: "created" });
  const manual = { of: "the manual", guide: disassociationGuide, from: "huawei-disassociation.ts" };
  return [
    closurePage({
      ...base,
      of: "the FAQ",
      guide: huaweiGuide,
      terms: huaweiByHandFor({ holder: undefined }),
    }),
    closurePage({ ...base, ...manual, terms }),
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
