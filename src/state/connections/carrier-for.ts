import { readHost } from "#core/connections/normalise-base-url.ts";
import type { Route } from "#core/connections/resolve-route.ts";
import { askDemo } from "#io/demo/ask-demo.ts";
import { diagnoseNoAnswer } from "#io/http/diagnose-no-answer.ts";
import { post } from "#io/http/post.ts";
import type { Carrier } from "#io/open-reply.ts";
import { isDemoPaced } from "#state/preferences/demo-pace.ts";

const DEMO_CARRIER: Carrier = {
  send: (call, signal) => askDemo(call.body ?? "", { signal, paced: isDemoPaced() }),
  diagnose: async (_call, error) => ({ kind: "bug", serverMessage: String(error) }),
};

/** How calls travel on a route. */
export function carrierFor(route: Exclude<Route, { via: "nowhere" }>): Carrier {
  if (route.via === "worker") return DEMO_CARRIER;
  return {
    send: (call, signal) => post(call, route.key, signal),
    diagnose: (call, _error, signal) =>
      route.via === "app-server"
        ? Promise.resolve({ kind: "unreachable", host: readHost(call.url) })
        : diagnoseNoAnswer(call.url, route.baseUrl, signal),
  };
}
