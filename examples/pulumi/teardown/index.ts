import { AccountTeardown } from "closeout/pulumi";

new AccountTeardown("demo", { folder: "../../../accounts/demo" });
