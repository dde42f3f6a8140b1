import type { Scenario } from "./api-server/scenarios.ts";
import { listPosts } from "./list-posts.ts";
import { measureStop } from "./measure-stop.ts";
import { runPrompt, expect, parameter, replies, replyText, test, openConnected } from "./test.ts";

test.beforeEach(({ mishaps }) => mishaps.allowFailedLoads());

const createWaitScenario = (status: number, headers: Record<string, string>): Scenario => ({
  kind: "status",
  status,
  body: { message: "Later" },
  headers: { ...headers, "Access-Control-Expose-Headers": Object.keys(headers).join(", ") },
});

test("a retry delay counts down on the page and can be cut short, including a delay of minutes that the user accepted", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.next(createWaitScenario(503, { "retry-after": "40" }), createWaitScenario(429, { "retry-after": "600" }));
  await runPrompt(page, "Hello");
  const reply = replies(page);
  await expect(reply).toContainText(/not available now.*Trying again in \d+ s/);
  await expect(reply).toHaveAttribute("data-phase", "retrying");
  await page.getByRole("button", { name: "Retry now" }).click();
  const alert = reply.getByRole("alert");
  await expect(alert).toContainText("asks to wait 10 min");
  await alert.getByRole("button", { name: "Wait 10 min, then send" }).click();
  const later = page.getByRole("article", { name: /sample 2 of 2/ });
  await expect(later).toContainText(/Sending in (10 min|\d+ s)/);
  await expect(later).toHaveAttribute("data-phase", "retrying");
  await later.getByRole("button", { name: "Send now" }).click();
  await expect(later).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests)).toHaveLength(3);
});

test("a reply without data for 30 seconds is marked as stalled, can be waited for longer, and keeps its text when it is stopped", async ({
  page,
  api,
  installClock,
}) => {
  await installClock();
  await openConnected(page, api);
  api.next({ kind: "hang", when: "mid-text" });
  await runPrompt(page, "Hello");
  const reply = replies(page);
  await expect(replyText(reply)).not.toBeEmpty();
  // The clock goes on by itself meanwhile: a slow machine has some seconds.
  await page.clock.fastForward(15_000);
  await expect(reply).not.toContainText("No data for");
  await page.clock.fastForward(16_000);
  await expect(reply).toHaveAttribute("data-phase", "stalled");
  await expect(reply).toContainText("No data for 30 s.");
  await reply.getByRole("button", { name: "Keep waiting" }).click();
  await expect(reply).not.toContainText("No data for");
  await page.clock.fastForward(31_000);
  await expect(reply).toContainText("No data for 30 s.");
  await expect(reply).toHaveAttribute("data-status", "streaming");
  const [sent] = listPosts(api.requests);
  expect(sent?.closedByClientAtMs).toBeUndefined();
  await reply.getByRole("button", { name: "Stop reply" }).click();
  await expect(reply).toHaveAttribute("data-status", "stopped");
  await expect(replyText(reply)).not.toBeEmpty();
  expect(await sent?.ended).toBe("closed-by-client");
});

test("Escape stops a flood of text within a second, keeps its text, and leaves no request open", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await parameter(page, "max_tokens").fill("64000");
  api.always({ kind: "answer", text: `${"flood ".repeat(30)}\n\n`.repeat(1500), paceMs: 1 });
  await runPrompt(page, "Stop me");
  const reply = replies(page);
  await expect(replyText(reply)).toContainText("flood flood");
  const elapsedMs = await measureStop(page, () => page.keyboard.press("Escape"));
  expect(elapsedMs).toBeLessThan(1000);
  await expect(replyText(reply)).not.toBeEmpty();
  const sent = listPosts(api.requests);
  expect(await sent[0]?.ended).toBe("closed-by-client");
  expect(sent).toHaveLength(1);
  await expect(reply).toHaveAttribute("data-status", "stopped");
});
