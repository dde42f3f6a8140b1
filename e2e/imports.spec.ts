import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { buildZip } from "./fixtures/build-zip.ts";
import { CHATGPT_CHAT } from "./fixtures/data-exports.ts";
import { writeBackupHead, writeBackupLine } from "#core/capsule/backup-line.ts";
import { writeCapsule } from "#core/capsule/write-capsule.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import { exampleConversation, exampleReply, exampleTurn } from "./fixtures/example-conversation.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openConnected, openPage, parameter, promptField, replies, replyText, test } from "./test.ts";

const PICTURE = fileURLToPath(new URL("../public/samples/bar-chart.png", import.meta.url));
const KEY = "sk-pasted-4Qz7Kd92mXwLbTf0Vn";

const buildCurl = (api: ApiServer, prompt: string): string => `curl ${api.origin}/v1/chat/completions \\
  -H "Authorization: Bearer ${KEY}" \\
  -d '{"model": "anthropic/claude-opus-4-5", "system": "Be brief.", "temperature": 0.25, "max_tokens": 64, "stream": true, "messages": [
    {"role": "user", "content": "One"}, {"role": "assistant", "content": "Two"}, {"role": "user", "content": "${prompt}"}]}'`;

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("ControlOrMeta+V");
}

/** Everything that the page keeps in the browser, as one text. */
const readStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("etude");
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(new Error("no database")));
    });
    const names = [...opened.objectStoreNames];
    const stores = names.map(
      (name) =>
        new Promise<unknown>((resolve) => {
          const request = opened.transaction(name).objectStore(name).getAll();
          request.addEventListener("success", () => resolve(request.result));
        }),
    );
    return JSON.stringify([await Promise.all(stores), Object.entries(localStorage), Object.entries(sessionStorage)]);
  });

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("a pasted cURL request is answered after two steps, and its key is neither shown, stored nor sent", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.reset();
  await promptField(page).focus();
  // Step 1.
  await paste(page, buildCurl(api, "Three"));
  const note = page.getByRole("region", { name: "Pasted code" });
  await expect(note).toContainText("This looks like a cURL request: anthropic/claude-opus-4-5, AI/ML API");
  await expect(promptField(page)).toHaveValue(/Bearer ‹key›/);
  await expectAccessible(page);
  // Step 2.
  await note.getByRole("button", { name: "Open and run" }).click();
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  await expect(replyText(replies(page).first())).toHaveText("Two");
  const [sent] = listPosts(api.requests);
  expect(sent?.body).toEqual({
    model: "anthropic/claude-opus-4-5",
    system: "Be brief.",
    messages: [
      { role: "user", content: "One" },
      { role: "assistant", content: "Two" },
      { role: "user", content: "Three" },
    ],
    temperature: 0.25,
    max_tokens: 64,
    stream: true,
  });
  expect(JSON.stringify(sent)).not.toContain(KEY);
  expect(await page.content()).not.toContain(KEY);
  expect(await readStored(page)).not.toContain(KEY);
});

test("the Import dialog shows what is taken, gives a key to its connection only when asked, and connects no server by itself", async ({
  page,
  api,
  mishaps,
}) => {
  // The test server refuses the key in the code.
  mishaps.allowFailedLoads();
  await openConnected(page, api);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("textbox", { name: "Paste code or JSON" }).focus();
  await paste(page, buildCurl(api, "Hello").replace("One", "Earlier"));
  await expect(dialog.getByRole("textbox")).toHaveValue(/Bearer ‹key›/);
  const table = dialog.getByRole("table", { name: "What is taken" });
  await expect(table.getByRole("row", { name: /Model/ })).toContainText("anthropic/claude-opus-4-5");
  await expect(table.getByRole("row", { name: /Parameters/ })).toContainText("temperature, max_tokens, stream");
  await expect(
    dialog.getByRole("checkbox", { name: `Use the key in it for ${new URL(api.origin).host}` }),
  ).not.toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole("checkbox", { name: /^Use the key/ }).check();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(promptField(page)).toHaveValue("Hello");
  await expect(parameter(page, "temperature")).toHaveValue("0.25");
  api.reset();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page).last()).toHaveAttribute("data-status", "failed");
  expect(listPosts(api.requests)[0]?.headers["authorization"]).toBe(`Bearer ${KEY}`);
  // A server without a connection is named, and set only when asked.
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await dialog
    .getByRole("textbox", { name: "Paste code or JSON" })
    .fill(
      `fetch("https://llm.example.com/v1/chat/completions", {method: "POST", body: JSON.stringify({model: "m", messages: [{role: "user", content: "Hi"}]})});`,
    );
  await expect(dialog.getByRole("checkbox", { name: "Connect to llm.example.com" })).not.toBeChecked();
  await expect(dialog).toContainText("no connection has this address");
  await dialog.getByRole("textbox").fill("Just words");
  await expect(dialog.getByRole("alert")).toHaveText("It is none of the formats that Étude can read.");
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toHaveAttribute("aria-disabled", "true");
});

