import { expect, test } from "vitest";
import { both, going, matching, messages } from "../../src/demo/excerpt.ts";

// As cdktf 0.21 prints what Terraform says: the log first, then the stack's own lines.
const BLOCKED = `
demo-closure  data.closeout_blockers.account_blockers_1 (account/blockers): Reading...
[2026-11-21T08:54:41.668] [ERROR] default -
Error: buckets: 4 findings block the closure

  with data.closeout_blockers.account_blockers_1,
  on cdk.tf.json line 22, in data.closeout_blockers.account_blockers_1:
  22:       }

Not met: No bucket is left.
  - alibaba:oss.bucket:global:one: OSS bucket
  - alibaba:oss.bucket:global:two: OSS bucket
  - alibaba:oss.bucket:global:three: OSS bucket
  … and 1 more
Next: Review and deploy the data wave.

demo-closure  ╷
              │ Error: buckets: 4 findings block the closure
              │
              │   - alibaba:oss.bucket:global:one: OSS bucket
              ╵
demo-closure  Warning: Account 2 is closing
              │
              │ Deleting, deletion type 1
0 Stacks planning     1 Stack done     0 Stacks waiting
Error: External Error: Stack failed to plan: demo-closure. Please check the logs.
`;

test("an error is shown once, with its first things and how many more there are", () => {
  expect(messages("Error", 2)(BLOCKED)).toEqual([
    "Error: buckets: 4 findings block the closure",
    "  - alibaba:oss.bucket:global:one: OSS bucket",
    "  - alibaba:oss.bucket:global:two: OSS bucket",
    "  … and 2 more",
  ]);
});

test("a message without a list is shown with what it says", () => {
  expect(messages("Warning", 3)(BLOCKED)).toEqual([
    "Warning: Account 2 is closing",
    "  Deleting, deletion type 1",
  ]);
});

test("of what goes, each type is shown once, by the thing that has most to say", () => {
  const plan = `
demo-teardown    ~ remaining = {
      - "alibaba:ecs.disk:cn-beijing:d-1"     = "Disk \\"a\\"" -> null
      - "alibaba:ecs.disk:cn-beijing:d-2"     = "Disk \\"b\\" · prepaid until 2027-01-25" -> null
      - "alibaba:ecs.instance:cn-beijing:i-1" = "ECS instance \\"c\\"" -> null
    }
Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.
`;
  expect(both(going(5), matching(1, /^Plan: /u))(plan)).toEqual([
    "- alibaba:ecs.disk:cn-beijing:d-2",
    '    Disk "b" · prepaid until 2027-01-25',
    "- alibaba:ecs.instance:cn-beijing:i-1",
    '    ECS instance "c"',
    "… and 1 more such lines",
    "Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.",
  ]);
});

test("no line is wider than a narrow terminal", () => {
  const long = `demo  ${"word ".repeat(60)}`;
  const lines = matching(5, /word/u)(long);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(96);
});
