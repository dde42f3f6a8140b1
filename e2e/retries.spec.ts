import type { Locator, Page } from "@playwright/test";
import type { ReceivedRequest } from "./api-server/exchange.ts";
import type { Scenario } from "./api-server/scenarios.ts";
import { listPosts } from "./list-posts.ts";
import { measureStop } from "./measure-stop.ts";
import { runPrompt, expect, parameter, replies, replyText, test, openConnected } from "./test.ts";

test.beforeEach(({ mishaps }) => {
  mishaps.allowFailedLoads();
  test.setTimeout(180_000);
});

const createWaitScenario = (status: number, headers: Record<string, string>): Scenario => ({
  kind: "status",
  status,
  body: { message: "Later" },
  headers: { ...headers, "Access-Control-Expose-Headers": Object.keys(headers).join(", ") },
});

/** Chromium itself repeats a request within milliseconds after a bare 408, or after a reset of a connection it has used. */
const BROWSER_REPEAT_MS = 60;

/** When the page sent its calls, without what the browser repeated. */
function listSentAtMs(requests: readonly ReceivedRequest[]): number[] {
  const times = listPosts(requests).map(({ receivedAtMs }) => receivedAtMs);
  return times.filter((atMs, index) => atMs - (times[index - 1] ?? 0) > BROWSER_REPEAT_MS);
}

test("a requested retry delay counts down on the page, is never undercut, and is exceeded by at most a quarter", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.next(createWaitScenario(429, { "retry-after": "6" }));
  await runPrompt(page, "Hello");
  const reply = replies(page);
  await expect(reply).toContainText(/Too many requests.*Trying again in [1-6] s/);
  await expect(reply).toHaveAttribute("data-phase", "retrying");
  await expect(reply).toHaveAttribute("data-status", "done");
  const [first = 0, second = 0, ...more] = listSentAtMs(api.requests);
  test.info().annotations.push({ type: "wait", description: `asked 6000 ms, got ${second - first} ms` });
  expect(more).toEqual([]);
  expect(second - first).toBeGreaterThanOrEqual(6000);
  expect(second - first).toBeLessThanOrEqual(7500);
  // Waiting is no waiting for the model.
  await expect(reply.getByRole("group", { name: "Figures" })).toContainText(
    /first token 0\.\d+ s|first token [12]\.\d+ s/,
  );
});

test("a retry delay can be cut short, including a delay of minutes that the user accepted", async ({ page, api }) => {
  await openConnected(page, api);
  api.next(createWaitScenario(503, { "retry-after": "40" }), createWaitScenario(429, { "retry-after": "600" }));
  await runPrompt(page, "Hello");
  await page.getByRole("button", { name: "Retry now" }).click();
  const alert = replies(page).getByRole("alert");
  await expect(alert).toContainText("asks to wait 10 min");
  await alert.getByRole("button", { name: "Wait 10 min, then send" }).click();
  const later = page.getByRole("article", { name: /sample 2 of 2/ });
  await expect(later).toContainText(/Sending in (10 min|\d+ s)/);
  await expect(later).toHaveAttribute("data-phase", "retrying");
  await later.getByRole("button", { name: "Send now" }).click();
  await expect(later).toHaveAttribute("data-status", "done");
  expect(listSentAtMs(api.requests)).toHaveLength(3);
});

test("a bare 408 response is retried by the page regardless of the browser's own repeats", async ({ page, api }) => {
  await openConnected(page, api);
  // Unhurried: what comes within some milliseconds of another request is the browser's own.
  api.always({ kind: "status", status: 408 });
  await runPrompt(page, "Hello");
  await expect(replies(page).getByRole("alert")).toContainText(/gave up waiting.*tried 3 times/);
  expect(listSentAtMs(api.requests)).toHaveLength(3);
});

