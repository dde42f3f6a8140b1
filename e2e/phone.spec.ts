import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { buildCitedStream } from "./api-server/build-cited-stream.ts";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { listViolations } from "./expect-accessible.ts";
import { createReport } from "./fixtures/example-pdf.ts";
import { listPhoneFaults } from "./list-phone-faults.ts";
import { attachTiles, attachments } from "./pictures.ts";
import { expect, promptField, runPrompt, test } from "./test.ts";

const NOTES = "Harbour notes. The lease ends on 3 May.";
const QUOTED = "The lease ends on 3 May.";

/** The ways to open the layers, each from the page without a layer; a text says why one is not walked. */
const LAYERS: Record<string, string | ((page: Page) => Promise<unknown>)> = {
  "add-image": press("More ways to add an image"),
  "add-rows": act("Add rows"),
  "answer-schema": act("Schema of the answer…"),
  batch: act("Cheaper: run as batch"),
  blind: act("Compare blind"),
  changes: act("What changed since…"),
  checks: act("Add check"),
  clear: act("Clear everything"),
  code: act("Show as code"),
  "compare-images": press("Compare images"),
  "confirm-run": "a sentence and two buttons, which a run of more than fifty answers opens",
  connections: act("Connections"),
  data: act("Your data"),
  differences: async (page) => {
    await act("Differences of the answers")(page);
    await act("Table of differences")(page);
  },
  document: press("Options of notes.md"),
  "earlier-system-prompts": act("Earlier system prompts"),
  edit: press(/^Edit a\.png/),
  events: act("Raw stream of this answer"),
  export: act("Export this conversation"),
  gallery: "walked by gallery.spec.ts",
  image: (page) =>
    page
      .getByRole("article", { name: /^Turn 1/ })
      .getByRole("button", { name: /^Enlarge|^Open|^Show/ })
      .first()
      .tap(),
  import: act("Import conversations, prompts or code"),
  mark: act("Mark this answer by hand"),
  mocks: act("Mocks of tools"),
  models: act("List of models"),
  navigation: press("Show conversations"),
  numbers: act("Numbers"),
  pages: press("Pages of report.pdf"),
  palette: (page) => page.keyboard.press("ControlOrMeta+k"),
  parameters: press("Parameters"),
  passage: "walked by documents.spec.ts and text-documents.spec.ts",
  prompt: "walked by library.spec.ts",
  reply: act("Show this answer in full screen"),
  request: act("Edit and send"),
  row: "walked by rows-table.spec.ts",
  "row-sizes": "a table of two columns as in differences; its pictures take a run",
  "save-prompt": act("Save prompt"),
  "saved-settings": act("Saved settings"),
  shortcuts: act("Keyboard shortcuts"),
  stage: "walked by stage.spec.ts",
  tools: act("Edit tools…"),
  unlock: "walked by encrypted-keys.spec.ts",
};

function press(name: string | RegExp) {
  return (page: Page) =>
    page
      .getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) })
      .first()
      .tap();
}

/** Opens a layer by its row of the action table. */
function act(label: string) {
  return async (page: Page) => {
    await page.keyboard.press("ControlOrMeta+k");
    const palette = page.getByRole("dialog", { name: "Command palette" });
    await palette.getByRole("combobox", { name: "Command" }).fill(label);
    await palette.getByRole("option", { name: label }).first().tap();
    await expect(palette).toBeHidden();
  };
}

