// The package declares its client only (index.d.ts), not the file that holds the signature.
declare module "cos-nodejs-sdk-v5/sdk/util.js" {
  const util: {
    getAuth(options: {
      readonly SecretId: string;
      readonly SecretKey: string;
      readonly Method: string;
      /** Decoded, with the leading slash. */
      readonly Pathname: string;
      readonly Query: Readonly<Record<string, string>>;
      readonly Headers: Readonly<Record<string, string>>;
      /** `start;end` in seconds. */
      readonly KeyTime: string;
      readonly UseRawKey: boolean;
    }): string;
  };
  export default util;
}
