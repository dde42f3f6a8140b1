// @ts-check
import assert from "node:assert/strict";
import { waitUntil } from "./processes.mjs";
import { KEYS } from "./session.mjs";

/** @typedef {ReturnType<typeof import("./session.mjs").createSession>} Session */

/** @param {Session} page @param {number} count */
const waitForReplies = (page, count) =>
  waitUntil(`${count} finished answers`, async () => {
    const replies = await page.findAll("article", "Reply ");
    const states = await Promise.all(replies.map((reply) => page.run("return arguments[0].dataset.status", reply)));
    const failure = states.indexOf("failed");
    if (failure >= 0) throw new Error(await page.readText(/** @type {any} */ (replies[failure])));
    return states.filter((state) => state === "done").length === count ? replies : undefined;
  });

/** @param {Session} page @param {string} letter */
const readReply = async (page, letter) =>
  page.run(
    "return arguments[0].querySelector('[data-part=text]').innerText",
    await page.find("article", `Reply ${letter}`),
  );

/** @param {Session} page */
const startConversation = async (page) => {
  await page.click(await page.find("button", "New"));
  await waitUntil("an empty page", async () => (await page.findAll("article")).length === 0);
};

/**
 * What a person does first with Étude, told once for every engine: what is done, and what is to be seen.
 * @type {Record<string, (page: Session, files: { picture: string }) => Promise<void>>}
 */
export const STORIES = {
  "a first prompt is run and its answer is there after a reload": async (page) => {
    await page.type(await page.find("textbox", "Prompt"), "What is a token?");
    await page.click(await page.find("button", "Run"));
    await waitForReplies(page, 1);
    const text = await readReply(page, "A");
    assert.ok(text.length > 50, `the answer is short: ${text}`);
    await page.reload();
    await waitForReplies(page, 1);
    assert.equal(await readReply(page, "A"), text);
  },
  "two settings are compared side by side": async (page) => {
    await startConversation(page);
    await page.type(await page.find("textbox", "temperature"), "0, 1");
    await page.type(await page.find("textbox", "Prompt"), "Say something.");
    await page.press(KEYS.Control, KEYS.Enter);
    await waitForReplies(page, 2);
    assert.match(await page.readText(await page.find("region", "Variant A")), /T 0/);
    assert.match(await page.readText(await page.find("region", "Variant B")), /T 1/);
    assert.notEqual(await readReply(page, "A"), await readReply(page, "B"));
  },
  "a picture is attached, asked about and shown": async (page, { picture }) => {
    await startConversation(page);
    await page.pick(await page.find("file", "Image files"), picture);
    const list = await page.find("list", "Attachments");
    await page.find("button", "Remove", list);
    await page.type(await page.find("textbox", "Prompt"), "What do you see?");
    await page.press(KEYS.Control, KEYS.Enter);
    await waitForReplies(page, 1);
    assert.match(await readReply(page, "A"), /pixels|picture|image/i);
    // By keyboard, since the heads that stay on top may cover the picture.
    await page.run("arguments[0].focus()", await page.find("button", "Enlarge"));
    await page.press(KEYS.Enter);
    const dialog = await page.find("dialog");
    await waitUntil("the picture", () =>
      page.run("return [...arguments[0].querySelectorAll('img')].some((img) => img.naturalWidth > 100)", dialog),
    );
    await page.press(KEYS.Escape);
    await waitUntil("the dialog to close", async () => (await page.findAll("dialog")).length === 0);
  },
  "a press beside a dialog closes it, and a typed key keeps it": async (page) => {
    await page.click(await page.find("button", "Connections"));
    const box = await page.run("return arguments[0].getBoundingClientRect()", await page.find("dialog", "Connections"));
    assert.ok(box.height > 150 && box.width > 300, `the dialog is ${box.width}×${box.height} pixels`);
    await page.pressAt(3, 3);
    await waitUntil("the dialog to close", async () => (await page.findAll("dialog")).length === 0);
    await page.click(await page.find("button", "Connections"));
    const dialog = await page.find("dialog", "Connections");
    await page.run(
      "const [select] = arguments; select.value = [...select.options].find((option) => option.text === 'OpenAI').value; select.dispatchEvent(new Event('change', { bubbles: true }))",
      await page.find("combobox", "Service", dialog),
    );
    await page.type(await page.find("textbox", "API key", dialog), "sk-typed");
    await page.pressAt(3, 3);
    await page.press(KEYS.Escape);
    assert.equal(await page.run("return arguments[0].value", await page.find("textbox", "API key")), "sk-typed");
  },
};
