import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { inspectImage } from "#core/image-files/inspect-image.ts";
import { sniffImage } from "#core/image-files/sniff-image.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import type { ReceivedRequest } from "./api-server/exchange.ts";
import { NO_RESPONSE } from "./fixtures/failure-rows.ts";
import { attachments } from "./pictures.ts";
import { listPosts } from "./list-posts.ts";
import { connect, expect, openConnected, promptField, replies, runPrompt, test } from "./test.ts";
import { skipRetryWaits } from "./skip-retry-waits.ts";

test.beforeEach(({ mishaps }) => {
  mishaps.allowFailedLoads();
  test.slow();
});

/** Sends the last turn again and expects the explanation of its failure. */
async function expectExplained(page: Page, cause: RegExp | string): Promise<void> {
  const before = await replies(page).count();
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveCount(before + 1);
  await expect(replies(page).last().getByRole("alert")).toContainText(cause);
}

test("a broken connection, a refusal to let pages read, another address, no server and no network are told apart, though the browser hides the cause", async ({
  page,
  api,
  context,
  mishaps,
}) => {
  mishaps.allowOrigin("https://elsewhere.example");
  await openConnected(page, api);
  await skipRetryWaits(page);
  await runPrompt(page, "Hello");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  for (const { name, scenario, expectedCause } of NO_RESPONSE)
    await test.step(name, async () => {
      api.always(scenario);
      await expectExplained(page, expectedCause);
    });
  // The browser itself sends a request again after this status.
  api.always({ kind: "status", status: 408 });
  await expectExplained(page, /gave up waiting.*tried 3 times/);
  api.always({ kind: "answer" });
  api.cors = "none";
  await expectExplained(page, /does not let web pages read its answers.*Allow http:\/\/localhost/);
  api.cors = "full";
  await connect(page, { ...api, baseUrl: "http://192.0.2.7/v1" });
  await expectExplained(page, "can be reached only over https");
  // The page's own policy is what holds this request back, and it says so.
  mishaps.expectWith("192.0.2.7");
  await connect(page, { ...api, baseUrl: `${api.origin}/v7` });
  await expectExplained(page, "no chat endpoint at this address");
  await api.close();
  await expectExplained(page, "cannot be reached");
  mishaps.allowOrigin("https://api.aimlapi.com");
  await connect(page, { ...api, baseUrl: "https://api.aimlapi.com/v1" });
  await context.setOffline(true);
  await expectExplained(page, "You are offline");
});

/** The size of the picture in a request, by its bytes. */
function parsePictureSize({ bodyText }: ReceivedRequest): ImageSize {
  const bytes = new Uint8Array(Buffer.from(/"data":"([^"]+)"/.exec(bodyText)?.[1] ?? "", "base64"));
  const kind = sniffImage(bytes);
  const { widthPx = 0, heightPx = 0 } = (kind && inspectImage(bytes, kind)) ?? {};
  return { widthPx, heightPx };
}

test("refused pictures can be sent again at half their size, as another version of the turn", async ({ page, api }) => {
  await openConnected(page, api);
  await page
    .getByLabel("Image files")
    .setInputFiles(fileURLToPath(new URL("images/f-orientation-1.jpg", import.meta.url)));
  await expect(attachments(page)).toHaveCount(1);
  api.next({ kind: "error", name: "image-too-large" });
  await runPrompt(page, "What is this?");
  const alert = replies(page).getByRole("alert");
  await expect(alert).toContainText("could not use an image");
  await alert.getByRole("button", { name: "Send smaller images" }).click();
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("2 of 2");
  const [large, small] = listPosts(api.requests).map(parsePictureSize);
  expect(small).toEqual({
    widthPx: Math.ceil((large?.widthPx ?? 0) / 2),
    heightPx: Math.ceil((large?.heightPx ?? 0) / 2),
  });
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});
