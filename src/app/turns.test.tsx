import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import {
  click,
  expectSettled,
  expectText,
  fill,
  findByRole,
  getByRole,
  getPrompt,
  getReply,
  getText,
  getTurn,
  listByRole,
  listReplies,
  press,
  reloadApp,
  runPrompt,
} from "#e2e/fixtures/show-app.tsx";
import { serveApp } from "#e2e/fixtures/serve-app.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { listPosts } from "#e2e/list-posts.ts";

const server = await serveApp();

const answer = (text: string) => ({ kind: "answer" as const, text });
const getEditField = (number: number) => getByRole("textbox", `Edit turn ${number}`) as HTMLTextAreaElement;

test("each request contains the thread so far, and editing a turn leaves the old branch reachable", async () => {
  server.next(answer("First answer"), answer("Second answer"), answer("Other answer"));
  await runPrompt("First");
  await expectSettled(1);
  await runPrompt("Second");
  await expectSettled(2);
  expect(listPosts(server.requests).at(-1)?.body).toMatchObject({
    messages: [
      { role: "user", content: "First" },
      { role: "assistant", content: "First answer" },
      { role: "user", content: "Second" },
    ],
  });
  await click("button", "Edit", getTurn(1));
  await fill("textbox", "Edit turn 1", "First, reworded");
  press("Ctrl+Enter");
  await expectSettled(1);
  expect(getText(getReply("A"))).toBe("Other answer");
  expect(listByRole("article", "Turn 2")).toEqual([]);
  await click("button", "Previous version", getTurn(1));
  await waitFor(() => expect(getText(getReply("A", 2))).toBe("Second answer"));
});

test("regenerating keeps the first reply, and the next turn builds on the chosen reply and folds the other", async () => {
  server.next(answer("Answer one"), answer("Answer two"));
  await runPrompt("Twice");
  await expectSettled(1);
  await click("button", "Regenerate", getReply("A"));
  await expectSettled(2);
  expect(listReplies("A", 1).map(getText)).toEqual(["Answer one", "Answer two"]);
  await click("button", "Sample 1 of 2");
  await runPrompt("Go on");
  await findByRole("article", "Reply A, turn 2");
  await waitFor(() => expect(getReply("A", 2).dataset["status"]).toBe("done"));
  expect(listPosts(server.requests).at(-1)?.body).toMatchObject({
    messages: [{}, { role: "assistant", content: "Answer one" }, {}],
  });
  await findByRole("button", "Show all", getByRole("article", "Reply A, turn 1, sample 2 of 2"));
});

test("a reply can be rewritten and deleted, and deleting can be undone", async () => {
  server.next(answer("Some **bold** answer"));
  await runPrompt("Say it");
  await expectSettled(1);
  await click("button", "Edit", getReply("A"));
  await fill("textbox", "Edit reply A", "My own words");
  await click("button", "Save as a written reply");
  await expectSettled(2);
  expect(listReplies("A", 1).map(getText)).toEqual(["Some bold answer", "My own words"]);
  await click("button", "Delete", listReplies("A", 1)[1]);
  await expectSettled(1);
  await click("button", "Undo");
  await waitFor(() => expect(listReplies("A", 1).map(getText)).toEqual(["Some bold answer", "My own words"]));
});

test("the edited text of a turn survives a reload, Escape and Cancel discard the edit, and ArrowUp in an empty composer begins one", async () => {
  await runPrompt("What is a token?");
  await expectSettled(1);
  getPrompt().focus();
  press("ArrowUp");
  await waitFor(() => expect(document.activeElement).toBe(getEditField(1)));
  await fill("textbox", "Edit turn 1", "A long rewording");
  await reloadApp();
  await click("button", "Edit", await waitFor(() => getTurn(1)));
  await waitFor(() => expect(getEditField(1).value).toBe("A long rewording"));
  await click("button", "Cancel");
  await click("button", "Edit", getTurn(1));
  await waitFor(() => expect(getEditField(1).value).toBe("What is a token?"));
  getEditField(1).focus();
  press("Escape");
  await waitFor(() => expect(listByRole("textbox", "Edit turn 1")).toEqual([]));
  getPrompt().focus();
  press("ArrowUp");
  await fill("textbox", "Edit turn 1", "What is a prompt?");
  press("Ctrl+Enter");
  await expectText(() => getTurn(1), "2 of 2");
  expect(getTurn(1).textContent).toContain("What is a prompt?");
  await waitFor(() => expect(listPosts(server.requests)).toHaveLength(2));
});

test("an answer continues to stream while another conversation is open", async () => {
  server.next({ ...answer("one two three four five six seven eight nine ten"), paceMs: 30 });
  await runPrompt("Count");
  await expectText(() => getReply("A"), "one");
  await click("button", "New conversation");
  await waitFor(() => expect(listReplies()).toEqual([]));
  await listPosts(server.requests)[0]?.ended;
  await click("link", "Count", getByRole("navigation", "Conversations"));
  await expectSettled(1);
  expect(getText(getReply("A"))).toBe("one two three four five six seven eight nine ten");
});

test("deleting the only conversation opens a new one, which is listed and survives a reload with its reply", async () => {
  await runPrompt("The only one");
  await expectSettled(1);
  const list = () => getByRole("navigation", "Conversations");
  await findByRole("link", "The only one", list());
  await click("button", "Delete The only one", list());
  await waitFor(() => expect(listReplies()).toEqual([]));
  await runPrompt("Written afterwards");
  await expectSettled(1);
  await findByRole("link", "Written afterwards", list());
  await reloadApp();
  expect(getTurn(1).textContent).toContain("Written afterwards");
  await expectSettled(1);
});

test("the page has one live region, which announces a finished reply", async () => {
  expect(listByRole("status")).toHaveLength(1);
  await runPrompt("What is a token?");
  await waitFor(() => expect(getByRole("status").textContent).toBe("Reply A, turn 1: finished."));
});
