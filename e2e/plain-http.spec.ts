import { createServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, openPage, promptField, replies, replyText, runPrompt, test } from "./test.ts";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const chart = fileURLToPath(new URL("../public/samples/bar-chart.png", import.meta.url));
const HOST = "etude.test";
const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

// A name that is no loopback name: a browser trusts such an origin as little as any computer in the network.
const launch = JSON.parse(process.env["ETUDE_LAUNCH"] ?? "{}") as { args?: string[] };
test.use({
  launchOptions: { ...launch, args: [...(launch.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`] },
});

/** Serves the built app as any static host does. */
async function serveDist() {
  const server = createServer((request, response) => {
    const path = join(dist, request.url === "/" ? "index.html" : (request.url ?? "").replace(/[?#].*$/, ""));
    readFile(path).then(
      (body) => response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream").end(body),
      () => response.writeHead(404).end(),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://${HOST}:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test("on a page that another computer serves over plain http, pictures attach and Copy copies, on the page and in a dialog", async ({
  page,
  mishaps,
}) => {
  const host = await serveDist();
  mishaps.allowOrigin(host.url);
  await openPage(page, `${host.url}/`);
  expect(await page.evaluate(() => [isSecureContext, "clipboard" in navigator, crypto.subtle])).toEqual([
    false,
    false,
    undefined,
  ]);
  await page.getByLabel("Image files").setInputFiles(chart);
  await expect(page.getByRole("list", { name: "Attachments" }).getByRole("listitem")).toHaveCount(1);
  await runPrompt(page, "What do you see?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const text = await replyText(replies(page)).innerText();
  await replies(page).hover();
  await replies(page).getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("copied");
  await promptField(page).focus();
  await page.keyboard.press("ControlOrMeta+v");
  const [firstWord = ""] = text.split(/\s+/);
  await expect(promptField(page)).toHaveValue(new RegExp(firstWord.replaceAll(/\W/g, ".")));
  await page.getByRole("button", { name: "Code", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Code" });
  await dialog.getByRole("button", { name: /^Copy code/ }).click();
  await expect(dialog.getByRole("button", { name: /^Copy code/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await promptField(page).fill("");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(promptField(page)).toHaveValue(/curl/);
  // An idle page still loads what it will need.
  await page.close();
  host.close();
});
