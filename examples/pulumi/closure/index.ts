import { AccountClosure } from "closeout/pulumi";

const { closure } = new AccountClosure("demo", { folder: "../../../accounts/demo" });

export const { status, detail } = closure;
