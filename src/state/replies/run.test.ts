import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { getShownReply } from "#core/conversation/get-shown-reply.ts";
import { changeSettings } from "#core/conversation/settings.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { loadConversation } from "#io/storage/whole-conversations.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { flushDocuments, autosaveDocuments } from "#state/document/autosave-documents.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { samplesChanged } from "#state/edits/variant-edits.ts";
import { turnVersionShown } from "#state/edits/turn-edits.ts";
import { getLayer } from "#state/layers.ts";
import { regenerateReply, run, sendEditedTurn } from "./run.ts";
import { stopAllReplies } from "./stop-replies.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { connectTo, listReplies, openUnusedConversation, waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";

let server: ApiServer;
let endKeeping = () => {};

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  endKeeping = autosaveDocuments();
  openUnusedConversation();
  connectTo(server);
});

afterEach(async () => {
  endKeeping();
  await server.close();
});

const textOf = (reply: Reply | undefined) => (reply ? getReplyText(reply) : "");
const settled = () =>
  waitUntil(() => listReplies().length > 0 && listReplies().every(({ status }) => isSettled(status)));

async function send(text: string): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
  await settled();
}

test("running a prompt adds a turn and a reply, empties the composer, and stores the turn and the reply", async () => {
  systemPromptChanged("Be terse.");
  await send("Hello there");
  expect(getDraft().text).toBe("");
  expect(getOpen().title).toBe("Hello there");
  const [reply] = listReplies();
  expect(reply).toMatchObject({ status: "done", usage: { outputTokens: expect.any(Number) } });
  expect(textOf(reply)).toContain("Hello there");
  expect(server.requests.at(-1)?.body).toEqual({
    model: "anthropic/claude-opus-4-5",
    system: "Be terse.",
    messages: [{ role: "user", content: "Hello there" }],
    max_tokens: 4096,
    stream: true,
  });
  expect(server.requests.flatMap(({ violations }) => violations)).toEqual([]);
  await flushDocuments();
  const stored = await loadConversation(getOpen().id);
  expect([stored?.turns.length, stored?.replies.length]).toEqual([1, 1]);
});

test("running with an empty composer repeats the last turn with the new setting, and both replies stay", async () => {
  await send("Say something");
  const { variants } = getOpen();
  parameterChanged(variants[0]?.id ?? "", "temperature", 0.3);
  expect(await run()).toBeNull();
  await waitUntil(() => listReplies().length === 2 && listReplies().every(({ status }) => status === "done"));
  expect(server.requests.map(({ body }) => (body as { temperature?: number }).temperature)).toEqual([undefined, 0.3]);
  expect(listReplies().map(textOf).filter(Boolean)).toHaveLength(2);
});

test("run returns a reason and sends nothing when there is no prompt", async () => {
  draftReplaced({ text: "", attachments: [] });
  expect(await run()).toMatch(/Write a prompt first/);
  draftReplaced({ text: "  ", attachments: [] });
  expect(await run()).toMatch(/only white space/);
  expect(server.requests).toHaveLength(0);
});

test("a value out of bounds blocks the run with its parameter named, and the draft stays", async () => {
  draftReplaced({ text: "Hello", attachments: [] });
  parameterChanged(getOpen().variants[0]?.id ?? "", "temperature", 3);
  expect(await run()).toMatch(/temperature: at most 1/);
  expect(getDraft().text).toBe("Hello");
  expect(server.requests).toHaveLength(0);
});

test("a missing key opens the connections, sends nothing and keeps the draft", async () => {
  connectTo(server, "");
  draftReplaced({ text: "Hello", attachments: [] });
  expect(await run()).toMatch(/needs an API key/);
  expect(getLayer()?.kind).toBe("connections");
  expect(getDraft().text).toBe("Hello");
  expect(server.requests).toHaveLength(0);
});

test("a key goes to the address it was saved with and to no other", async () => {
  const other = await startApiServer({ paceMs: 0 });
  saveConnection(
    { id: "custom", presetId: "custom", baseUrl: other.baseUrl, wire: "chat-completions" },
    { key: "", remembered: false },
  );
  openConversationChanged((before) =>
    changeSettings(before, before.variants[0]?.id ?? "", { modelId: "anthropic/claude-opus-4-5" }),
  );
  draftReplaced({ text: "Hello", attachments: [] });
  await run();
  await settled();
  expect(other.requests.at(-1)?.headers["authorization"]).toBeUndefined();
  expect(listReplies().at(-1)?.failure?.kind).toBe("key-refused");
  expect(parseOrigin(other.baseUrl)).not.toBe(parseOrigin(server.baseUrl));
  await other.close();
});

