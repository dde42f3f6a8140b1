// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterAll, expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { keyChanged } from "#state/connections/key-edits.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftTyped, getDraft } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { programCopied } from "#state/export/copied-programs.ts";
import { getPreferences, preferencesChanged } from "#state/preferences/preferences.ts";
import { queryClient } from "#state/query-client.ts";
import { resetState } from "#state/reset-state.ts";
import { FirstCallGuide } from "./first-call-guide.tsx";

afterAll(resetState);

test("the guide checks off each step by what happened, shows the next one, and closes", () => {
  // There is no server of Étude here.
  queryClient.setQueryData(["app-server"], null);
  openNewConversation();
  preferencesChanged({ isGuideOpen: true });
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<FirstCallGuide />));
  const press = (label: string) => {
    const button = [...page.querySelectorAll("button")].find(
      (each) => each.textContent.includes(label) || each.getAttribute("aria-label") === label,
    );
    if (!button) throw new Error(`no button says ${label}`);
    flushSync(() => button.click());
  };
  expect(page.textContent).toContain("0 of 5 done");
  expect(page.querySelector("a")?.href).toBe("https://aimlapi.com/app/sign-up");

  const slot = { key: "k", origin: "https://api.aimlapi.com", remembered: false };
  flushSync(() => keyChanged("aimlapi", slot));
  expect(page.textContent).toContain("2 of 5 done");
  press("Take the sample");
  expect(getDraft().text).toBe("Hello");
  expect(page.textContent).toContain("3 of 5 done");
  flushSync(() => draftTyped(getOpen().id, "Hello, who are you?"));
  expect(page.textContent).toContain("4 of 5 done");

  const { id: variantId } = getOpen().variants[0] ?? { id: "" };
  const reply = exampleReply({ id: "r", turnId: "t", variantId, status: "done" });
  flushSync(() =>
    openConversationChanged((before) =>
      addReplies(addTurn(before, { ...exampleTurn("t", null), parts: [{ kind: "text", text: "Hello" }] }), [reply]),
    ),
  );
  expect(page.textContent).toContain("5 of 5 done");
  flushSync(programCopied);
  expect(page.textContent).toContain("You have the code.");
  // What was done stays done.
  flushSync(() => {
    keyChanged("aimlapi", undefined);
    openNewConversation();
  });
  expect(page.textContent).toContain("5 of 5 done");
  press("Fold the guide");
  expect(page.querySelector("ol")).toBeNull();
  press("Close the guide");
  expect(getPreferences().isGuideOpen).toBe(false);
  flushSync(() => root.unmount());
});
