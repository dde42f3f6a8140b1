import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { listPosts } from "./list-posts.ts";
import { connect, runPrompt, expect, openPage, replies, replyText, test } from "./test.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** The app served as `npm start` serves it. Returns its address, the address that it opens, and a function that stops it. */
async function startApp(
  env: Record<string, string>,
  port?: number,
): Promise<{ url: string; startUrl: string; stop: () => void }> {
  const options = ["--no-open", "--no-build", "--port", String(port ?? (await findFreePort()))];
  const app = spawn(process.execPath, ["scripts/start.mjs", ...options], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let printed = "";
  const startUrl = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer): void => {
      printed += bytes.toString();
      const [url] = /http:\/\/\S+(?=\s)/.exec(printed) ?? [];
      if (url !== undefined && printed.includes("Ctrl+C")) resolve(url);
    };
    app.stdout.on("data", read);
    app.stderr.on("data", read);
    app.once("exit", () => reject(new Error(printed)));
  });
  return { url: new URL("/", startUrl).href, startUrl, stop: () => app.kill() };
}

test("with a key in .env.local, the page sends requests through the app's own server and never receives the key", async ({
  page,
  api,
  browser,
  mishaps,
}) => {
  const app = await startApp({ AIMLAPI_KEY: "test-key", AIMLAPI_BASE_URL: api.origin });
  mishaps.allowOrigin(new URL(app.url).origin);
  try {
    await openPage(page, `${app.startUrl}&model=claude-opus-4-5`);
    expect(page.url()).not.toContain("start");
    await expect(page.getByText("key on Étude’s server", { exact: true })).toBeVisible();
    await runPrompt(page, "Through the server");
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    await expect(replyText(replies(page))).toContainText("Through the server");
    const request = listPosts(api.requests)[0];
    expect(request?.headers["authorization"]).toBe("Bearer test-key");
    expect(request?.violations).toEqual([]);
    expect(await page.content()).not.toContain("test-key");
    expect(
      await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])),
    ).not.toContain("test-key");
    const foreign = await fetch(`${app.url}api/aimlapi/v1/models`, { headers: { origin: "https://evil.example" } });
    expect(foreign.status).toBe(403);
    const forged = { origin: new URL(app.url).origin, "sec-fetch-site": "same-origin" };
    expect((await fetch(`${app.url}api/aimlapi/v1/models`, { headers: forged })).status).toBe(403);

    // Another browser, which was not opened by the server: the key is not its own, and it is told how to get it.
    const other = await browser.newPage();
    await openPage(other, `${app.url}?model=claude-opus-4-5`);
    await expect(other.getByText("key on Étude’s server, locked")).toBeVisible();
    await other.getByRole("button", { name: "Connections" }).click();
    await expect(other.getByText("open the address that the server printed")).toBeVisible();
    await other.close();
  } finally {
    app.stop();
  }
});

test("a wrong key in .env.local and an unreachable service are each named as the cause of the failure", async ({
  page,
  api,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  const app = await startApp({ AIMLAPI_KEY: "wrong", AIMLAPI_BASE_URL: api.origin });
  mishaps.allowOrigin(new URL(app.url).origin);
  try {
    await openPage(page, `${app.startUrl}&model=claude-opus-4-5`);
    await runPrompt(page, "Hello");
    await expect(replies(page).getByRole("alert")).toContainText("The key in .env.local was not accepted");
    await api.close();
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("article", { name: /sample 2 of 2/ }).getByRole("alert")).toContainText(
      "api.aimlapi.com cannot be reached",
    );
  } finally {
    app.stop();
  }
});

/** A program that leaves a service worker at its address, which notes the keys it sees. Serves until it is closed. */
async function startOtherProgram(port: number) {
  const worker = `addEventListener("install", () => skipWaiting());
    addEventListener("activate", (event) => event.waitUntil(clients.claim()));
    addEventListener("fetch", (event) => event.respondWith((async () => {
      const key = event.request.headers.get("authorization");
      if (key) await (await caches.open("seen")).put("/seen?" + encodeURIComponent(key), new Response(key));
      return fetch(event.request);
    })()));`;
  const server = createHttpServer(({ url }, response) => {
    const isWorker = url === "/worker.js";
    response.writeHead(200, { "Content-Type": isWorker ? "text/javascript" : "text/html", Connection: "close" });
    response.end(isWorker ? worker : `<script>navigator.serviceWorker.register("/worker.js")</script>`);
  });
  server.listen(port, "localhost");
  await once(server, "listening");
  return server;
}

test("a service worker that another program left at the address is removed and said to be, sees no key after that, and Étude's own opens the page without the server", async ({
  browser,
  api,
}) => {
  test.slow();
  const port = await findFreePort();
  const other = await startOtherProgram(port);
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const fetchWithKey = () =>
    fetch("/a", { headers: { authorization: "Bearer of-the-other" } }).then(() => caches.open("seen"));
  const listSeen = () => page.evaluate(async () => (await (await caches.open("seen")).keys()).map(({ url }) => url));
  await page.evaluate(fetchWithKey);
  expect(await listSeen()).toEqual([expect.stringContaining("of-the-other")]);
  other.close();
  await once(other, "close");
  let app = await startApp({ AIMLAPI_KEY: "" }, port);
  try {
    await page.goto(app.url);
    const notices = page.getByRole("region", { name: "Notices" });
    await expect(notices).toContainText("Another program that used this address left a service worker here");
    await notices.getByRole("button", { name: "Load again" }).click();
    await expect(notices).toBeHidden();
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? ""))
      .not.toContain("/worker.js");
    await connect(page, api);
    await runPrompt(page, "Hello");
    await expect(replies(page)).toHaveAttribute("data-status", "done");
    expect(listPosts(api.requests)[0]?.headers["authorization"]).toBe("Bearer test-key");
    expect(await listSeen()).toEqual([expect.stringContaining("of-the-other")]);

    // Étude's own worker opens the page without the server, and leaves an address with a token to the server.
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated", undefined, {
      timeout: 45_000,
    });
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${app.url}etude-offline.js`);
    app.stop();
    const later = await context.newPage();
    await openPage(later, `${app.url}?model=claude-opus-4-5`);
    app = await startApp({ AIMLAPI_KEY: "test-key", AIMLAPI_BASE_URL: api.origin }, port);
    await openPage(later, `${app.startUrl}&model=claude-opus-4-5`);
    expect(later.url()).not.toContain("start");
    await expect(later.getByText("key on Étude’s server", { exact: true })).toBeVisible();
  } finally {
    app.stop();
    await context.close();
  }
});

test("a port that is in use is named, with the address of the Étude that may run there, and no other port is taken", async () => {
  const port = await findFreePort();
  const first = await startApp({ AIMLAPI_KEY: "" }, port);
  try {
    expect(first.startUrl).toBe(first.url);
    await expect(startApp({ AIMLAPI_KEY: "" }, port)).rejects.toThrow(
      `port ${port} is in use. If another Étude runs there, open http://localhost:${port}/.`,
    );
  } finally {
    first.stop();
  }
});
