import type { ServerResponse } from "node:http";
import type { Plugin } from "vite";

/**
 * What the pages may do. Models on this machine are reached over plain http, by name or by IPv4 address:
 * a source expression cannot name `[::1]`, so a server that listens there alone needs `localhost`.
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

/** Hot reload writes inline scripts and styles, listens on a web socket, and pings from a blob worker. */
const policyOfDevelopment = {
  ...omitDirectives(policy, ["require-trusted-types-for", "trusted-types"]),
  "script-src": "'self' 'unsafe-inline'",
  "style-src": "'self' 'unsafe-inline'",
  "connect-src": `${policy["connect-src"]} ws:`,
  "worker-src": "'self' blob:",
};

/** Trusted Types stay visible in development, as reports: enforcing them would break the reconnecting of hot reload. */
const reportsOfDevelopment = pickDirectives(policy, ["require-trusted-types-for", "trusted-types"]);

/** A picture may come from the camera or from a screen, when the person asks for it; never for a page inside this one. */
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

/** The policy of the built page as it stands in its meta tag, where `frame-ancestors` would be ignored. */
const metaPolicy = formatPolicy(policy);

/** The headers of every answer when the built app is served. */
export const headersOfBuild = {
  "Content-Security-Policy": formatPolicy({ ...policy, "frame-ancestors": "'none'" }),
  ...otherHeaders,
};

const headersOfDevelopment = {
  "Content-Security-Policy": formatPolicy({ ...policyOfDevelopment, "frame-ancestors": "'none'" }),
  "Content-Security-Policy-Report-Only": formatPolicy(reportsOfDevelopment),
  ...otherHeaders,
};

/** Puts the policy into the built page, and into the headers of both servers. */
export function securityPolicy(): Plugin {
  return {
    name: "etude-security-policy",
    transformIndexHtml: {
      order: "post",
      // First in head, since a policy binds only what comes after its tag.
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
