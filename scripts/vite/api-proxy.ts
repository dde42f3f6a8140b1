import { randomBytes } from "node:crypto";
import { loadEnv } from "vite";
import type { Connect, Plugin, ResolvedConfig } from "vite";
import { sendJson, forwardRequest } from "./forward-request.ts";
import { isOwnPage } from "./is-own-page.ts";
import { acceptStartToken, addStartToken, hasStartToken } from "./start-token.ts";

const prefix = "/api/aimlapi";

/**
 * Forwards `/api/aimlapi/…` to AI/ML API, in development and when the built app is served, with the key of `.env.local`
 * where the page sends none. `GET /api/aimlapi/` tells whether there is a key, never the key. Where there is one, only a
 * browser that was opened at the address with this start's token may use it; the server prints that address.
 */
export function apiProxy(): Plugin<{ getStartUrl: (url: string) => string }> {
  let token = "";
  const install = (server: { config: ResolvedConfig; middlewares: Connect.Server }): void => {
    const upstream = loadUpstream(server.config);
    token = upstream.key === "" ? "" : randomBytes(24).toString("base64url");
    server.middlewares.use(createProxyMiddleware({ ...upstream, token }));
  };
  const getStartUrl = (url: string): string => (token === "" ? url : addStartToken(url, token));
  return {
    name: "etude-api-proxy",
    api: { getStartUrl },
    configureServer: (server) => {
      install(server);
      const printUrls = server.printUrls.bind(server);
      server.printUrls = () => {
        printUrls();
        const [url] = server.resolvedUrls?.local ?? [];
        if (url !== undefined && token !== "")
          server.config.logger.info(`  ➜  With the key of .env.local: ${getStartUrl(url)}`);
      };
    },
    configurePreviewServer: install,
  };
}

/** The service that requests are forwarded to. */
type Upstream = { base: URL; key: string };

/**
 * Loads the address and the key of the service. The names start with AIMLAPI_, not VITE_, since every VITE_ variable is
 * printed into the page.
 */
function loadUpstream({ mode, root, envDir }: ResolvedConfig): Upstream {
  const env = loadEnv(mode, envDir === false ? root : envDir, "AIMLAPI_");
  const base = env["AIMLAPI_BASE_URL"]?.trim() || "https://api.aimlapi.com";
  if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol)) {
    throw new Error(`AIMLAPI_BASE_URL must be an http or https address, and is "${base}". Correct it in .env.local.`);
  }
  const key = env["AIMLAPI_KEY"]?.trim() ?? "";
  if (!/^[\x21-\x7e]*$/.test(key)) {
    throw new Error("AIMLAPI_KEY holds a space or a letter that no key has. Copy it again into .env.local.");
  }
  return { base: new URL(base), key };
}

/**
 * Creates the middleware that forwards API requests; other requests go on to the next middleware. `token` is what a
 * browser must have been given, "" where there is no key to protect.
 */
export function createProxyMiddleware({ base, key, token }: Upstream & { token: string }): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = request.url ?? "/";
    if (acceptStartToken(request, response, { token, path: prefix })) return;
    if (!url.startsWith(`${prefix}/`)) return next();
    if (!isOwnPage(request.headers)) {
      return sendJson(response, 403, {
        message: "Only Étude's own page may use this address. Open Étude at http://localhost and try again from there.",
      });
    }
    const isLocked = token !== "" && !hasStartToken(request.headers, token);
    const path = url.slice(prefix.length);
    if (request.method === "GET" && path === "/")
      return sendJson(response, 200, isLocked ? { hasKey: false, isLocked } : { hasKey: key !== "" });
    if (isLocked) {
      return sendJson(response, 403, {
        message: "This browser was not opened by Étude's server. Open the address that it printed when it started.",
      });
    }
    forwardRequest(request, response, { base, path, key });
  };
}
