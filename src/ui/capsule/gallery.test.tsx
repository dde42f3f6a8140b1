// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterAll, expect, test, vi } from "vitest";
import { listColumns } from "#core/conversation/list-columns.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { getOpenedCapsule } from "#state/capsule/opened-capsule.ts";
import { draftTyped, getDraft } from "#state/document/drafts.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { GalleryDialog } from "#ui/help/gallery-dialog.tsx";
import { CapsuleBar } from "./capsule-bar.tsx";

afterAll(resetState);

test("a thing to try opens as a capsule beside the draft, and is taken to the model without its written answers", async () => {
  openNewConversation();
  const ownId = getOpen().id;
  draftTyped(ownId, "A draft of my own");
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const press = (label: string) => {
    const button = [...page.querySelectorAll("button")].find(({ textContent }) => textContent.includes(label));
    if (!button) throw new Error(`no button says ${label}`);
    flushSync(() => button.click());
  };
  flushSync(() => root.render(<GalleryDialog />));
  expect(page.querySelectorAll("li")).toHaveLength(12);
  expect([...page.querySelectorAll("li")].filter(({ textContent }) => !/written answer/i.test(textContent))).toEqual(
    [],
  );
  press("Two wordings");
  await vi.waitFor(() => expect(getOpenedCapsule()).toMatchObject({ galleryTitle: "Two wordings" }));
  expect(getDraft().text).toBe("");
  expect(Object.keys(getOpen().replies)).toHaveLength(2);

  flushSync(() => root.render(<CapsuleBar />));
  expect(page.textContent).toContain("no model gave them");
  press("Ask Claude Opus 4.5");
  expect(getOpenedCapsule()).toBeUndefined();
  expect(getOpen().replies).toEqual({});
  expect(listColumns(getOpen())).toHaveLength(2);
  await openConversation(ownId);
  expect(getDraft().text).toBe("A draft of my own");
  flushSync(() => root.unmount());
});
