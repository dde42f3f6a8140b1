import type { Route } from "#core/connections/resolve-route.ts";
import type { Failure } from "#core/wire/failure.ts";
import { askDemo } from "#io/demo/ask-demo.ts";
import { diagnoseNoAnswer } from "#io/http/diagnose-no-answer.ts";
import { post } from "#io/http/post.ts";
import type { Carrier } from "#io/open-reply.ts";
import { isDemoPaced } from "#state/preferences/demo-pace.ts";

const DEMO_CARRIER: Carrier = {
  send: (call, signal) => askDemo(call.body ?? "", { signal, paced: isDemoPaced() }),
  diagnose: async (_call, error) => ({ kind: "bug", serverMessage: String(error) }),
  mark: (failure) => failure,
};

/** The page's own server says with this header that an answer is its own: it did not reach the service. */
const OWN_ANSWER = "x-etude-server";

/** How calls travel on a route. */
export function carrierFor(route: Exclude<Route, { via: "nowhere" }>): Carrier {
  if (route.via === "worker") return DEMO_CARRIER;
  if (route.via === "app-server")
    return {
      send: async (call, signal) => {
        const answer = await post(call, undefined, signal);
        if (answer.headers.has(OWN_ANSWER)) throw new Error("This page's own server did not reach the service.");
        return answer;
      },
      diagnose: async () => ({ kind: "unreachable", host: "api.aimlapi.com" }),
      mark: (failure) => ({ ...failure, viaAppServer: true }),
    };
  const { baseUrl, key } = route;
  return {
    send: (call, signal) => post(call, key, signal),
    diagnose: (call, _error, signal) => diagnoseNoAnswer(call.url, baseUrl, signal),
    mark: (failure) => withoutKey(failure, key),
  };
}

/** Some services repeat the key they refuse. A record of the failure must not. */
function withoutKey(failure: Failure, key: string | undefined): Failure {
  if (key === undefined || failure.serverMessage === undefined) return failure;
  return { ...failure, serverMessage: failure.serverMessage.replaceAll(key, "‹your key›") };
}
