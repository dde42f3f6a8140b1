import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { expect, test } from "vitest";
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
  getReply,
  listByRole,
  listHeads,
  listReplies,
  runPrompt,
  setParameter,
} from "#e2e/fixtures/show-app.tsx";
import { serveApp } from "#e2e/fixtures/serve-app.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { findLastThread, listPosts } from "#e2e/list-posts.ts";
import { parallelRequestsChanged } from "#state/replies/parallel-requests.ts";

const server = await serveApp();

type Body = { model: string; system?: string; temperature?: number; messages: { content: string }[] };
const listBodies = () => listPosts(server.requests).map(({ body }) => body as Body);
const listTemperatures = (from = 0) =>
  listBodies()
    .slice(from)
    .map(({ temperature = NaN }) => temperature);
const getLastThread = (temperature: number) => findLastThread(server.requests, temperature);

/** Requests go out one at a time, so that they arrive in the order of the columns. */
const sendOneByOne = () => parallelRequestsChanged("aimlapi", 1);

async function chooseAction(letter: string, item: string): Promise<void> {
  await click("button", `More actions for variant ${letter}`);
  await click("menuitem", item);
}

test("a column has its own connection, model and prompt, its head lists differing settings, and a field applies to all", async () => {
  sendOneByOne();
  const listSettings = (letter: string, name: string) => getByRole("list", name, getHead(letter)).textContent ?? "";
  await fill("textbox", "System prompt", "Be terse.");
  await click("button", "Add variant");
  await fill("textbox", "System prompt of variant B", "Be long.");
  await setParameter("temperature", "0.5");
  await fill("combobox", "Model", "claude-opus-4-5", getHead("B"));
  await waitFor(() => expect(listSettings("B", "Settings that differ")).toContain("T 0.5"));
  expect(listSettings("B", "Settings that differ")).toContain("own system prompt");
  expect(listSettings("A", "Settings that differ")).toContain("T not sent");
  expect(listSettings("A", "Settings")).toContain("max 4,096");
  await runPrompt("Hello");
  await expectSettled(2);
  expect(listBodies().map(({ model, system, temperature }) => [model, system, temperature])).toEqual([
    ["anthropic/claude-opus-4-5", "Be terse.", undefined],
    ["claude-opus-4-5", "Be long.", 0.5],
  ]);
  await click("button", "Apply temperature to all");
  await click("combobox", "Model", getHead("A"));
  await waitFor(() => expect(getParameter("temperature")).toBe("0.5"));
  await click("button", "Undo");
  await waitFor(() => expect(getParameter("temperature")).toBe(""));
  await click("combobox", "Model", getHead("B"));
  await fill("combobox", "connection", "Demo");
  await waitFor(() =>
    expect((getByRole("combobox", "Model", getHead("B")) as HTMLInputElement).value).toBe("etude-demo"),
  );
});

test("a turn is not sent to a paused column, and each column continues its own thread", async () => {
  sendOneByOne();
  await setParameter("temperature", "0, .5, 1");
  await runPrompt("First");
  await expectSettled(3);
  await chooseAction("B", "Pause this column");
  await expectText(() => getByRole("button", /^Run/), /^Run 2/);
  await runPrompt("Second");
  await expectSettled(5);
  expect(getMain().textContent?.match(/Not sent\./g)).toHaveLength(1);
  expect(listTemperatures(3)).toEqual([0, 1]);
  await click("button", "Resume variant B");
  await runPrompt("Third");
  await expectSettled(8);
  expect(getLastThread(0.5)).not.toContain("Second");
  expect(getLastThread(0)).toHaveLength(5);
});

test("a column can become the only one and the default for new conversations, and both changes can be undone", async () => {
  sendOneByOne();
  await setParameter("temperature", "0, .5, 1");
  await runPrompt("Hello");
  await expectSettled(3);
  await chooseAction("C", "Use as defaults for new conversations");
  await click("button", "Undo");
  await chooseAction("C", "Use as defaults for new conversations");
  await chooseAction("C", "Keep only this column");
  await waitFor(() => expect(listHeads()).toHaveLength(1));
  const notice = listByRole("listitem").find(({ textContent }) =>
    textContent?.includes("Only temperature 1 is kept. 2 columns set aside."),
  );
  await click("button", "Undo", notice);
  await waitFor(() => expect(listHeads()).toHaveLength(3));
  await chooseAction("C", "Keep only this column");
  await runPrompt("Go on");
  await expectSettled(2);
  expect(listTemperatures(3)).toEqual([1]);
  await click("button", "New conversation");
  await waitFor(() => expect(getParameter("temperature")).toBe("1"));
});

test("replies run up to the parallel limit while the rest queue, and one reply, a column or all can be stopped", async () => {
  server.always({ kind: "hang", when: "mid-text" });
  const expectSent = (count: number) => waitFor(() => expect(listBodies()).toHaveLength(count));
  parallelRequestsChanged("aimlapi", 2);
  await setParameter("temperature", "0..1/5 x2");
  await runPrompt("Wait");
  await expectSent(2);
  flushSync(() => parallelRequestsChanged("aimlapi", 6));
  await expectSent(6);
  const sort = (temperatures: number[]) => temperatures.toSorted((a, b) => a - b);
  expect(sort(listTemperatures())).toEqual([0, 0, 0.25, 0.25, 0.5, 0.5]);
  await expectText(() => getReply("D"), "Queued, next");
  expect(getReply("D").dataset["status"]).toBe("queued");
  await expectText(() => getReply("E"), "Queued, 2 ahead");
  await waitFor(() => expect(getReply("A").dataset["status"]).toBe("streaming"));
  await click("button", "Stop reply", getReply("A"));
  await expectSent(7);
  await click("button", "Stop variant B");
  await expectSent(9);
  expect(sort(listTemperatures(6))).toEqual([0.75, 0.75, 1]);
  await click("button", "Stop");
  await findByRole("button", /^Run/);
  await waitFor(() =>
    expect(new Set(listReplies().map(({ dataset }) => dataset["status"]))).toEqual(new Set(["stopped"])),
  );
  expect(await Promise.all(listPosts(server.requests).map(({ ended }) => ended))).toEqual(
    Array<string>(9).fill("closed-by-client"),
  );
});
