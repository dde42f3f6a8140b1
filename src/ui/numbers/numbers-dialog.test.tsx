// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { resetState } from "#state/reset-state.ts";
import { NumbersDialog } from "./numbers-dialog.tsx";

afterEach(resetState);

test("the dialog says which column is faster, ranks the columns, and has each plot as a table too", () => {
  openNewConversation();
  variantCopied(getOpenConversation()?.variants[0]?.id ?? "", "last");
  const [a, b] = getOpenConversation()?.variants ?? [];
  openConversationChanged((before) => {
    let after = before;
    for (let index = 0; index < 8; index++) {
      after = addTurn(after, exampleTurn(`t${index}`, index === 0 ? null : `t${index - 1}`));
      for (const [variantId, ms] of [
        [a?.id ?? "", 2000 + index * 10],
        [b?.id ?? "", 1000 + index * 13],
      ] as const)
        after = addReplies(after, [
          exampleReply({
            id: `${variantId}-${index}`,
            turnId: `t${index}`,
            variantId,
            status: "done",
            startedAtMs: 0,
            endedAtMs: ms,
            parts: [{ kind: "text", text: index % 2 === 0 ? "yes" : "no" }],
          }),
        ]);
    }
    return after;
  });
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<NumbersDialog />));
  expect(page.querySelector("ul[aria-label=Verdicts]")?.textContent).toContain(
    "B is faster than A. B is faster in 8, A in 0, of the same 8 turns p 0.0078, paired permutation.",
  );
  expect(page.textContent).toContain("16 answers of the present settings");
  const plots = [...page.querySelectorAll("figure")];
  expect(plots.map((plot) => plot.getAttribute("aria-label"))).toEqual([
    "Time, the best first",
    "Distribution of time",
    "Time by turns",
    "Answers of A and B",
  ]);
  for (const plot of plots) {
    expect(plot.querySelector("figcaption")?.textContent).toMatch(/8 turns|16 answers/);
    flushSync(() => plot.querySelector("details")?.setAttribute("open", ""));
    flushSync(() => void plot.querySelector("details")?.dispatchEvent(new Event("toggle")));
    expect(plot.querySelectorAll("details tr").length).toBeGreaterThan(2);
  }
  const ranked = [...(plots[0]?.querySelectorAll("details tbody th") ?? [])].map((head) => head.textContent);
  expect(ranked).toEqual(["B", "A (baseline)"]);
  flushSync(() => root.unmount());
});
