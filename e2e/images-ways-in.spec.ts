import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { drawBlankPng } from "./draw-blank-png.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { attachments } from "./pictures.ts";
import { runPrompt, expect, openPage, promptField, replies, test, openConnected } from "./test.ts";
import { drawTiles, decodePicture, parsePictures } from "./received-pictures.ts";

const launch = JSON.parse(process.env["ETUDE_LAUNCH"] ?? "{}") as { args?: string[] };
const fakeDeviceArgs = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
test.use({ launchOptions: { ...launch, args: [...(launch.args ?? []), ...fakeDeviceArgs] } });

const dialog = (page: Page) => page.getByRole("dialog", { name: "Add an image" });

/** Another server with pictures: `/free.png` may be read by any page, `/own.png` may not. */
async function startPictureServer(png: Buffer) {
  const server = createServer((request, response) => {
    if (request.url === "/free.png") response.setHeader("Access-Control-Allow-Origin", "*");
    if (request.url === "/page.html") response.setHeader("Access-Control-Allow-Origin", "*");
    // It takes the call and says nothing.
    if (request.url === "/never.png") return;
    if (request.url === "/gone.png") {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.statusCode = 404;
    }
    response.end(request.url === "/page.html" ? "<!doctype html><title>No picture</title>" : png);
  }).listen(0, "localhost");
  await once(server, "listening");
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Gives an address as a person does. */
async function submitAddress(page: Page, address: string): Promise<void> {
  await page.getByRole("button", { name: "More ways to add an image" }).click();
  await page.getByRole("textbox", { name: "Address of an image" }).fill(address);
  await page.keyboard.press("Enter");
}

test("a picture is attached from its address; each problem with an address has its own message and leaves the draft; a silent server can be cancelled", async ({
  page,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  await openPage(page);
  const server = await startPictureServer(await drawTiles(page, 200, 100));
  mishaps.allowOrigin(server.origin);
  mishaps.allowOrigin("http://localhost:1");
  await submitAddress(page, `${server.origin}/free.png`);
  await expect(attachments(page)).toContainText("200×100");
  await expect(promptField(page)).toBeFocused();
  await submitAddress(page, `${server.origin}/page.html`);
  await expect(page.getByRole("alert")).toContainText("“page.html” cannot be sent: the file is ");
  await promptField(page).fill("What is it?");
  const discard = async () => {
    await page.keyboard.press("Escape");
    await dialog(page).getByRole("button", { name: "Discard" }).click();
    await expect(dialog(page)).toBeHidden();
  };
  for (const [address, sentence] of [
    ["not an address", /not the address of an image/],
    ["http://example.com/a.png", /only from https addresses/],
    [`${server.origin}/own.png`, /does not let other pages read its images/],
    [`${server.origin}/gone.png`, /status 404: there is nothing at this address/],
    ["http://localhost:1/nobody.png", /could not be reached/],
  ] as const) {
    await submitAddress(page, address);
    await expect(dialog(page).getByRole("alert")).toHaveText(sentence);
    await discard();
  }
  await submitAddress(page, `${server.origin}/never.png`);
  await expect(dialog(page)).toContainText("Waiting for the server (at most 20 seconds).");
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText(
    `You stopped waiting for ${new URL(server.origin).host}. Nothing was attached.`,
  );
  await page.keyboard.press("Enter");
  await discard();
  server.close();

  const vast = await startPictureServer(drawBlankPng(20_000, 10_000));
  mishaps.allowOrigin(vast.origin);
  await submitAddress(page, `${vast.origin}/free.png`);
  await expect(page.getByRole("alert").last()).toContainText(/free\.png” has 200 megapixels/);
  await page.keyboard.type(" Tell me.");
  await expect(promptField(page)).toHaveValue("What is it? Tell me.");
  vast.close();
});

test("axe finds no violation, light and dark, in the dialog to add an image and in the further samples", async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole("button", { name: "More images to try" }).click();
  await expect(page.getByRole("button", { name: /Check a floor plan/ })).toBeVisible();
  await page.getByRole("button", { name: "More ways to add an image" }).click();
  await page.getByRole("textbox", { name: "Address of an image" }).fill("nothing");
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByRole("alert")).toBeVisible();
  await expectAccessible(page, "dialog[open]");
  await page.keyboard.press("Escape");
  await expectAccessible(page);
});

test("the camera attaches a picture in two steps and turns off afterwards", async ({ page, api, context }) => {
  await context.grantPermissions(["camera"]);
  await openConnected(page, api);
  await page.getByRole("button", { name: "More ways to add an image" }).click();
  await dialog(page).getByRole("button", { name: "Camera" }).click();
  const tracks = () =>
    page.evaluate(() =>
      (document.querySelector("video")?.srcObject as MediaStream | null)
        ?.getTracks()
        .map(({ readyState }) => readyState),
    );
  await dialog(page).getByRole("button", { name: "Take picture" }).click();
  await expect(attachments(page)).toHaveCount(1);
  expect(await tracks()).toBeUndefined();
  await runPrompt(page, "What is it?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const [sent] = parsePictures(listPosts(api.requests).at(-1));
  if (!sent) throw new Error("No picture was sent.");
  expect((await decodePicture(page, sent)).width).toBeGreaterThan(300);
});

test("a screen is captured and attached in one step from the dialog", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "More ways to add an image" }).click();
  await dialog(page).getByRole("button", { name: "Screen or window" }).click();
  await expect(attachments(page)).toHaveCount(1);
  await expect(attachments(page)).toContainText("tok");
  await expect(promptField(page)).toBeFocused();
});
