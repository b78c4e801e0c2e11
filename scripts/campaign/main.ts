import { garbageCampaign } from "./garbage/campaign.ts";
import { killCampaign } from "./kill/campaign.ts";

/** Long rounds of attacks, by name; each takes the rest of the command line and gives an exit code. */
const CAMPAIGNS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  garbage: garbageCampaign,
  kill: killCampaign,
};

async function main([name = "", ...args]: readonly string[]): Promise<number> {
  // What is played here belongs into nobody's record, which only grows.
  delete process.env["CLOSEOUT_RECORD_URL"];
  const campaign = CAMPAIGNS[name];
  if (campaign !== undefined) return campaign(args);
  process.stderr.write(
    `There is no campaign "${name}". Allowed: ${Object.keys(CAMPAIGNS).join(", ")}.\n`,
  );
  return 2;
}

process.exit(await main(process.argv.slice(2)));
