import type { Sighting, UnlistedResource } from "./inventory.ts";
import type { Question } from "./policy.ts";

/** The policy that asks after what the cloud names elsewhere and no listing shows. */
export const UNLISTED_POLICY = "blind-spots";

/** Longest time, in hours, that an inventory service is granted to still name what is gone. */
export const LAG_HOURS = 24;

/** What a person is asked of a resource that another source names and no listing shows. */
export function unlistedQuestion(
  { source, code }: Pick<Sighting, "source" | "code">,
  { id, name, kind, region, charged, subject, sure, but }: UnlistedResource,
): Question {
  const what = [
    id === "" ? code : id,
    ...(name === undefined || name === id ? [] : [`"${name}"`]),
    ...(region === undefined || region === "" ? [] : [`in ${region}`]),
    ...(kind === undefined || kind === id ? [] : [`(${kind})`]),
  ].join(" ");
  const says =
    source === "bill"
      ? `${what} is on the newest bill${charged === undefined ? "" : `, charged until ${charged}`}; no listing shows it, and ${but ?? "no run removed it"}`
      : `the cloud's inventory names ${what} as ${code}, and no listing shows it: ${but ?? `no run removed it within the ${LAG_HOURS} hours that the inventory may lag behind`}`;
  return {
    subject,
    asks: says,
    answers: { gone: "it was looked for in the console, and nothing of it is left" },
    needs: sure === true ? "evidence" : "reason",
    ...(charged === undefined ? {} : { lastCharge: charged }),
  };
}
