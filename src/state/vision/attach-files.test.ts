import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";

import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { isPreparing } from "#state/document/intake.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { attachFiles } from "./attach-files.ts";

afterEach(resetState);

test("a file that is picked before a conversation is open waits for the first one", async () => {
  const attached = attachFiles([new File(["Notes"], "notes.txt")]);
  openNewConversation();
  const { id } = getOpen();
  await waitFor(() => expect(isPreparing(id)).toBe(true));
  await attached;
});