/** Opens the page on a phone, connected to the test server as Anthropic, with an answered turn of two columns. */
async function openAnswered(page: Page, api: ApiServer): Promise<void> {
  api.models = "anthropic";
  api.extraHeaders = ["x-api-key", "anthropic-version", "anthropic-dangerous-direct-browser-access"];
  await page.addInitScript(
    ({ baseUrl, origin }) => {
      if (!location.protocol.startsWith("http") || localStorage.getItem("etude:connections") !== null) return;
      const connections = { anthropic: { id: "anthropic", presetId: "anthropic", baseUrl, wire: "messages" } };
      localStorage.setItem("etude:connections", JSON.stringify({ connections, lastUsedId: "anthropic", models: {} }));
      const slot = { key: "test-key", origin, headers: {}, savedAtMs: Date.now() };
      sessionStorage.setItem("etude:key:anthropic", JSON.stringify(slot));
    },
    { baseUrl: api.baseUrl, origin: api.origin },
  );
  await page.goto("./");
  await expect(promptField(page)).toBeVisible();
  const place = { type: "char_location", document_index: 0, document_title: "notes.md" };
  const start = NOTES.indexOf(QUOTED);
  const citation = { ...place, cited_text: QUOTED, start_char_index: start, end_char_index: start + QUOTED.length };
  api.always(buildCitedStream("It ends on 3 May.", [citation]));
  await attachTiles(page, { "a.png": [300, 200] });
  await attachNotes(page);
  await attachments(page).getByRole("checkbox", { name: "Cite passages" }).check();
  await act("Add variant")(page);
  await runPrompt(page, "When does the lease end?");
  await expect(page.locator("article[data-status=done]").first()).toBeVisible();
  await attachTiles(page, { "a.png": [300, 200], "b.png": [200, 300] });
  await attachNotes(page);
  await attachments(page).getByRole("checkbox", { name: "Cite passages" }).check();
  const buffer = Buffer.from(await createReport({ pages: 2 }));
  await page.getByLabel("Image files").setInputFiles([{ name: "report.pdf", mimeType: "application/pdf", buffer }]);
  await expect(page.getByRole("button", { name: "Pages of report.pdf" })).toBeVisible();
  await promptField(page).fill("And then?");
}

async function attachNotes(page: Page): Promise<void> {
  await page
    .getByLabel("Image files")
    .setInputFiles([{ name: "notes.md", mimeType: "text/markdown", buffer: Buffer.from(NOTES) }]);
  await expect(page.getByRole("button", { name: "Options of notes.md" })).toBeVisible();
}

/** The faults that axe finds in the open layer, of which in the dark theme only those of colours. */
async function listAxeFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await listViolations(page, "dialog[open]", ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return [...dark, ...(await listViolations(page, "dialog[open]"))].map((fault) => `axe ${fault}`);
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("every layer fits, has targets of 44 pixels and fields that do not zoom, and no fault for axe", async ({
    page,
    api,
    mishaps,
  }) => {
    test.setTimeout(600_000);
    page.setDefaultTimeout(8000);
    const source = readFileSync(new URL("../src/state/layers.ts", import.meta.url), "utf8");
    const kinds = new Set(Array.from(source.matchAll(/\{ kind: "([a-z-]+)"/g), ([, kind = ""]) => kind));
    const faults: Record<string, string[]> = {};
    const missing = [...kinds].filter((kind) => !(kind in LAYERS));
    if (missing.length > 0) faults["not walked"] = missing;
    mishaps.allowFailedLoads();
    await openAnswered(page, api);
    const ofPage = await listPhoneFaults(page);
    if (ofPage.length > 0) faults["page"] = ofPage;
    for (const [kind, open] of Object.entries(LAYERS)) {
      if (typeof open !== "function") continue;
      try {
        await open(page);
        await expect(page.locator("dialog[open]")).toBeVisible({ timeout: 5000 });
        await expect(page.locator("dialog[open] [aria-busy=true]")).toHaveCount(0, { timeout: 5000 });
        const found = [...(await listPhoneFaults(page)), ...(await listAxeFaults(page))];
        if (found.length > 0) faults[kind] = found;
      } catch (error) {
        faults[kind] = [`not opened: ${String(error).slice(0, 300)}`];
      }
      for (let index = 0; index < 4 && (await page.locator("dialog[open]").count()) > 0; index += 1) {
        await page.keyboard.press("Escape");
        const discard: Locator = page.getByRole("button", { name: "Discard" });
        if (await discard.isVisible()) await discard.tap();
      }
    }
    expect(faults).toEqual({});
  });
});
