import { loadEnv } from "vite";
import type { Connect, Plugin, ResolvedConfig } from "vite";
import { sendJson, forwardRequest } from "./forward-request.ts";
import { isOwnPage } from "./is-own-page.ts";

const prefix = "/api/aimlapi";

/**
 * Forwards `/api/aimlapi/…` to AI/ML API, in development and when the built app is served, with the key of `.env.local`
 * where the page sends none. `GET /api/aimlapi/` tells whether there is a key, never the key.
 */
export function apiProxy(): Plugin {
  return {
    name: "etude-api-proxy",
    configureServer: (server) => {
      server.middlewares.use(createProxyMiddleware(loadUpstream(server.config)));
    },
    configurePreviewServer: (server) => {
      server.middlewares.use(createProxyMiddleware(loadUpstream(server.config)));
    },
  };
}

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

/** Creates the middleware that forwards API requests; other requests go on to the next middleware. */
export function createProxyMiddleware({ base, key }: Upstream): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = request.url ?? "/";
    if (!url.startsWith(`${prefix}/`)) return next();
    if (!isOwnPage(request.headers)) {
      return sendJson(response, 403, {
        message: "Only Étude's own page may use this address. Open Étude at http://localhost and try again from there.",
      });
    }
    const path = url.slice(prefix.length);
    if (request.method === "GET" && path === "/") return sendJson(response, 200, { hasKey: key !== "" });
    forwardRequest(request, response, { base, path, key });
  };
}
