import { assertNever } from "#core/assert-never.ts";
import { getLocalServer } from "./local-servers.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Explanation, FailureContext } from "./explanation.ts";
import { OPEN_CONNECTIONS, REGENERATE } from "./explanation.ts";

type NoResponseKind =
  | "offline"
  | "unreachable"
  | "broke-off"
  | "blocked-by-cors"
  | "preflight-refused"
  | "redirected"
  | "plain-http"
  | "local-network-denied";

/** What is said where the browser got no answer at all, with the fix that belongs to the server. */
export function explainNoResponse(failure: Failure & { kind: NoResponseKind }, context: FailureContext): Explanation {
  const { preset, pageOrigin, headerNames } = context;
  const local = getLocalServer(preset.id);
  const host = failure.host ?? preset.name;
  switch (failure.kind) {
    case "offline":
      return {
        what: "You are offline.",
        why: "This computer has no network connection.",
        todo: "Connect, then try again. The demo model works without.",
        actions: [REGENERATE],
      };
    case "unreachable":
      return {
        what: `${host} cannot be reached.`,
        why: "The address is wrong, the server is not running, its name is not known, or something blocks it.",
        todo: local?.startHint ?? "Check the base URL under Connections, or start the server.",
        actions: [OPEN_CONNECTIONS, REGENERATE],
      };
    case "broke-off":
      return {
        what: "The connection broke before an answer came.",
        why: `${host} can be reached, so the call may have run. A gateway's error page can look the same.`,
        todo: "Try again.",
        actions: [REGENERATE],
      };
    case "blocked-by-cors":
      return {
        what: `${host} does not let web pages read its answers.`,
        why: "The server is there, but sends no CORS headers. An error page of a gateway can look the same.",
        todo:
          local?.getCorsHint(pageOrigin) ??
          `Allow ${pageOrigin} on the server, or use a base URL that goes through a proxy.`,
        actions: [OPEN_CONNECTIONS, REGENERATE],
      };
    case "preflight-refused":
      return {
        what: `${host} did not let the browser send this request.`,
        why: "It answers simple requests, but refused the one that asks for permission first (CORS preflight).",
        todo: `Allow the headers ${formatList(["Authorization", "Content-Type", ...headerNames])} for ${pageOrigin} on the server, or use a proxy's base URL.`,
        actions: [OPEN_CONNECTIONS, REGENERATE],
      };
    case "redirected":
      return {
        what: `${host} points to another address.`,
        why: "A key is never carried on to an address it was not typed for, so the request ended there.",
        todo: "Put the address that it points to under Connections.",
        actions: [OPEN_CONNECTIONS],
      };
    case "plain-http":
      return {
        what: `${host} is another computer, and plain http may not be used to reach it.`,
        why: "The prompt and the key would travel unprotected.",
        todo: "Use an https base URL, or a server on this computer.",
        actions: [OPEN_CONNECTIONS],
      };
    case "local-network-denied":
      return {
        what: `The browser may not reach ${host} from this page.`,
        why: "A page from the web needs your permission for servers on this computer or in your network, and it was refused.",
        todo: "Allow local network access in the page's settings beside the address bar, or run Étude on this computer.",
        actions: [REGENERATE, OPEN_CONNECTIONS],
      };
    default:
      return assertNever(failure.kind);
  }
}

/** "A, B and C". */
function formatList(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
