import { serveForTests } from "../../../src/provider/plugin/serve-for-tests.ts";
import { createProvider } from "../../../src/provider/resources/provider.ts";
import { PROVIDER } from "../../../src/provider/resources/schemas.ts";
import { clouds } from "../../../src/workspace/clouds.ts";
import type { Listed } from "./apart.ts";

// The provider of startApart, which lists what its argument names.
const listed: Readonly<Record<string, Listed>> = JSON.parse(process.argv[2] ?? "{}");
const narrowed = new Map(
  [...clouds].map(([name, cloud]) => {
    const { types = [], regions = [] } = listed[name] ?? {};
    const rows = new Map([...cloud.rows].filter(([type]) => types.includes(type)));
    return [name, { ...cloud, rows, regions }];
  }),
);
const provider = createProvider([], { clouds: () => narrowed });
const served = await serveForTests(provider, { address: PROVIDER.source });
process.send?.(served.reattach);
// Without its test nobody would end it.
process.once("disconnect", () => process.exit());
