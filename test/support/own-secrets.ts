import { forgetSecrets } from "../../src/core/secrets.ts";

// Run before each file of tests: what was a secret in another file of this process is none here.
forgetSecrets();
