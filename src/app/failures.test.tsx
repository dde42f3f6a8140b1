import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { BROKEN_OFF, ENVELOPES, ODD_RESPONSES, createStatusRows } from "#e2e/fixtures/failure-rows.ts";
import type { FailureRow } from "#e2e/fixtures/failure-rows.ts";
import {
  click,
  expectSettled,
  expectText,
  fill,
  findByRole,
  getByRole,
  getParameter,
  getPrompt,
  getReply,
  getText,
  listByRole,
  listReplies,
  press,
  reloadApp,
  runPrompt,
  setParameter,
  showApp,
} from "#e2e/fixtures/show-app.tsx";
import { serveApp } from "#e2e/fixtures/serve-app.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { listPosts } from "#e2e/list-posts.ts";
import { saveConnection } from "#state/edits/save-connection.ts";

const server = await serveApp();

const BUTTON_ROWS = [
  ...new Map(
    [...Object.values(ENVELOPES).flatMap(createStatusRows), ...ODD_RESPONSES].map((row) => [row.button, row]),
  ).values(),
];

/** Runs a prompt that fails as the row says, and presses the button of its explanation. Returns the prompt. */
async function failAndPress(row: FailureRow): Promise<string> {
  const prompt = `Will “${row.name}” be told?`;
  server.always(row.scenario);
  await runPrompt(prompt);
  await waitFor(() => expect(getReply("A").dataset["status"]).toBe(row.endsAs ?? "failed"));
  const container = row.endsAs === "interrupted" ? getReply("A") : getByRole("alert", undefined, getReply("A"));
  await expectText(() => container, row.expectedCause);
  expect(container.textContent).not.toContain("test-key");
  expect(container.textContent).toContain(row.quotes ?? "");
  server.always({ kind: "answer", text: "Well again." });
  // A reply's head has some of the same buttons, as icons.
  const button = listByRole("button", row.button, container).at(-1);
  if (!button) throw new Error(`no button ${row.button}`);
  button.click();
  return prompt;
}

test.each(BUTTON_ROWS)("“$button” of an explained failure does its work, and the prompt stays", async (row) => {
  const prompt = await failAndPress(row);
  expect(getByRole("article", "Turn 1").textContent).toContain(prompt);
  await waitFor(() => expect(readOutcome(row.button)).toBe(row.button));
});

/** The name of a button whose work can be seen; for most of them another answer stands beside the failed one. */
function readOutcome(button: string): string | undefined {
  if (listByRole("dialog", "Connections").length > 0) return "Open Connections";
  if (document.activeElement === getByRole("combobox", "Model")) return "Choose another model";
  const [again] = listByRole("article", /sample 2 of 2/);
  return again?.dataset["status"] === "done" && getText(again).includes("Well again.") ? button : undefined;
}

// A connection that breaks is in reply-end.test.tsx, with the network of the process itself.
test.each(BROKEN_OFF.filter(({ scenario }) => scenario.kind !== "reset" && !("cutAtByte" in scenario)))(
  "$name keeps the text, is not retried automatically, and “$button” gives another answer",
  async (row) => {
    const prompt = await failAndPress(row);
    const [first] = listReplies("A", 1);
    expect(first && getText(first)).not.toBe("");
    await expectSettled(2);
    expect(listReplies("A", 1).map(({ dataset }) => dataset["status"])).toEqual([row.endsAs ?? "failed", "done"]);
    expect(getByRole("article", "Turn 1").textContent).toContain(prompt);
    const sent = listPosts(server.requests);
    expect(sent).toHaveLength(2);
    expect(sent.flatMap(({ violations }) => violations)).toEqual([]);
  },
);

test("a wrong key is reported with a button to Connections, and the same turn runs once the key is corrected", async () => {
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" },
    { key: "sk-wrong", remembered: false },
  );
  await runPrompt("Hello");
  const alert = await findByRole("alert");
  expect(alert.textContent).toContain("The key was not accepted");
  expect(alert.textContent).not.toContain("sk-wrong");
  await click("button", "Open Connections", alert);
  await fill("textbox", "API key", "test-key");
  await click("button", "Save");
  await waitFor(() => expect(listByRole("dialog")).toEqual([]));
  getPrompt().focus();
  press("Ctrl+Enter");
  await expectSettled(2);
  expect(listReplies("A", 1).map(({ dataset }) => dataset["status"])).toEqual(["failed", "done"]);
});

