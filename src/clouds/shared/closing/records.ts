import type { ClosureQuestion, ClosureStep } from "../../../core/assisted.ts";

/** Where the records stand that are lost with an account, in words of a cloud's console. */
export interface RecordPlaces {
  readonly bills: string;
  readonly invoices: {
    readonly asks: string;
    /** Why there may be none. */
    readonly none: string;
    readonly how: string;
  };
  /** Left out where the cloud shows none beside the bills. */
  readonly transactions?: string;
  readonly audit: { readonly saved?: string; readonly how: string };
}

const EXPORTED = { saved: "they were exported, and the copy can be read" };

/** Records that are lost with the account and that somebody may have to show for years. */
export function recordQuestions({
  bills,
  invoices,
  transactions,
  audit,
}: RecordPlaces): readonly ClosureQuestion[] {
  return [
    {
      id: "records-bills",
      asks: "Are the bills and their details saved outside of this account?",
      answers: EXPORTED,
      how: bills,
    },
    {
      id: "records-invoices",
      asks: `Are ${invoices.asks} saved outside of this account?`,
      answers: { saved: "they were downloaded", none: invoices.none },
      how: invoices.how,
    },
    ...(transactions === undefined
      ? []
      : [
          {
            id: "records-transactions",
            asks: "Are the transactions of the account's funds saved outside of it?",
            answers: EXPORTED,
            how: transactions,
          },
        ]),
    {
      id: "records-audit",
      asks: "Are the audit events that must be kept saved outside of this account?",
      answers: {
        saved: audit.saved ?? "they were copied elsewhere, and the copy can be read",
        "not-needed": "no duty keeps them",
      },
      how: audit.how,
    },
  ];
}

/** The step in which they are saved. */
export function recordsStep(records: readonly ClosureQuestion[]): ClosureStep {
  return {
    id: "records",
    title: "What somebody may have to show for years is saved elsewhere",
    how: "Export it before the closure; nothing of it can be recovered.",
    questions: records.map(({ id }) => id),
  };
}
