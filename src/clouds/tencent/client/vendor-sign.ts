// To be loaded by `await import`. The package is CommonJS with a default export of its own: Node and the
// provider's bundle give the whole module here, with the class below `default`; loaders that know of the
// mark `__esModule` give the class itself.
import sign from "tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js";

type Signer = (typeof sign)["default"];

/** The vendor's signer of API 3.0. */
export const Sign: Signer = "sign3" in sign ? (sign as unknown as Signer) : sign.default;