test("a data export dropped as a zip file is chosen from, and its branches and pictures stay after a reload", async ({
  page,
}) => {
  await openPage(page);
  const chats = [CHATGPT_CHAT, { ...CHATGPT_CHAT, title: "Three cats" }, { ...CHATGPT_CHAT, title: "No cats" }];
  const path = test.info().outputPath("export.zip");
  writeFileSync(
    path,
    buildZip([
      { path: "file-AbC1-cat.png", content: readFileSync(PICTURE) },
      { path: "conversations.json", content: JSON.stringify(chats) },
    ]),
  );
  const browser = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await browser.send("Input.dispatchDragEvent", {
      type,
      x: 600,
      y: 300,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog.getByRole("heading", { name: /looks like a data export of ChatGPT/ })).toBeVisible();
  await expect(dialog.getByRole("row", { name: /Conversations/ })).toContainText("3, with 9 turns");
  const list = dialog.getByRole("list", { name: "Conversations to import" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await dialog.getByRole("searchbox").fill("three");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("button", { name: "None" }).click();
  await dialog.getByRole("searchbox").fill("");
  await expect(dialog.getByText("2 chosen")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Import 2" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status")).toHaveText("Imported: 2 conversations.");
  // Undo takes all of them away again, and can be undone itself.
  const imported = page.getByRole("navigation").getByRole("link", { name: "No cats" });
  await expect(imported).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(imported).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Two cats" }).click();
  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  await expect(turn).toContainText("Two cats?");
  await page.reload();
  await expect(turn).toContainText("2 of 2");
  await expect(page.getByText("Two.", { exact: true })).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "No cats" }).click();
  await expect(page.getByRole("navigation").getByText("Three cats")).toHaveCount(0);
});

test("a conversation in a file opens without being stored until it is made one's own, and a backup leads to its restore", async ({
  page,
}) => {
  await openPage(page);
  const conversation = { ...exampleConversation(), title: "From a colleague" };
  const filled = addReplies(addTurn(conversation, exampleTurn("t1", null)), [exampleReply({ status: "done" })]);
  const give = async (name: string, text: string) => {
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
    await page.getByLabel("Files to import").setInputFiles([file]);
  };
  const dialog = page.getByRole("dialog", { name: "Import" });
  await give(
    "tone.etude.json",
    writeCapsule({ conversation: filled, pictures: {}, madeAtMs: Date.now(), redactor: NO_SECRETS }),
  );
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  const bar = page.getByRole("region", { name: "Capsule" });
  await expect(bar).toContainText(/made on .* by Étude/);
  const list = page.getByRole("navigation", { name: "Conversations" });
  await expect(list.getByRole("link", { name: "From a colleague" })).toHaveCount(0);
  await bar.getByRole("button", { name: "Make it mine" }).click();
  await expect(list.getByRole("link", { name: "From a colleague" })).toBeVisible();

  await give("mine.etude-backup.jsonl", `${writeBackupHead(Date.now(), "Étude")}${writeBackupLine({ kind: "end" })}`);
  await expect(dialog).toContainText("mine.etude-backup.jsonl is a backup of Étude.");
  await dialog.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Your data" }).getByRole("status")).toBeVisible();
});
