// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { Transcript } from "./transcript.tsx";

test("replies stay visible while the figures of columns are still being fetched", async () => {
  openNewConversation();
  await openExample();
  const [variant] = getOpen().variants;
  if (!variant) throw new Error("no variant");
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<Transcript chosenId={variant.id} chosenIndex={0} hasTabs={false} hasSheet={false} />));
  await waitFor(() => expect(page.textContent).toContain("kept"));
  flushSync(() => variantCopied(variant.id, "last"));
  expect(page.querySelectorAll("section[aria-label^=Variant]")).toHaveLength(2);
  // Nothing has awaited the import of the figures yet.
  expect(page.querySelector('[aria-label^="Figures of"]')).toBeNull();
  const reply = page.querySelector<HTMLElement>("article[data-status=done]");
  expect(reply?.textContent).toContain("kept");
  expect(reply?.closest("[style*=none]")).toBeNull();
  flushSync(() => root.unmount());
});
