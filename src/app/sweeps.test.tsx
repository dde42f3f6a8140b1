import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { listPosts } from "#e2e/list-posts.ts";
import {
  click,
  expectSettled,
  expectText,
  fill,
  findByRole,
  getByRole,
  getHead,
  getMain,
  getParameter,
  getPrompt,
  getReply,
  getRunReason,
  getText,
  listByRole,
  listHeads,
  press,
  reloadApp,
  runPrompt,
  setParameter,
} from "#e2e/fixtures/show-app.tsx";
import { serveApp } from "#e2e/fixtures/serve-app.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { parallelRequestsChanged } from "#state/replies/parallel-requests.ts";

const server = await serveApp();

type Body = { model: string; temperature?: number; thinking?: unknown; top_k?: number; messages: object[] };
const listBodies = () => listPosts(server.requests).map(({ body }) => body as Body);

/** Requests go out one at a time, so that they arrive in the order of the columns. */
const sendOneByOne = () => parallelRequestsChanged("aimlapi", 1);

test("the samples of a swept parameter are all sent, and those that are alike are shown as one", async () => {
  server.always({ kind: "answer", text: "yes" });
  await fill("textbox", "Prompt", "Is there an outlier?");
  await setParameter("temperature", "0, .5, 1");
  await setParameter("top_k", "x5");
  await expectText(() => getByRole("button", /^Run/), /^Run 15 · up to \$[\d.]+/);
  press("Ctrl+Enter");
  await waitFor(() => expect(listBodies()).toHaveLength(15));
  await expectSettled(3);
  const sent = listBodies().map(({ temperature = NaN }) => temperature);
  expect(sent.toSorted((a, b) => a - b)).toEqual([0, 0.5, 1].flatMap((value) => Array<number>(5).fill(value)));
  expect(listBodies().every(({ top_k }) => top_k === undefined)).toBe(true);
  expect(getReply("A").getAttribute("aria-label")).toBe("Reply A, turn 1, sample 1 of 5");
  expect(getReply("A").textContent).toContain("×5");
  expect(getReply("A").textContent).toContain("all 5 alike");
});

test("arrow buttons switch between samples, their agreement is shown, and later turns build on the shown sample", async () => {
  server.always({ kind: "answer", text: "yes" });
  await setParameter("temperature", "0, .5, 1");
  await runPrompt("Is it?");
  await expectSettled(3);
  for (const [index, text] of ["yes", "yes", "no", "yes"].entries()) {
    server.next({ kind: "answer", text });
    await click("button", "Regenerate", getReply("A"));
    await findByRole("article", new RegExp(`^Reply A.*sample ${index + 2} of ${index + 2}$`));
    await expectSettled(3);
  }
  await click("button", "Next sample", getReply("A"));
  expect(getReply("A").getAttribute("aria-label")).toBe("Reply A, turn 1, sample 4 of 5");
  expect(getText(getReply("A"))).toBe("no");
  expect(getReply("A").textContent).toContain("4 of 5 alike");
  await click("button", "Previous sample", getReply("A"));
  expect(getReply("A").textContent).toContain("1 of 2");
  expect(getReply("A").textContent).toContain("×4");
  await click("button", "Next sample", getReply("A"));
  await runPrompt("Sure?");
  await expectSettled(6);
  expect(listBodies().findLast(({ temperature }) => temperature === 0)).toMatchObject({
    messages: [{}, { content: "no" }, { content: "Sure?" }],
  });
});

test("the agreement of JSON answers is computed field by field, apart from answers with other settings", async () => {
  for (const total of [12, 12, 13]) server.next({ kind: "answer", text: JSON.stringify({ shop: "A", total }) });
  await setParameter("samples", "3");
  await runPrompt("As JSON");
  await expectText(getMain, "2 of 3 alike, 1 of 2 fields alike");
  expect(getByRole("list", "Agreement by field").textContent).toContain("total67%");
  await setParameter("temperature", "1");
  for (const total of [14, 15, 16]) server.next({ kind: "answer", text: JSON.stringify({ shop: "A", total }) });
  await runPrompt("");
  await expectText(getMain, "3 different answers, 1 of 2 fields alike");
  expect(getMain().textContent).toContain("2 of 3 alike, 1 of 2 fields alike");
});

