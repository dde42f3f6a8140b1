// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { conversationOpened, openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { resetState } from "#state/reset-state.ts";
import { Transcript } from "./transcript.tsx";

let page: HTMLElement;
let root: Root;

beforeEach(() => {
  openNewConversation();
  page = document.body.appendChild(document.createElement("main"));
  root = createRoot(page);
});
afterEach(() => {
  flushSync(() => root.unmount());
  page.remove();
  resetState();
});

/** Shows a turn with a reply for each text; texts of one list stand in one column. */
async function showReplies(columns: string[][], change: Partial<Reply> = {}): Promise<void> {
  for (const _ of columns.slice(1)) variantCopied(getOpen().variants[0]?.id ?? "", "last");
  openConversationChanged((before) =>
    addReplies(
      addTurn(before, exampleTurn("t1", null)),
      columns.flatMap((texts, column) =>
        texts.map((text, sample) =>
          exampleReply({
            id: `r${column}${sample}`,
            variantId: before.variants[column]?.id ?? "",
            sample,
            status: "done",
            parts: [{ kind: "text", text }],
            ...(column === columns.length - 1 ? change : {}),
          }),
        ),
      ),
    ),
  );
  const [variant] = getOpen().variants;
  if (!variant) throw new Error("no variant");
  flushSync(() => root.render(<Transcript chosenId={variant.id} chosenIndex={0} hasTabs={false} hasSheet={false} />));
  await waitFor(() => expect(find("article", /^Reply/)).toBeDefined());
}

function find(selector: string, name: RegExp, within: Element = page): HTMLElement | undefined {
  return [...within.querySelectorAll<HTMLElement>(selector)].find((element) =>
    name.test(element.getAttribute("aria-label") ?? element.textContent),
  );
}
const press = (element: HTMLElement | undefined) => flushSync(() => element?.click());
const differencesButton = () => waitFor(() => expect(find("button", /^Differences$/)).toBeDefined());
const reply = (letter: string) => find("article", new RegExp(`^Reply ${letter}`))?.textContent ?? "";

/** Opens a menu and chooses an item of it. */
function choose(menu: HTMLElement | undefined, item: RegExp): void {
  HTMLElement.prototype.showPopover = () => undefined;
  HTMLElement.prototype.hidePopover = () => undefined;
  press(menu);
  press(find("[role=menuitem]", item, menu?.parentElement ?? page));
}

test("answers show what they take out of the baseline and put in, their heads how much, and one press shows them again", async () => {
  await showReplies([["A red fox ran."], ["A blue fox ran."], ["A red fox slept."]]);
  await differencesButton();
  press(find("button", /^Differences$/));
  await waitFor(() => expect(find("section", /Variant B/)?.textContent).toContain("1 of 4 words differs"));
  expect(find("section", /Variant A/)?.textContent).toContain("baseline");
  const listMarks = () => [...page.querySelectorAll("del, ins")].map((mark) => `${mark.tagName} ${mark.textContent}`);
  await waitFor(() => expect(listMarks()).toHaveLength(4));
  expect(listMarks()).toEqual([
    "DEL  taken out: red end of taken out ",
    "INS  put in: blue end of put in ",
    "DEL  taken out: ran end of taken out ",
    "INS  put in: slept end of put in ",
  ]);
  const listTexts = () => [...page.querySelectorAll('[data-part="text"]')];
  const isReplaced = (text: Element) => text.parentElement?.previousElementSibling?.hasAttribute("data-replacing");
  const texts = listTexts();
  expect(texts.map(isReplaced)).toEqual([false, true, true]);
  choose(find("button", /More actions for variant C/), /Use as baseline/);
  await waitFor(() => expect(find("section", /Variant B/)?.textContent).toContain("2 of 4 words differ"));
  expect(find("section", /Variant C/)?.textContent).toContain("baseline");
  press(find("button", /^Differences$/));
  expect(page.querySelectorAll("del, ins")).toHaveLength(0);
  expect(listTexts()).toEqual(texts);
  expect(listTexts().some(isReplaced)).toBe(false);
});

test("JSON answers show their differences field by field", async () => {
  await showReplies([['{"total": 12, "shop": "A"}'], ['{"shop": "A", "total": 13}']]);
  await differencesButton();
  press(find("button", /^Differences$/));
  await waitFor(() => expect(reply("B")).toContain("1 of 2 fields differs from A"));
  const fields = [...(find("ul", /^Fields$/)?.querySelectorAll("li") ?? [])].map(({ textContent }) => textContent);
  expect(fields).toEqual(['shop"A"', "total taken out: 12 end of taken out  put in: 13 end of put in "]);
});

test("an answer that is being written is shown as it is, and says when its differences come", async () => {
  await showReplies([["A red fox."], ["A blue"]], { status: "streaming" });
  await differencesButton();
  expect(find("button", /^Differences$/)?.getAttribute("aria-disabled")).toBe("true");
  choose(find("button", /More actions for variant A/), /Use as baseline/);
  await waitFor(() => expect(reply("B")).toContain("Its differences are shown when it has ended."));
  expect(reply("B")).toContain("A blue");
});

test("a reply is compared with its own earlier run, and any reply can be the baseline", async () => {
  await showReplies([["One two three.", "One two four."]]);
  await waitFor(() => expect(find("button", /^Differences$/)).toBeDefined());
  const second = find("article", /sample 2 of 2/);
  choose(find("button", /More actions/, second), /Differences from the answer before/);
  await waitFor(() =>
    expect(find("article", /sample 2 of 2/)?.textContent).toContain("1 of 3 words differs from answer 1"),
  );
  expect(find("article", /sample 1 of 2/)?.textContent).toContain("Baseline");
  press(find("button", /^Hide differences$/));
  expect(page.querySelectorAll("del, ins")).toHaveLength(0);
});

test("samples show how many of them share each word, on demand", async () => {
  await showReplies([["The tide turns twice.", "The tide turns once.", "A tide comes."]]);
  await waitFor(() => expect(page.textContent).toContain("3 different answers"));
  press(find("button", /^Shared words$/));
  await waitFor(() => expect(page.textContent).toContain("1 of 4 words in all 3 answers, 1 in this one alone"));
  const words = [...(find("article", /sample 1/)?.querySelectorAll("mark") ?? [])].map(
    ({ textContent }) => textContent,
  );
  expect(words).toEqual(["The (in 2)", "turns (in 2)", "twice (in 1)"]);
  press(find("button", /^Shared words$/));
  expect(page.querySelectorAll("mark")).toHaveLength(0);
});

test("another conversation shows its answers, and the first one still its differences", async () => {
  await showReplies([["A red fox."], ["A blue fox."]]);
  const first = getOpen();
  press(find("button", /^Differences$/));
  await waitFor(() => expect(page.querySelectorAll("ins")).toHaveLength(1));
  flushSync(() => conversationOpened({ ...first, id: "other" }, () => true));
  await waitFor(() => expect(find("button", /^Differences$/)?.getAttribute("aria-pressed")).toBe("false"));
  expect(page.querySelectorAll("ins")).toHaveLength(0);
  flushSync(() => conversationOpened(first, () => false));
  await waitFor(() => expect(page.querySelectorAll("ins")).toHaveLength(1));
});
