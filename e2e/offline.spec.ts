import type { Page } from "@playwright/test";
import { REMOVING_WORKER } from "#scripts/vite/offline-worker.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { makeVersions, startHost } from "./offline-versions.ts";
import {
  buildStoredConnection,
  expect,
  openConnected,
  openPage,
  promptField,
  replies,
  replyText,
  runPrompt,
  test,
} from "./test.ts";

test.use({ serviceWorkers: "allow" });

/** Copying some hundred files takes a busy machine as long as the rest of a test. */
const COPY_TIME = { timeout: 45_000 };

const notices = (page: Page) => page.getByRole("region", { name: "Notices" });
const dataDialog = (page: Page) => page.getByRole("dialog", { name: "Your data" });

/** Waits until the copy for use offline is made and serves the page. */
async function waitForCopy(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, COPY_TIME);
}

/** The name of the script with which the open page began. */
const getEntry = (page: Page) =>
  page.evaluate(() => document.querySelector("script[type=module]")?.getAttribute("src"));

const countCaches = (page: Page) => page.evaluate(async () => (await caches.keys()).length);

test("from the first visit on, without a network the page opens, reads, searches, keeps drafts and runs the demo, and a service fails in words; the copy is removed by its checkbox, stays removed, and is made again", async ({
  page,
  context,
  api,
  mishaps,
}) => {
  test.slow();
  mishaps.allowFailedLoads();
  const versions = await makeVersions();
  const host = await startHost(versions.old);
  mishaps.allowOrigin(new URL(host.url).origin);
  await openPage(page, host.url);
  await waitForCopy(page);
  await context.setOffline(true);

  // The page of the first visit loads the rest of its code, and the demo's worker.
  await runPrompt(page, "About the Hárbour lights");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.reload();
  await expect(replyText(replies(page))).not.toBeEmpty();
  await page.getByRole("button", { name: /^New/ }).click();
  await promptField(page).fill("half a thought");
  const search = page.getByRole("searchbox", { name: "Search", exact: true });
  await search.fill("harbour");
  await expect(
    page.getByRole("region", { name: "Search results" }).getByRole("link", { name: /^Turn 1 · Prompt/ }),
  ).toBeVisible();
  await search.press("Escape");
  await page.reload();
  await expect(promptField(page)).toHaveValue("half a thought");

  await page.getByRole("button", { name: "Your data" }).click();
  await expect(dataDialog(page).getByRole("checkbox", { name: /^Keep a copy of Étude/ })).toBeChecked();
  await expect(dataDialog(page)).toContainText(/Étude is copied and opens offline \(\d+(\.\d+)? MB\)\./);
  await expectAccessible(page, "dialog");
  await page.keyboard.press("Escape");

  // An address with a query and a hash, a picture of the start page, and a connected service.
  const [device, tab] = Object.values(
    buildStoredConnection({ ...api, baseUrl: "https://api.aimlapi.com/v1", origin: "https://api.aimlapi.com" }),
  );
  await page.evaluate(
    ([device, tab]) => {
      localStorage.setItem(...device);
      sessionStorage.setItem(...tab);
    },
    [device, tab] as [[string, string], [string, string]],
  );
  mishaps.allowOrigin("https://api.aimlapi.com");
  await openPage(page, `${host.url}?model=claude-opus-4-5&prompt=Hello#/new`);
  await expect(promptField(page)).toHaveValue("Hello");
  await expect
    .poll(() =>
      page
        .getByRole("list", { name: "Things to try" })
        .locator("img")
        .evaluateAll((images: HTMLImageElement[]) => images.every(({ naturalWidth }) => naturalWidth > 0)),
    )
    .toBe(true);
  // The emulation tells a page that it is offline when it begins, and forgets to tell the next one.
  await context.setOffline(false);
  await context.setOffline(true);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page).getByRole("alert")).toContainText("You are offline.");

  await context.setOffline(false);
  const box = dataDialog(page).getByRole("checkbox", { name: /^Keep a copy of Étude/ });
  const countCopies = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length);
  await page.getByRole("button", { name: "Your data" }).click();
  await box.press("Space");
  await expect(dataDialog(page)).toContainText("Off: Étude opens only while its server can be reached.");
  await expect.poll(countCopies).toBe(0);
  await page.reload();
  await page.getByRole("button", { name: "Your data" }).click();
  await expect(box).not.toBeChecked();
  expect(await countCopies()).toBe(0);
  await box.press("Space");
  await expect(dataDialog(page)).toContainText("Étude is copied and opens offline", COPY_TIME);
  await waitForCopy(page);
  host.close();
  versions.remove();
});

test("a new version waits until it is asked for and until no tab writes an answer, and a tab of the old one goes on with its own files", async ({
  page,
  context,
  api,
  mishaps,
}) => {
  test.slow();
  // The host has no server of Étude's own that could be asked for a key.
  mishaps.allowFailedLoads();
  const versions = await makeVersions();
  const host = await startHost(versions.old);
  mishaps.allowOrigin(new URL(host.url).origin);
  try {
    await openConnected(page, api, host.url);
    await waitForCopy(page);
    const oldEntry = await getEntry(page);
    const other = await context.newPage();
    await openPage(other, host.url);
    api.always({ kind: "hang", when: "mid-text" });
    await runPrompt(page, "Slow");
    await expect(replyText(replies(page))).not.toBeEmpty();

    host.serve(versions.next);
    await other.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    for (const tab of [page, other])
      await expect(notices(tab)).toContainText("A new version of Étude is ready.", COPY_TIME);
    await other.reload();
    expect(await getEntry(other)).toBe(oldEntry);
    await notices(other).getByRole("button", { name: "Reload" }).click();
    await expect(notices(other)).toContainText("when the answers that are being written have ended");
    await expect(replies(page)).toHaveAttribute("data-status", "streaming");
    expect(await getEntry(other)).toBe(oldEntry);

    await page.keyboard.press("Escape");
    await expect.poll(() => getEntry(other).catch(() => oldEntry)).not.toBe(oldEntry);
    await expect(replies(page)).toHaveAttribute("data-status", "stopped");
    // The dialog's code was not loaded before, and the server has it no more.
    expect(await getEntry(page)).toBe(oldEntry);
    await page.getByRole("button", { name: "Your data" }).click();
    await expect(dataDialog(page)).toContainText("A new version of Étude is ready.");
    expect(await countCaches(page)).toBe(2);
    await dataDialog(page).getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => getEntry(page).catch(() => oldEntry)).not.toBe(oldEntry);
    await expect(replies(page)).toHaveAttribute("data-status", "stopped");
    await expect.poll(() => countCaches(page)).toBe(1);

    // A version without a service worker removes the one that is there.
    host.answer("etude-offline.js", REMOVING_WORKER);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined))
      .toBe(true);
    await expect.poll(() => countCaches(page)).toBe(0);
  } finally {
    host.close();
    versions.remove();
  }
});
