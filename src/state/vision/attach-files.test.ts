import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitForFiles } from "#state/document/intake.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { attachFiles } from "./attach-files.ts";

afterEach(resetState);

test("a file that is picked before a conversation is open is given to the first one, which says what became of it", async () => {
  const attached = attachFiles([new File([new Uint8Array([0, 1, 2])], "notes.bin")]);
  openNewConversation();
  const { id } = getOpen();
  // Its preparation begins at once, so that Run waits for it.
  const isTaken = Promise.resolve().then(() => waitForFiles(id));
  await attached;
  expect(await isTaken).toBe(false);
});
