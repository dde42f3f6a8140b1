import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import {
  click,
  expectSettled,
  expectText,
  fill,
  findByRole,
  getByRole,
  getReply,
  getText,
  getTurn,
  listByRole,
  press,
  reloadApp,
  runPrompt,
  setParameter,
} from "#e2e/fixtures/show-app.tsx";
import { serveApp } from "#e2e/fixtures/serve-app.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { findLastThread, listPosts } from "#e2e/list-posts.ts";

const server = await serveApp();

type Body = { temperature?: number; messages: { content: string }[] };
const listBodies = () => listPosts(server.requests).map(({ body }) => body as Body);
const getLastThread = (temperature: number) => findLastThread(server.requests, temperature);
const listTexts = () => listByRole("article", /^Reply /).map(getText);
const getAnswer = (letter: string, turn: number) => getText(getReply(letter, turn));

test("every request contains exactly its own thread, every reply stays reachable, and a reload changes nothing", async () => {
  server.next(...Array.from({ length: 40 }, (_, index) => ({ kind: "answer" as const, text: `answer ${index + 1}.` })));
  await setParameter("temperature", "0, .3, .6, 1");
  await runPrompt("First");
  await expectSettled(4);
  const temperatures: Record<string, number> = { A: 0, B: 0.3, C: 0.6, D: 1 };
  const letters = Object.keys(temperatures);
  const first = Object.fromEntries(letters.map((letter) => [letter, getAnswer(letter, 1)]));
  expect(new Set(Object.values(first)).size).toBe(4);

  await runPrompt("Second");
  await expectSettled(8);
  const second = Object.fromEntries(letters.map((letter) => [letter, getAnswer(letter, 2)]));
  for (const [letter, temperature] of Object.entries(temperatures))
    expect(getLastThread(temperature)).toEqual(["First", first[letter], "Second"]);
  await click("button", "Regenerate", getReply("B", 2));
  await waitFor(() => expect(getReply("B", 2).getAttribute("aria-label")).toMatch(/sample 2 of 2/));
  await expectSettled(8);
  expect(getLastThread(0.3)).toEqual(["First", first["B"], "Second"]);
  const again = getAnswer("B", 2);
  expect(again).not.toBe(second["B"]);

  await click("combobox", "Model", getByRole("region", "Variant A"));
  await click("button", "Add variant");
  await findByRole("region", "Variant E");
  await setParameter("temperature", "0.9");
  await runPrompt("Third");
  await expectSettled(13);
  expect(getLastThread(0.9)).toEqual(["First", first["A"], "Second", second["A"], "Third"]);
  expect(getLastThread(0.3)).toEqual(["First", first["B"], "Second", again, "Third"]);
  const third = getAnswer("B", 3);

  await click("button", "Previous sample", getReply("B", 2));
  await expectText(() => getReply("B", 3), "The answer shown above is not the one this was sent with.");
  await runPrompt("Fourth");
  await expectSettled(18);
  expect(getLastThread(0.3)).toEqual(["First", first["B"], "Second", second["B"], "Third", third, "Fourth"]);

  await click("button", "Edit", getTurn(1));
  await fill("textbox", "Edit turn 1", "First, reworded");
  press("Ctrl+Enter");
  await expectSettled(5);
  for (const temperature of [...Object.values(temperatures), 0.9])
    expect(getLastThread(temperature)).toEqual(["First, reworded"]);

  const sent = listBodies().length;
  expect(sent).toBe(4 + 4 + 1 + 5 + 5 + 5);
  const collect = async () => {
    const texts = new Set(listTexts());
    await click("button", "Previous version", getTurn(1));
    await expectSettled(18);
    for (const text of listTexts()) texts.add(text);
    await click("button", "Next sample", getReply("B", 2));
    await waitFor(() => expect(getAnswer("B", 2)).toBe(again));
    texts.add(again);
    await click("button", "Previous sample", getReply("B", 2));
    return [...texts].toSorted();
  };
  const reachable = await collect();
  expect(reachable).toHaveLength(sent);
  const before = listTexts();
  await reloadApp();
  await expectSettled(18);
  expect(listTexts()).toEqual(before);
  await click("button", "Next version", getTurn(1));
  await expectSettled(5);
  expect(await collect()).toEqual(reachable);
});

test("regenerating from an earlier turn makes a new branch and leaves the old branch reachable", async () => {
  await setParameter("temperature", "0, 1");
  await runPrompt("First");
  await expectSettled(2);
  await runPrompt("Second");
  await expectSettled(4);
  await click("button", "Regenerate from here", getTurn(1));
  await expectText(() => getTurn(1), "2 of 2");
  await expectSettled(2);
  expect(
    listBodies()
      .slice(4)
      .map(({ messages }) => messages.length),
  ).toEqual([1, 1]);
  await click("button", "Previous version", getTurn(1));
  await expectSettled(4);
  expect(getAnswer("A", 2)).not.toBe("");
});
