// To be loaded by `await import`, for the same reason as vendor-sign.ts. Only the signing part: the
// package's client would bring its own way of sending, which cannot be stopped.
import util from "cos-nodejs-sdk-v5/sdk/util.js";

/** The vendor's signature of COS, `q-sign-algorithm=sha1&…`. */
export const getAuth = util.getAuth;