test("a reply without data for 30 seconds is marked as stalled, can be waited for longer, and is not cut off", async ({
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
  expect(listPosts(api.requests)[0]?.closedByClientAtMs).toBeUndefined();
});

const STATES: {
  state: string;
  scenario: Scenario;
  expectState: (reply: Locator, page: Page) => Promise<void>;
  hasSentRequest: boolean;
}[] = [
  {
    state: "connecting",
    scenario: { kind: "hang", when: "before-headers" },
    expectState: (reply) => expect(reply).toHaveAttribute("data-phase", "connecting"),
    hasSentRequest: true,
  },
  {
    state: "waiting",
    scenario: { kind: "hang", when: "after-headers" },
    expectState: (reply) => expect(reply).toHaveAttribute("data-phase", "waiting"),
    hasSentRequest: true,
  },
  {
    state: "stalled",
    scenario: { kind: "hang", when: "mid-text" },
    expectState: async (reply, page) => {
      await expect(replyText(reply)).not.toBeEmpty();
      await page.clock.fastForward(31_000);
      await expect(reply).toHaveAttribute("data-phase", "stalled");
    },
    hasSentRequest: true,
  },
  {
    state: "retrying",
    scenario: createWaitScenario(503, { "retry-after": "50" }),
    expectState: (reply) => expect(reply).toHaveAttribute("data-phase", "retrying"),
    hasSentRequest: false,
  },
  {
    state: "flooding",
    scenario: { kind: "answer", text: `${"flood ".repeat(30)}\n\n`.repeat(1500), paceMs: 1 },
    expectState: (reply) => expect(replyText(reply)).toContainText("flood flood"),
    hasSentRequest: true,
  },
];

for (const { state, scenario, expectState, hasSentRequest } of STATES)
  test(`Stop ends a reply within a second while ${state}, keeps its text, and leaves no request open`, async ({
    page,
    api,
    installClock,
  }) => {
    if (state === "stalled") await installClock();
    await openConnected(page, api);
    await parameter(page, "max_tokens").fill("64000");
    api.always(scenario);
    await runPrompt(page, "Stop me");
    const reply = replies(page);
    await expectState(reply, page);
    // In a flood nobody aims: the key is what stops it.
    const elapsedMs = await measureStop(page, () =>
      state === "flooding" ? page.keyboard.press("Escape") : reply.getByRole("button", { name: "Stop reply" }).click(),
    );
    test.info().annotations.push({ type: "stop", description: `${state}: ${elapsedMs.toFixed(1)} ms` });
    expect(elapsedMs).toBeLessThan(1000);
    if (state === "stalled" || state === "flooding") await expect(replyText(reply)).not.toBeEmpty();
    const sent = listPosts(api.requests);
    expect(await sent[0]?.ended).toBe(hasSentRequest ? "closed-by-client" : "finished");
    expect(sent).toHaveLength(1);
    await expect(reply).toHaveAttribute("data-status", "stopped");
  });

test("Stop ends a queued reply within a second, and its request is never sent", async ({ page, api }) => {
  await openConnected(page, api);
  await runPrompt(page, "First");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  api.always({ kind: "hang", when: "after-headers" });
  const regenerate = replies(page).first().getByRole("button", { name: "Regenerate" });
  for (let count = 1; count <= 7; count += 1) {
    await regenerate.click();
    await expect(replies(page)).toHaveCount(count + 1);
  }
  const last = replies(page).last();
  await expect(last).toHaveAttribute("data-status", "queued");
  const elapsedMs = await measureStop(page, () => last.getByRole("button", { name: "Stop reply" }).click());
  test.info().annotations.push({ type: "stop", description: `queued: ${elapsedMs.toFixed(1)} ms` });
  expect(elapsedMs).toBeLessThan(1000);
  await page.keyboard.press("Escape");
  await expect(page.locator('article[data-status="stopped"]')).toHaveCount(7);
  const sent = listPosts(api.requests);
  await Promise.all(sent.slice(1).map(({ ended }) => expect(ended).resolves.toBe("closed-by-client")));
  expect(sent).toHaveLength(7);
});
