import { alibaba } from "../../../src/clouds/alibaba/cloud.ts";
import { MEMBER } from "./world.ts";

/** What a project needs to know of the cloud that its account is in. */
export interface Ground {
  readonly cloud: string;
  /** The account that is closed. */
  readonly member: string;
  /** Types of the catalog. */
  readonly rows: ReadonlyMap<string, unknown>;
  /** How the journal names a call that the emulator's log names otherwise. */
  readonly names?: Readonly<Record<string, string>>;
  /** How much faster the provider's clock runs, where the usual haste leaves what signatures may be off. */
  readonly haste?: number;
  /** Where the client reads its endpoint and the halves of its key. */
  readonly variables: { readonly endpoint: string; readonly id: string; readonly secret: string };
}

/** A member of Alibaba Cloud. */
export const ALIBABA: Ground = {
  cloud: "alibaba",
  member: MEMBER,
  rows: alibaba.rows,
  variables: {
    endpoint: "CLOSEOUT_ALIBABA_ENDPOINT",
    id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  },
};
