// To be loaded by `await import`. The package is CommonJS: in the provider's bundle only a static
// import knows its names. Node gives the whole module as `default`, the class stands below it.
import sign from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";

/** The vendor's signer of API 3.0. */
export const Sign = sign.default;