test("several variants each get their own request and their own reply", async () => {
  openConversationChanged((before) => ({
    ...before,
    variants: [...before.variants, { id: "b", overrides: { parameters: { temperature: 0.9, stream: true } } }],
  }));
  await send("Compare");
  expect(listReplies()).toHaveLength(2);
  const bodies = server.requests.map(({ body }) => body as { temperature?: number });
  expect(bodies.map(({ temperature }) => temperature)).toEqual([undefined, 0.9]);
});

test("an edited turn becomes a new version, and the branch of the old version opens again with its answer", async () => {
  await send("First wording");
  const [turn] = Object.values(getOpen().turns);
  if (!turn) throw new Error("no turn");
  expect(await sendEditedTurn(turn, "Second wording")).toBeNull();
  await waitUntil(() => listReplies().length === 2 && listReplies().every(({ status }) => status === "done"));
  expect(Object.keys(getOpen().turns)).toHaveLength(2);
  turnVersionShown(turn.id);
  const shown = getShownReply(getOpen(), {
    turnId: getOpen().view.leafTurnId ?? "",
    variantId: getOpen().variants[0]?.id ?? "",
  });
  expect(textOf(shown)).toContain("First wording");
});

test("regenerating keeps the first reply and sends the same thread", async () => {
  await send("Hello");
  const [first] = listReplies();
  if (!first) throw new Error("no reply");
  await regenerateReply(first);
  await waitUntil(() => listReplies().length === 2 && listReplies().every(({ status }) => status === "done"));
  const [one, two] = server.requests.map(({ body }) => body);
  expect(two).toEqual(one);
});

test("two runs started at once send one request, and a reply still being regenerated is not sent as history", async () => {
  draftReplaced({ text: "Once", attachments: [] });
  expect(await Promise.all([run(), run()])).toEqual([null, null]);
  await settled();
  expect(server.requests).toHaveLength(1);
  const [first] = listReplies();
  if (!first) throw new Error("no reply");
  server.next({ kind: "hang", when: "mid-text" });
  await regenerateReply(first);
  await waitUntil(() => listReplies().some(({ parts, status }) => status === "streaming" && parts.length > 0));
  const turn = getOpen().turns[first.turnId];
  openConversationChanged((before) => ({ ...before, title: "x" }));
  draftReplaced({ text: "Next", attachments: [] });
  await run();
  await waitUntil(() => server.requests.length === 3);
  expect(turn).toBeDefined();
  expect(server.requests.at(-1)?.body).toMatchObject({
    messages: [{ content: "Once" }, { role: "assistant", content: textOf(first) }, { content: "Next" }],
  });
  stopAllReplies(getOpen().id);
});

test("a large run that is confirmed after the conversation changed keeps the change and sends it", async () => {
  await send("Hello");
  const [variant] = getOpen().variants;
  samplesChanged(variant?.id ?? "", 51);
  draftReplaced({ text: "Many", attachments: [] });
  const running = run();
  await waitFor(() => expect(getLayer()?.kind).toBe("confirm-run"));
  // As another tab's turn that is loaded meanwhile.
  const added = exampleTurn("added", getOpen().view.leafTurnId);
  openConversationChanged((before) => addTurn(before, added));
  systemPromptChanged("Be terse.");
  const layer = getLayer();
  if (layer?.kind !== "confirm-run") throw new Error("nothing to confirm");
  layer.confirm();
  expect(await running).toBeNull();
  const turns = Object.values(getOpen().turns);
  expect(turns.map(({ id }) => id)).toContain("added");
  expect(turns.at(-1)).toMatchObject({ parentId: "added", parts: [{ text: "Many" }] });
  await settled();
  expect(server.requests).toHaveLength(52);
  expect(server.requests.at(-1)?.body).toMatchObject({ system: "Be terse." });
});

test("a refused key that the service repeats in its message is not stored in the conversation", async () => {
  connectTo(server, "sk-repeat-me");
  server.always({ kind: "status", status: 401, body: { message: "Bad key: Bearer sk-repeat-me!" } });
  draftReplaced({ text: "Hello", attachments: [] });
  await run();
  await settled();
  expect(listReplies()[0]?.failure?.kind).toBe("key-refused");
  expect(JSON.stringify(getOpen())).not.toContain("sk-repeat-me");
});
