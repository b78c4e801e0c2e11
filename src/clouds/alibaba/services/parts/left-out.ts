/**
 * Why fields that a listing leaves out hide nothing, where several rows have the same reason; see `leaves` of
 * a call in `src/core/row-call.ts`.
 */

/** The vendor's text says of a filter that one of its values is the default. */
export const READ_BY_ID =
  "an artefact of the text: the official Terraform provider reads things of every value by id without it";

/** The vendor's text lists kinds and names none that holds without it. */
export const NO_KIND =
  "the text names no kind that holds without it; that all are listed then is unverified";

/** A filter that another listing of the row sends. */
export const ASKED_BESIDE = "another listing of this row asks for what this one may leave out";

/** Orders that are not in force yet, beside the things that are. */
export const PENDING =
  "it adds to what is told of a thing the order that changes it later; the thing is listed anyway";
