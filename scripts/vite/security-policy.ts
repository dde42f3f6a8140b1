import type { ServerResponse } from "node:http";
import type { Plugin } from "vite";

/**
 * The Content Security Policy of the pages. Models on this machine are reached over plain http, by name or by IPv4
 * address: a source expression cannot name `[::1]`, so a server that listens only there needs `localhost`.
 */
const policy: Record<string, string> = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "font-src": "'self'",
  "img-src": "'self' blob: data:",
  "worker-src": "'self'",
  "connect-src": "'self' https: http://localhost:* http://127.0.0.1:*",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "etude-worker",
};

/**
 * The policy in development: hot reload writes inline scripts and styles, uses a web socket, and pings from a blob
 * worker.
 */
const policyOfDevelopment = {
  ...omitDirectives(policy, ["require-trusted-types-for", "trusted-types"]),
  "script-src": "'self' 'unsafe-inline'",
  "style-src": "'self' 'unsafe-inline'",
  "connect-src": `${policy["connect-src"]} ws:`,
  "worker-src": "'self' blob:",
};

/** Trusted Types only report in development: enforcing them would break the reconnecting of hot reload. */
const reportsOfDevelopment = pickDirectives(policy, ["require-trusted-types-for", "trusted-types"]);

/** Features for pictures from the camera or a screen, allowed for this page only and not for pages inside it. */
const allowedFeatures = ["camera", "display-capture"];
const deniedFeatures = ["microphone", "geolocation", "payment", "usb", "serial", "hid", "midi"];

const otherHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": [
    ...allowedFeatures.map((feature) => `${feature}=(self)`),
    ...deniedFeatures.map((feature) => `${feature}=()`),
  ].join(", "),
};

/** The policy of the built page in its meta tag, where `frame-ancestors` would be ignored. */
const metaPolicy = formatPolicy(policy);

/** The headers of every response when the built app is served. */
export const headersOfBuild = {
  "Content-Security-Policy": formatPolicy({ ...policy, "frame-ancestors": "'none'" }),
  ...otherHeaders,
};

const headersOfDevelopment = {
  "Content-Security-Policy": formatPolicy({ ...policyOfDevelopment, "frame-ancestors": "'none'" }),
  "Content-Security-Policy-Report-Only": formatPolicy(reportsOfDevelopment),
  ...otherHeaders,
};

/** Adds the policy to the built page and to the headers of both servers. */
export function securityPolicy(): Plugin {
  return {
    name: "etude-security-policy",
    transformIndexHtml: {
      order: "post",
      // First in the head, since a policy affects only what comes after its tag.
      handler: (_html, { server }) =>
        server === undefined
          ? [
              {
                tag: "meta",
                attrs: { "http-equiv": "Content-Security-Policy", content: metaPolicy },
                injectTo: "head-prepend",
              },
            ]
          : [],
    },
    configureServer: (server) => {
      server.middlewares.use(createHeaderMiddleware(headersOfDevelopment));
    },
    configurePreviewServer: (server) => {
      server.middlewares.use(createHeaderMiddleware(headersOfBuild));
    },
  };
}

function createHeaderMiddleware(headers: Record<string, string>) {
  return (_request: unknown, response: ServerResponse, next: () => void): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
}

function formatPolicy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

function pickDirectives(directives: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(directives).filter(([name]) => names.includes(name)));
}

function omitDirectives(directives: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(directives).filter(([name]) => !names.includes(name)));
}
