import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { settleInterrupted } from "./settle-interrupted.ts";

test("a loaded reply that was running is interrupted, and one that waits in a batch goes on waiting", () => {
  const waiting = exampleReply({ id: "r1", status: "queued" });
  expect(settleInterrupted(waiting).status).toBe("interrupted");
  expect(settleInterrupted({ ...waiting, batchId: "b1" }).status).toBe("queued");
  expect(settleInterrupted({ ...waiting, batchId: "b1", status: "streaming" }).status).toBe("interrupted");
});
