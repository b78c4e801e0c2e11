import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";

const FOLDER = join(import.meta.dirname, "../../schemas/v1");

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
for (const name of readdirSync(FOLDER)) {
  ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, name), "utf8")));
}

const ID = "https://closeout.invalid/schemas/v1/";

/** What is wrong with a value by the schema of that name; empty where it is right. */
export function faultsBy(name: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`${ID}${name}.schema.json`);
  if (validate === undefined) return [`there is no schema ${name}`];
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
  );
}

/** What is wrong with a document that `--json` printed, by the schema that it names. */
export function faultsOf(text: string): readonly string[] {
  const document: { readonly $schema?: string } = JSON.parse(text);
  const name = document.$schema?.replace(ID, "").replace(".schema.json", "");
  return name === undefined ? ["it names no schema"] : faultsBy(name, document);
}
