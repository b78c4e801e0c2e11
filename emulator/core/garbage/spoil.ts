import type { Spoilable } from "./answer.ts";
import { type FieldForm, fieldForms, spoilField } from "./fields.ts";
import { type FormName, forms } from "./forms.ts";

/** What is sent in place of an answer: a form of it, or something that is written out. */
export interface Garbage {
  readonly form?: FormName | FieldForm;
  /** For the forms of one field: which, from 0. */
  readonly at?: number;
  /** Without `form`: the reply itself. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How `body` is written. */
  readonly encoding?: "base64";
}

/** The names of all forms. */
export const garbageForms: readonly (FormName | FieldForm)[] = [
  ...Object.keys(forms).filter((name): name is FormName => name in forms),
  ...fieldForms,
];

/** What is sent in place of an honest answer; undefined where it would be the same answer. */
export function spoil(honest: Spoilable, garbage: Garbage): Spoilable | undefined {
  const { form, at = 0, status = 200, headers = {}, body = "", encoding } = garbage;
  const spoilt =
    form === undefined
      ? { status, headers, body: encoding === "base64" ? Buffer.from(body, "base64") : body }
      : isFieldForm(form)
        ? spoilField(honest, form, at)
        : forms[form](honest);
  return spoilt === undefined || isSame(honest, spoilt) ? undefined : spoilt;
}

function isFieldForm(form: FormName | FieldForm): form is FieldForm {
  return fieldForms.some((one) => one === form);
}

function isSame(one: Spoilable, other: Spoilable): boolean {
  return (
    one.status === other.status &&
    Buffer.from(one.body).equals(Buffer.from(other.body)) &&
    JSON.stringify(one.headers) === JSON.stringify(other.headers)
  );
}
