import { readFileSync, writeFileSync } from "node:fs";
import { expect, openPage, test } from "#e2e/test.ts";
import { recordFigure } from "./record-figure.ts";
import { seedProfile } from "./seed-profile.ts";

// A backup of 1 GB of pictures into a file on the disk: the most memory that the process of the page takes meanwhile,
// beside what it has before.

const PICTURES = { conversations: 10, turns: 20, pictures: 200, pictureBytes: 5_000_000 };

test("a backup of 1 GB of pictures is written", async ({ playwright, launchOptions, baseURL }) => {
  test.setTimeout(900_000);
  // A profile on the disk: one of a test alone keeps everything in memory.
  const context = await playwright.chromium.launchPersistentContext(test.info().outputPath("profile"), {
    ...launchOptions,
    ...(baseURL !== undefined && { baseURL }),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  // The picker cannot be answered: its file is one of the browser's own, which is written to the disk as a chosen one is.
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(suggestedName, { create: true });
      },
    });
  });
  await openPage(page);
  await seedProfile(page, PICTURES);
  await page.reload();
  await page.getByRole("button", { name: "Your data" }).click();
  const dialog = page.getByRole("dialog", { name: "Your data" });
  await expect(dialog.getByRole("row", { name: /^Pictures 200 / })).toBeVisible({ timeout: 120_000 });
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send("SystemInfo.getProcessInfo")) ?? {};
  const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  // From now on the kernel counts the most memory anew.
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, "5");
  const before = Math.max(...pids.map((pid) => readMb(pid, "VmRSS")));
  const sinceMs = performance.now();
  await dialog.getByRole("button", { name: "Back up all" }).click();
  await expect(dialog).toContainText("Last backed up on", { timeout: 600_000 });
  recordFigure("back up 1 GB of pictures", "Étude", [(performance.now() - sinceMs) / 1000], "s");
  const most = Math.max(...pids.map((pid) => readMb(pid, "VmHWM")));
  recordFigure("memory of the page before that backup", "Étude", [before], "MB");
  recordFigure("most memory of the page during that backup", "Étude", [most], "MB");
  const bytes = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    let size = 0;
    for await (const handle of folder.values())
      if (handle instanceof FileSystemFileHandle) size += (await handle.getFile()).size;
    return size;
  });
  expect(bytes).toBeGreaterThan(1_300_000_000);
  await context.close();
});

/** A figure of a process, in megabytes. */
function readMb(pid: number, name: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1000;
}
