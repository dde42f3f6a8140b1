import type { ConsoleMessage, Locator, Page, Request, WebError } from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { startApiServer } from "./api-server/start-api-server.ts";
import type { SharedContext } from "./shared-context.ts";
import { createSharedContext } from "./shared-context.ts";

/** Errors and unexpected requests of a page. Every test ends with the assertion that there are none. */
type Mishaps = {
  all: readonly string[];
  /** Expects that the test ends with at least one mishap that contains this text, and allows all that do. */
  expectWith: (text: string) => void;
  /** Allows console errors of failed requests, for tests that make requests fail. */
  allowFailedLoads: () => void;
  /** Allows requests of the page to one more origin. */
  allowOrigin: (origin: string) => void;
};

type Fixtures = {
  api: ApiServer;
  mishaps: Mishaps;
  /** Puts the page's clock into the hands of the test, before the page is opened. No later test gets this context. */
  installClock: () => Promise<void>;
};

/**
 * Playwright's `test` with a test server, a page whose mishaps are recorded, and the demo model without its delays. The tests of a
 * worker share a context where their options are the same.
 */
export const test = base.extend<Fixtures, { sharedContext: SharedContext }>({
  sharedContext: [
    async ({ browser }, use) => {
      const shared = createSharedContext(browser);
      await use(shared);
      await shared.close();
    },
    { scope: "worker" },
  ],
  context: async (
    {
      sharedContext,
      baseURL,
      colorScheme,
      contextOptions,
      deviceScaleFactor,
      hasTouch,
      isMobile,
      javaScriptEnabled,
      locale,
      permissions,
      serviceWorkers,
      timezoneId,
      viewport,
    },
    use,
  ) => {
    const context = await sharedContext.take(new URL(baseURL ?? "").origin, {
      colorScheme,
      contextOptions,
      deviceScaleFactor,
      hasTouch,
      isMobile,
      javaScriptEnabled,
      locale,
      permissions,
      serviceWorkers,
      timezoneId,
      viewport,
    });
    await use(context);
    await sharedContext.giveBack();
  },
  page: async ({ context }, use) => use(context.pages()[0] ?? (await context.newPage())),
  installClock: async ({ page, sharedContext }, use) => {
    await use(async () => {
      sharedContext.endAfterTest();
      await page.clock.install();
    });
  },
  // Playwright requires a destructured first argument, even where none of its properties is used.
  api: async ({ browserName: _browserName }, use) => {
    const server = await startApiServer({ paceMs: 2 });
    await use(server);
    await server.close();
  },
  mishaps: [
    async ({ context, api, baseURL }, use) => {
      const all: string[] = [];
      const expectedTexts: string[] = [];
      let failedLoadsAllowed = false;
      const ownOrigins = new Set([new URL(baseURL ?? "").origin, api.origin]);
      const onConsole = (message: ConsoleMessage) => {
        if (message.type() !== "error" && message.type() !== "warning") return;
        // Tests run without the service worker, but for those of it.
        if (message.text() === "Service Worker registration blocked by Playwright") return;
        if (failedLoadsAllowed && /Failed to load resource|blocked by CORS policy/.test(message.text())) return;
        all.push(`console ${message.type()}: ${message.text()}`);
      };
      const onError = (error: WebError) => all.push(`page error: ${error.error().message}`);
      const onRequest = (request: Request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith("http") && !ownOrigins.has(origin)) all.push(`request to ${request.url()}`);
      };
      context.on("console", onConsole).on("weberror", onError).on("request", onRequest);
      const script = await context.addInitScript(() => {
        if (!location.protocol.startsWith("http")) return;
        addEventListener("securitypolicyviolation", (event) =>
          console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`),
        );
        localStorage.setItem("etude:demo-pace", localStorage.getItem("etude:demo-pace") ?? "off");
      });
      await use({
        all,
        expectWith: (text) => expectedTexts.push(text),
        allowFailedLoads: () => {
          failedLoadsAllowed = true;
        },
        allowOrigin: (origin) => ownOrigins.add(origin),
      });
      // The browser tells of some mishaps after what they caused is on the page.
      for (const text of expectedTexts) await expect.poll(() => all.some((mishap) => mishap.includes(text))).toBe(true);
      await script.dispose();
      context.off("console", onConsole).off("weberror", onError).off("request", onRequest);
      expect(all.filter((mishap) => !expectedTexts.some((text) => mishap.includes(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const promptField = (page: Page): Locator => page.getByRole("textbox", { name: "Prompt", exact: true });
export const runButton = (page: Page): Locator => page.getByRole("button", { name: /^Run/ });
export const stopButton = (page: Page): Locator => page.getByRole("button", { name: /^Stop$/ });
export const replies = (page: Page): Locator => page.getByRole("article", { name: /^Reply A/ });
export const replyText = (reply: Locator): Locator => reply.locator('[data-part="text"]');
export const parameter = (page: Page, name: string): Locator =>
  page.getByRole("complementary", { name: "Parameters" }).getByRole("textbox", { name, exact: true });

/** Opens the page and waits until a prompt can be typed. */
export async function openPage(page: Page, path = "./"): Promise<void> {
  await page.goto(path);
  await expect(promptField(page)).toBeFocused();
}

/** Types a prompt and runs it with the keyboard. */
export async function runPrompt(page: Page, prompt: string): Promise<void> {
  await promptField(page).fill(prompt);
  await page.keyboard.press("ControlOrMeta+Enter");
}

/** The stored forms of a saved connection to the test server and of its key in this tab, by the store's names. */
export function buildStoredConnection({ baseUrl, origin }: ApiServer): {
  device: [string, string];
  tab: [string, string];
} {
  const connections = { aimlapi: { id: "aimlapi", presetId: "aimlapi", baseUrl, wire: "chat-completions" } };
  return {
    device: ["etude:connections", JSON.stringify({ connections, lastUsedId: "aimlapi", models: {} })],
    tab: ["etude:key:aimlapi", JSON.stringify({ key: "test-key", origin, headers: {}, savedAtMs: Date.now() })],
  };
}

/** Opens the page where AI/ML API was connected before, at the address of the test server, without the dialog's steps. */
export async function openConnected(page: Page, api: ApiServer, path = "./"): Promise<void> {
  await page.addInitScript(({ device, tab }) => {
    if (!location.protocol.startsWith("http") || localStorage.getItem(device[0]) !== null) return;
    localStorage.setItem(...device);
    sessionStorage.setItem(...tab);
  }, buildStoredConnection(api));
  await openPage(page, path);
}

/** Connects AI/ML API with a key, at the address of the test server. */
export async function connect(page: Page, api: ApiServer, key = "test-key"): Promise<void> {
  await page.getByRole("button", { name: "Connections", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("AI/ML API");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(api.baseUrl);
  await dialog.getByRole("textbox", { name: "API key" }).fill(key);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog).toBeHidden();
}
