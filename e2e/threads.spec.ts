import { expect, parameter, replyText, test, openConnected } from "./test.ts";
import {
  allReplies,
  runPromptToEnd,
  listChatBodies,
  expectSettled,
  head,
  getLastThread,
  numberReplies,
  reply,
  runSweep,
  getReplyText,
} from "./columns.ts";

test("every request contains exactly its own thread, every reply stays reachable, and a reload changes nothing", async ({
  page,
  api,
}) => {
  test.slow();
  await openConnected(page, api);
  numberReplies(api, 40);
  await runSweep(page, "0, .3, .6, 1", "First");
  const letters = ["A", "B", "C", "D"];
  const temperatures: Record<string, number> = { A: 0, B: 0.3, C: 0.6, D: 1, E: 0.9 };
  const first: Record<string, string> = {};
  for (const letter of letters) first[letter] = await getReplyText(page, letter, 1);
  expect(new Set(Object.values(first)).size).toBe(4);

  await runPromptToEnd(page, "Second");
  const second: Record<string, string> = {};
  for (const letter of letters) {
    second[letter] = await getReplyText(page, letter, 2);
    expect(getLastThread(api, temperatures[letter])).toEqual(["First", first[letter], "Second"]);
  }
  await reply(page, "B", 2).hover();
  await reply(page, "B", 2).getByRole("button", { name: "Regenerate" }).click();
  await expect(reply(page, "B", 2)).toHaveAccessibleName(/sample 2 of 2/);
  await expectSettled(page);
  expect(getLastThread(api, 0.3)).toEqual(["First", first["B"], "Second"]);
  const again = await getReplyText(page, "B", 2);
  expect(again).not.toBe(second["B"]);

  await head(page, "A").click();
  await page.getByRole("button", { name: "Add variant" }).click();
  await expect(page.getByText("As in A.")).toHaveCount(2);
  await parameter(page, "temperature").fill("0.9");
  await runPromptToEnd(page, "Third");
  expect(getLastThread(api, 0.9)).toEqual(["First", first["A"], "Second", second["A"], "Third"]);
  expect(getLastThread(api, 0.3)).toEqual(["First", first["B"], "Second", again, "Third"]);
  const third = await getReplyText(page, "B", 3);

  await reply(page, "B", 2).getByRole("button", { name: "Previous sample" }).click();
  await expect(reply(page, "B", 3)).toContainText("The answer shown above is not the one this was sent with.");
  await runPromptToEnd(page, "Fourth");
  expect(getLastThread(api, 0.3)).toEqual(["First", first["B"], "Second", second["B"], "Third", third, "Fourth"]);

  const firstTurn = page.getByRole("article", { name: "Turn 1", exact: true });
  await firstTurn.hover();
  await firstTurn.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Edit turn 1" }).fill("First, reworded");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(firstTurn).toContainText("2 of 2");
  await expectSettled(page);
  for (const temperature of Object.values(temperatures))
    expect(getLastThread(api, temperature)).toEqual(["First, reworded"]);

  const sent = listChatBodies(api).length;
  expect(sent).toBe(4 + 4 + 1 + 5 + 5 + 5);
  const collect = async () => {
    const texts = new Set<string>();
    const look = async () => {
      for (const text of await replyText(allReplies(page)).allInnerTexts()) texts.add(text);
    };
    await look();
    await firstTurn.hover();
    await firstTurn.getByRole("button", { name: "Previous version" }).click();
    await expect(reply(page, "E", 4)).toBeVisible();
    await look();
    await reply(page, "B", 2).getByRole("button", { name: "Next sample" }).click();
    await look();
    await reply(page, "B", 2).getByRole("button", { name: "Previous sample" }).click();
    return [...texts].toSorted();
  };
  const reachable = await collect();
  expect(reachable).toHaveLength(sent);
  const transcript = page.locator("#transcript");
  // After a reload the transcript is at its end.
  await page.getByRole("button", { name: "Jump to latest" }).click();
  await expect(page.getByRole("button", { name: "Jump to latest" })).toHaveCount(0);
  const before = await transcript.innerText();
  await page.reload();
  await expect(reply(page, "E", 4)).toBeVisible();
  await expect.poll(() => transcript.innerText()).toBe(before);
  await firstTurn.hover();
  await firstTurn.getByRole("button", { name: "Next version" }).click();
  await expect(reply(page, "A", 2)).toHaveCount(0);
  expect(await collect()).toEqual(reachable);
});

test("regenerating from an earlier turn makes a new branch and leaves the old branch reachable", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await runSweep(page, "0, 1", "First");
  await runPromptToEnd(page, "Second");
  const firstTurn = page.getByRole("article", { name: "Turn 1", exact: true });
  await firstTurn.hover();
  await firstTurn.getByRole("button", { name: "Regenerate from here" }).click();
  await expect(firstTurn).toContainText("2 of 2");
  await expectSettled(page);
  expect(
    listChatBodies(api)
      .slice(4)
      .map(({ messages }) => messages.length),
  ).toEqual([1, 1]);
  await firstTurn.getByRole("button", { name: "Previous version" }).click();
  await expect(reply(page, "A", 2)).toBeVisible();
});
