import { getLocalServer } from "./local-servers.ts";
import type { Explain } from "./explanation.ts";
import { getHost, OPEN_CONNECTIONS, REGENERATE } from "./explanation.ts";
import type { FailureKind } from "#core/wire/failure.ts";

/** Explanations of failures without any response, with the remedy for the server. */
export const NO_RESPONSE_FAILURES = {
  offline: () => ({
    what: "You are offline.",
    why: "This computer has no network connection.",
    todo: "Connect to a network, then try again. The demo model works offline.",
    actions: [REGENERATE],
  }),
  unreachable: (context, failure) => ({
    what: `${getHost(context, failure)} cannot be reached.`,
    why: "The address is wrong, the server is not running, its name is not known, or something blocks it.",
    todo: getLocalServer(context.preset.id)?.startHint ?? "Check the base URL under Connections, or start the server.",
    actions: [OPEN_CONNECTIONS, REGENERATE],
  }),
  "broke-off": (context, failure) => ({
    what: "The connection broke before an answer came.",
    why: `${getHost(context, failure)} can be reached, so the request may have run. A gateway's error page can look the same.`,
    todo: "Try again.",
    actions: [REGENERATE],
  }),
  "blocked-by-cors": (context, failure) => ({
    what: `${getHost(context, failure)} does not let web pages read its answers.`,
    why: "The server answered, but sent no CORS headers. An error page of a gateway can look the same.",
    todo:
      getLocalServer(context.preset.id)?.getCorsHint(context.pageOrigin) ??
      `Allow ${context.pageOrigin} on the server, or use a base URL that goes through a proxy.`,
    actions: [OPEN_CONNECTIONS, REGENERATE],
  }),
  "preflight-refused": (context, failure) => ({
    what: `${getHost(context, failure)} did not let the browser send this request.`,
    why: "The server refused the browser’s question whether it may send this request (CORS preflight).",
    todo: `Allow the headers ${formatList(["Authorization", "Content-Type", ...context.headerNames])} for ${context.pageOrigin} on the server, or use a proxy's base URL.`,
    actions: [OPEN_CONNECTIONS, REGENERATE],
  }),
  redirected: (context, failure) => ({
    what: `${getHost(context, failure)} points to another address.`,
    why: "A key is never sent to an address it was not typed for, so the request was stopped.",
    todo: "Enter the new address as the base URL under Connections.",
    actions: [OPEN_CONNECTIONS],
  }),
  "plain-http": (context, failure) => ({
    what: `${getHost(context, failure)} is another computer and can be reached only over https.`,
    why: "Over http, the prompt and the key would be sent unencrypted.",
    todo: "Use an https base URL, or a server on this computer.",
    actions: [OPEN_CONNECTIONS],
  }),
  "local-network-denied": (context, failure) => ({
    what: `The browser may not reach ${getHost(context, failure)} from this page.`,
    why: "A web page needs your permission to reach servers on this computer or in your network, and the permission was refused.",
    todo: "Allow local network access in the page's settings beside the address bar, or run Étude on this computer.",
    actions: [REGENERATE, OPEN_CONNECTIONS],
  }),
} satisfies Partial<Record<FailureKind, Explain>>;

/** The items as text: "A, B and C". */
function formatList(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
