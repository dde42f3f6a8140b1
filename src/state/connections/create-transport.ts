import type { Route } from "#core/connections/resolve-route.ts";
import type { Failure } from "#core/wire/failure.ts";
import { sendToDemo } from "#io/demo/send-to-demo.ts";
import { diagnoseNoResponse } from "#io/http/diagnose-no-response.ts";
import { post } from "#io/http/post.ts";
import type { Transport } from "#io/reply/stream-reply.ts";
import { isDemoPaced } from "#state/preferences/demo-pace.ts";

const DEMO_TRANSPORT: Transport = {
  send: (request, signal) => sendToDemo(request.body ?? "", { signal, paced: isDemoPaced() }),
  diagnose: async (_request, error) => ({ kind: "bug", serverMessage: String(error) }),
  redact: (failure) => failure,
};

/** The header by which the page's own server marks a response as its own, which did not come from the service. */
const OWN_RESPONSE_HEADER = "x-etude-server";

/** The transport for a route. */
export function createTransport(route: Exclude<Route, { via: "nowhere" }>): Transport {
  if (route.via === "worker") return DEMO_TRANSPORT;
  if (route.via === "app-server")
    return {
      send: async (request, signal) => {
        const response = await post(request, { key: undefined }, signal);
        if (response.headers.has(OWN_RESPONSE_HEADER)) throw new Error("Étude’s server could not reach the service.");
        return response;
      },
      diagnose: async () => ({ kind: "unreachable", host: "api.aimlapi.com" }),
      redact: (failure) => ({ ...failure, viaAppServer: true }),
    };
  const { baseUrl, key, headers = {} } = route;
  const probedHeaderNames = [...(key === undefined ? [] : ["authorization"]), ...Object.keys(headers)];
  return {
    send: (request, signal) => post(request, { key, headers }, signal),
    diagnose: (request, _error, signal) => {
      const names = new Set([...probedHeaderNames, ...Object.keys(request.headers)]);
      names.delete("content-type");
      return diagnoseNoResponse(request.url, baseUrl, [...names], signal);
    },
    redact: (failure) => redactSecrets(failure, key, Object.values(headers)),
  };
}

/** A shorter value would also match unrelated text. */
const MIN_SECRET_CHARS = 4;

const TEXT_FACTS = ["serverMessage", "requestId", "field", "upstream"] as const;

/** Replaces the key and the header values in the texts of a failure, since some services repeat a refused key. */
function redactSecrets(failure: Failure, key: string | undefined, values: readonly string[]): Failure {
  const redacted = { ...failure };
  for (const name of TEXT_FACTS) {
    let text = redacted[name];
    if (text === undefined) continue;
    if (key !== undefined) text = text.replaceAll(key, "‹your key›");
    for (const value of values) if (value.length >= MIN_SECRET_CHARS) text = text.replaceAll(value, "‹your header›");
    redacted[name] = text;
  }
  return redacted;
}
