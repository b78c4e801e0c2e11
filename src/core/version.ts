/** The version of Closeout: package.json's, which no module in the provider's bundle can read. */
export const VERSION = "0.1.0";