test("a value refused by the service is marked in its column with the service's message until changed or a run succeeds", async () => {
  const field = () => getByRole("textbox", "temperature");
  const REFUSAL = "Rejected by the service: temperature: Input should be less than or equal to 0.4";
  /** The description of a value that is marked as invalid. */
  const expectRefusal = (text: string) =>
    waitFor(() => {
      const described = (field().getAttribute("aria-describedby") ?? "").split(" ");
      const description = described.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      expect(field().getAttribute("aria-invalid")).toBe(String(text !== ""));
      expect(description).toContain(text);
    });
  await setParameter("temperature", "0.5");
  await click("button", "Add variant");
  await findByRole("region", "Variant B");
  await setParameter("temperature", "0.1");
  server.always({
    kind: "status",
    status: 400,
    body: { message: "Body validation error\ntemperature: Input should be less than or equal to 0.4" },
  });
  await runPrompt("Hello");
  await expectSettled(2);
  await click("button", "Go to temperature", getReply("A"));
  await waitFor(() => expect(document.activeElement).toBe(field()));
  expect(getParameter("temperature")).toBe("0.5");
  await expectRefusal(REFUSAL);
  await reloadApp();
  await click("combobox", "Model", getByRole("region", "Variant A"));
  await expectRefusal(REFUSAL);
  await setParameter("temperature", "0.4");
  await expectRefusal("");
  await setParameter("temperature", "0.5");
  await expectRefusal(REFUSAL);
  server.always({ kind: "answer", text: "Well again." });
  getPrompt().focus();
  press("Ctrl+Enter");
  await expectRefusal("");
});

test("an unavailable model is not replaced automatically; the nearest models are offered with the settings they drop", async () => {
  const model = () => (getByRole("combobox", "Model") as HTMLInputElement).value;
  await fill("combobox", "Model", "anthropic/claude-opus-4-4");
  await setParameter("temperature", "0.4");
  await runPrompt("Hello");
  const alert = await findByRole("alert");
  expect(alert.textContent).toContain("does not offer the model “anthropic/claude-opus-4-4”");
  const list = await findByRole("list", "Nearest models", alert);
  await expectText(() => list, /Use Claude Opus 4.8.*keeps max_tokens, stream; does not take temperature/);
  const nearest = listByRole("listitem", undefined, list);
  expect(nearest).toHaveLength(2);
  expect(listByRole("button", "Try the successor anthropic/claude-opus-4-8", alert)).toHaveLength(1);
  expect(model()).toBe("anthropic/claude-opus-4-4");
  await click("button", undefined, nearest[0]);
  await expectSettled(2);
  expect(model()).toBe("anthropic/claude-opus-4-8");
  expect(listPosts(server.requests).at(-1)).toMatchObject({
    violations: [],
    body: { model: "anthropic/claude-opus-4-8", max_tokens: 4096 },
  });
});

test("the connection test reports the request it sent and the cause of a failure", async () => {
  await showApp();
  const other = await startApiServer({ paceMs: 0 });
  await click("button", "Connections");
  const dialog = await findByRole("dialog", "Connections");
  await fill("combobox", "Service", "AI/ML API", dialog);
  await fill("textbox", "Base URL", other.baseUrl, dialog);
  await fill("textbox", "API key", "sk-wrong", dialog);
  await click("button", "Test connection", dialog);
  await expectText(() => dialog, "The key was not accepted");
  await expectText(() => dialog, `Tried: POST ${other.baseUrl}/chat/completions, model anthropic/claude-opus-4-5`);
  await other.close();
  await click("button", "Test connection", dialog);
  await waitFor(() => expect(dialog.textContent).toContain(`${new URL(other.origin).host} cannot be reached`));
});
