// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { Profiler } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { resultsFound } from "#state/checks/check-results.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { getLayer } from "#state/layers.ts";
import { resetState } from "#state/reset-state.ts";
import { ColumnPass } from "./column-pass.tsx";
import { RowsPower } from "./rows-power.tsx";
import { VerdictBar } from "./verdict-bar.tsx";

afterEach(resetState);

/** Three rows answered by two columns, that say the same for two of them. */
function openRows(): void {
  openNewConversation();
  variantCopied(getOpenConversation()?.variants[0]?.id ?? "", "last");
  const ids = getOpenConversation()?.variants.map(({ id }) => id) ?? [];
  openConversationChanged((before) => {
    const rows = Object.fromEntries(
      ["x", "y", "z"].map((id, position) => [id, { id, position, values: { fruit: id } }]),
    );
    const replies = Object.keys(rows).flatMap((rowId) =>
      ids.map((variantId, column) =>
        exampleReply({
          id: `${rowId}${column}`,
          turnId: "t1",
          variantId,
          rowId,
          status: "done",
          parts: [{ kind: "text", text: rowId === "z" ? `z${column}` : rowId }],
        }),
      ),
    );
    return addReplies(addTurn({ ...before, rows }, exampleTurn("t1", null)), replies);
  });
}

test("without checks the bar says how often columns say the same, and opens the numbers", () => {
  openRows();
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<VerdictBar />));
  expect(page.textContent).toContain("A and B say the same in 67 % (21 to 94) of 3 rows Wilson interval.");
  flushSync(() => page.querySelector("button")?.click());
  expect(getLayer()).toEqual({ kind: "numbers" });
  flushSync(() => root.unmount());
});

test("with checks the bar says which column passes more rows, by which method", () => {
  openRows();
  const open = getOpenConversation();
  const pass = (outcome: "pass" | "fail") => new Map([["k", { outcome, reason: "" }]]);
  resultsFound(
    open?.id ?? "",
    new Map(["x", "y", "z"].flatMap((row) => [[`${row}0`, pass("fail")] as const, [`${row}1`, pass("pass")] as const])),
  );
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() =>
    root.render(
      <>
        <VerdictBar />
        <RowsPower />
        <ColumnPass variantId={open?.variants[1]?.id ?? ""} />
      </>,
    ),
  );
  expect(page.textContent).toContain(
    "BNot decided. B is better in 3, A in 0, of the same 3 rows p 0.25, exact McNemar. About 3 more rows would tell.",
  );
  expect(page.textContent).toContain("3 rows are too few to decide");
  expect(page.textContent).toContain("pass 100 % (44 to 100)");
  flushSync(() => root.unmount());
});

test("a conversation without an answer has no bar", () => {
  openNewConversation();
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<VerdictBar />));
  expect(page.textContent).toBe("");
  flushSync(() => root.unmount());
});

test("the verdict on more than a thousand answers comes in slices of time, and is not counted again by those that show it", async () => {
  openRows();
  openConversationChanged((before) =>
    addReplies(
      { ...before, title: "Large" },
      Array.from({ length: 1200 }, (_, index) =>
        exampleReply({
          id: `more${index}`,
          sample: 1 + index,
          turnId: "t1",
          variantId: before.variants[0]?.id ?? "",
          rowId: "x",
        }),
      ),
    ),
  );
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  let commitCount = 0;
  flushSync(() =>
    root.render(
      <Profiler id="bar" onRender={() => (commitCount += 1)}>
        <VerdictBar />
        <VerdictBar />
        <RowsPower />
      </Profiler>,
    ),
  );
  expect(page.textContent).not.toContain("say the same");
  await waitFor(() => page.textContent.match(/A and B say the same in 67 %/g)?.length === 2);
  const goOn = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    return commitCount;
  };
  expect(await goOn()).toBe(await goOn());
  flushSync(() => root.unmount());
});