test("a sweep can be extended, shortened, folded, expanded and ended without losing a reply", async () => {
  sendOneByOne();
  await setParameter("temperature", "0, 1");
  await runPrompt("Once");
  await expectSettled(2);
  const setValues = async (text: string) => {
    await fill("textbox", "Values of temperature", text);
    press("Enter");
  };
  await setValues("0, warm");
  await expectText(() => document.body, "“warm”: a number is expected");
  await setValues("0, .5, 1");
  await expectText(() => getHead("B"), "T 0.5");
  await expectText(getMain, "Not sent.");
  await expectText(() => getByRole("button", /^Run/), /^Run(?! \d)/);
  getPrompt().focus();
  press("Ctrl+Enter");
  await expectSettled(3);
  expect(listBodies().map(({ temperature }) => temperature)).toEqual([0, 1, 0.5]);
  await setValues("1");
  await waitFor(() => expect(listHeads()).toHaveLength(1));
  expect(getText(getReply("A"))).toContain("temperature=1");
  await click("button", "Undo");
  await waitFor(() => expect(listHeads()).toHaveLength(3));
  await click("button", "Collapse the sweep of temperature");
  await waitFor(() => expect(listHeads()).toHaveLength(1));
  await reloadApp();
  await click("button", "Expand the sweep of temperature");
  await expectSettled(3);
  await click("button", "End the sweep of temperature");
  expect(listByRole("textbox", "Values of temperature")).toEqual([]);
  expect(listHeads()).toHaveLength(3);
});

test("the model field accepts a list, and two swept fields give a column for every combination", async () => {
  sendOneByOne();
  await fill("combobox", "Model", "anthropic/claude-opus-4-5, claude-opus-4-5");
  await setParameter("temperature", "0..1/3");
  await expectText(() => document.body, "3 columns: 0 · 0.5 · 1");
  await runPrompt("Which?");
  await expectSettled(6);
  expect(listBodies().map(({ model, temperature }) => [model, temperature])).toEqual(
    ["anthropic/claude-opus-4-5", "claude-opus-4-5"].flatMap((model) =>
      [0, 0.5, 1].map((temperature) => [model, temperature]),
    ),
  );
});

test("malformed sweep values, too many columns and too many replies show a reason, and nothing is sent", async () => {
  await fill("textbox", "Prompt", "Hello");
  for (const [typed, message] of [
    ["0..", "two numbers with two dots and a count are expected"],
    ["0, 3", "3: at most 1"],
    ["0, ", "a value is missing beside a comma"],
    ["x", "enter a number of samples"],
  ] as const) {
    await setParameter("temperature", typed);
    await expectText(() => document.body, new RegExp(`Invalid: .*${message}`));
    await click("button", /^Run/);
    await waitFor(() => expect(getRunReason()).toContain(message));
  }
  await setParameter("temperature", "0..1/9");
  await setParameter("top_k", "1, 2, 3");
  await click("button", /^Run/);
  await waitFor(() => expect(getRunReason()).toContain("This makes 27 columns, and 26 are the most"));
  await setParameter("top_k", "x60");
  await click("button", /^Run/);
  await waitFor(() => expect(getRunReason()).toContain("These would be 540 replies, and 500 are the most"));
  expect(getPrompt().value).toBe("Hello");
  expect(listPosts(server.requests)).toEqual([]);
});

test("a run of more than fifty replies asks for confirmation before sending", async () => {
  await setParameter("temperature", "0..1/6 x9");
  await runPrompt("Hello");
  const dialog = await findByRole("dialog", "Send 54 requests?");
  expect(dialog.textContent).toContain("$");
  await click("button", "Close", dialog);
  await waitFor(() => expect(getRunReason()).toContain("Not run"));
  expect(getPrompt().value).toBe("Hello");
  expect(listPosts(server.requests)).toEqual([]);
  server.always({ kind: "hang", when: "mid-text" });
  getPrompt().focus();
  press("Ctrl+Enter");
  await click("button", "Send all 54");
  await waitFor(() => expect(listPosts(server.requests)).toHaveLength(6));
  await click("button", "Stop");
});

test("a combination of values that breaks a rule is named with the reason, and nothing is sent", async () => {
  sendOneByOne();
  await fill("textbox", "Prompt", "Hello");
  await click("checkbox", "thinking");
  await setParameter("thinking.budget_tokens", "1024, 8192");
  await click("button", /^Run/);
  await waitFor(() =>
    expect(getRunReason()).toContain(
      "Variant B (thinking.budget_tokens 8,192): Nothing was sent. thinking.budget_tokens must be below max_tokens (4096)",
    ),
  );
  await setParameter("thinking.budget_tokens", "not sent, 1024");
  await click("button", /^Run/);
  await expectSettled(2);
  expect(listBodies().map(({ thinking }) => thinking)).toEqual([undefined, { type: "enabled", budget_tokens: 1024 }]);
});

test("a list of values typed into a field survives a reload and still runs as a sweep", async () => {
  await setParameter("temperature", "0, 1 x2");
  await reloadApp();
  expect(getParameter("temperature")).toBe("0, 1 x2");
  await runPrompt("Hello");
  await waitFor(() => expect(listBodies()).toHaveLength(4));
  await expectSettled(2);
});
