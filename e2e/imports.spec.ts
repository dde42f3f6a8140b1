import type { Page } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { connect, expect, openPage, parameter, promptField, replies, replyText, test } from "./test.ts";

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
  await openPage(page);
  await connect(page, api);
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
  await openPage(page);
  await connect(page, api);
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
