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
        const answer = await post(call, { key: undefined }, signal);
        if (answer.headers.has(OWN_ANSWER)) throw new Error("This page's own server did not reach the service.");
        return answer;
      },
      diagnose: async () => ({ kind: "unreachable", host: "api.aimlapi.com" }),
      mark: (failure) => ({ ...failure, viaAppServer: true }),
    };
  const { baseUrl, key, headers = {} } = route;
  const probed = [...(key === undefined ? [] : ["authorization"]), ...Object.keys(headers)];
  return {
    send: (call, signal) => post(call, { key, headers }, signal),
    diagnose: (call, _error, signal) => diagnoseNoAnswer(call.url, baseUrl, probed, signal),
    mark: (failure) => withoutSecrets(failure, key, Object.values(headers)),
  };
}

/** A shorter value would be found in words that have nothing to do with it. */
const SHORTEST_SECRET = 4;

/** Some services repeat the key they refuse. A record of the failure must not. */
function withoutSecrets(failure: Failure, key: string | undefined, values: readonly string[]): Failure {
  if (failure.serverMessage === undefined) return failure;
  let serverMessage = failure.serverMessage;
  if (key !== undefined) serverMessage = serverMessage.replaceAll(key, "‹your key›");
  for (const value of values)
    if (value.length >= SHORTEST_SECRET) serverMessage = serverMessage.replaceAll(value, "‹your header›");
  return { ...failure, serverMessage };
}
