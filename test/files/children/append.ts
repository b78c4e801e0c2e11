// Appends calls without end and says the number of each once it is written.
import { writeSync } from "node:fs";
import { openJournal } from "../../../src/record/journal/journal-file.ts";

const journal = openJournal(process.argv[2] ?? "");
for (let seq = 1; ; seq += 1) {
  journal.append({
    kind: "call",
    at: "2026-09-01T00:00:00Z",
    run: "r1",
    seq,
    item: `alibaba:ecs.instance:cn-hangzhou:i-${seq}`,
    does: "delete",
    action: "DeleteInstance",
    region: "cn-hangzhou",
  });
  writeSync(1, `${seq}\n`);
}
