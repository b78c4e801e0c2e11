/** The products whose replies show a table's rows, where they are not those of its name. */
const others: Readonly<Record<string, readonly string[]>> = {
  dms: ["kafka", "rabbitmq", "rocketmq"],
};

/** The products whose replies show a table's rows. */
export function rowProducts(table: string): readonly string[] {
  const product = table.split(".")[0] ?? "";
  return others[product] ?? [product];
}
