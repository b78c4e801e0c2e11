import { alicloud } from "./alicloud.ts";
import { type Front, startFront } from "./front.ts";
import { type Provider, type Tried, tryProvider } from "./providers.ts";
import { PACKAGES, type Run, tryPackage } from "./python.ts";

const PROVIDERS: readonly Provider[] = [alicloud];

/** Ends that do not come of what was asked, but of one side not understanding the other. */
const FAULT =
  /^(?:client|panic|gone|not ended|\d+ |None)|Signature|InvalidApi|InvalidAction|InvalidVersion|InvalidProduct|InternalError|NotImplemented|APIGW|invalid syntax|unexpected end/u;

/**
 * `npm run official-clients [-- CLIENT…]`: runs the vendors' own clients, those that are there, over an
 * emulator with one of everything, and says which calls one of the two did not understand. What the
 * emulator refuses by a code of the vendor's is counted, and shown with VERBOSE=1.
 */
async function main(wanted: readonly string[]): Promise<number> {
  const names = [...PACKAGES, ...PROVIDERS.map(({ name }) => name)];
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`Unknown: ${unknown.join(", ")}. Allowed: ${names.join(", ")}.\n`);
    return 2;
  }
  let faults = 0;
  for (const name of wanted.length > 0 ? wanted : names) faults += await tryClient(name);
  return faults === 0 ? 0 : 1;
}

async function tryClient(name: string): Promise<number> {
  const front = await startFront();
  try {
    const provider = PROVIDERS.find((one) => one.name === name);
    const run = await (provider === undefined
      ? tryPackage(name, front)
      : runProvider(provider, front));
    const faults = tell(name, run);
    if (provider !== undefined) tellCodes(front);
    return faults;
  } finally {
    await front.close();
  }
}

async function runProvider(provider: Provider, front: Front): Promise<Run | undefined> {
  const binary = process.env[provider.binary];
  if (binary === undefined) return undefined;
  return { version: binary, tried: await tryProvider(provider, front.folder, front.env) };
}

/** The number of calls that were not understood. */
function tell(name: string, run: Run | undefined): number {
  if (run === undefined) {
    process.stdout.write(`${name}: not there, not run\n`);
    return 0;
  }
  const bad = run.tried.filter(isFault);
  const refused = run.tried.filter((one) => one.outcome !== "ok" && !isFault(one));
  const ok = run.tried.length - bad.length - refused.length;
  process.stdout.write(
    `${name} ${run.version}: ${run.tried.length} tried, ${ok} answered, ${refused.length} refused by a code of the vendor's, ${bad.length} not understood\n`,
  );
  for (const one of bad) process.stdout.write(`  ${shown(one)}\n`);
  if (process.env["VERBOSE"] === undefined) return bad.length;
  for (const one of refused) process.stdout.write(`  - ${shown(one)}\n`);
  return bad.length;
}

const isFault = ({ outcome }: Tried): boolean => outcome !== "ok" && FAULT.test(outcome);
const shown = ({ what, outcome }: Tried): string =>
  `${what}: ${outcome.replace(/\s+/gu, " ").slice(0, 500)}`;

/** What the emulator refused, which providers do not always tell. */
function tellCodes({ emulator }: Front): void {
  const codes = emulator.world.log
    .list()
    .filter(({ code }) => code !== "")
    .map(({ product, action, code }) => `${product} ${action}: ${code}`);
  for (const line of [...new Set(codes)].sort()) process.stdout.write(`  > ${line}\n`);
}

process.exit(await main(process.argv.slice(2)));
