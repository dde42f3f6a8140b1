import { assertNever } from "#core/assert-never.ts";
import type { Failure } from "./failure.ts";

/** A button that leads on from a failure. */
export type FailureAction = "open-connections" | "choose-model" | "regenerate";

/** The three short things a reader is owed: what happened, why as far as known, what to do. */
export type Explanation = {
  what: string;
  why?: string;
  todo: string;
  action: FailureAction;
  link?: { label: string; href: string };
};

export type FailureContext = { connectionName: string; modelId: string; isAimlapi: boolean };

const KEYS = { label: "Keys at aimlapi.com", href: "https://aimlapi.com/app/keys" };
const BILLING = { label: "Billing at aimlapi.com", href: "https://aimlapi.com/app/billing/" };

/** The sentences and the button for a failure. What the service itself said is shown beside them, not here. */
export function explainFailure(failure: Failure, context: FailureContext): Explanation {
  const { connectionName: service, modelId } = context;
  const host = failure.host ?? service;
  const link = (target: { label: string; href: string }) => (context.isAimlapi ? { link: target } : {});
  switch (failure.kind) {
    case "key-missing":
      return {
        what: `${service} needs an API key.`,
        why: "Nothing was sent.",
        todo: "Paste a key under Connections, then run again.",
        action: "open-connections",
        ...link(KEYS),
      };
    case "key-refused":
      if (failure.viaAppServer)
        return {
          what: "The key in .env.local was not accepted.",
          why: `${service} says it is missing, wrong, disabled or expired.`,
          todo: "Correct it there and start Étude again, or paste a key under Connections.",
          action: "open-connections",
          ...link(KEYS),
        };
      return {
        what: "The key was not accepted.",
        why: `${service} says it is missing, wrong, disabled or expired.`,
        todo: "Check the key under Connections, then run again.",
        action: "open-connections",
        ...link(KEYS),
      };
    case "no-credit":
      return {
        what: "No credit is left on this account.",
        why: `${service} refused the call before running it; it was not billed.`,
        todo: "Top up, then run again.",
        action: "regenerate",
        ...link(BILLING),
      };
    case "forbidden":
      return {
        what: "This key may not do that.",
        why: "A key can be limited to some endpoints or models.",
        todo: "Use another key under Connections, or change this one's permissions.",
        action: "open-connections",
        ...link(KEYS),
      };
    case "model-unknown":
      return {
        what: `${service} does not offer the model “${modelId}”.`,
        why: "The name may be misspelt, or the model has been retired.",
        todo: "Choose another model; your prompt stays as it is.",
        action: "choose-model",
      };
    case "wrong-address":
      return {
        what: `${host} has no chat endpoint at this address.`,
        why: "The base URL is probably wrong.",
        todo: "Check the base URL under Connections; it usually ends in /v1.",
        action: "open-connections",
      };
    case "bad-request":
      return {
        what: `${service} refused the request.`,
        why: "It says that a field is wrong.",
        todo: "Change what it names, then run again.",
        action: "regenerate",
      };
    case "too-large":
      return {
        what: "The request is too large.",
        why: "The service or something on the way has a limit on its size.",
        todo: "Shorten the prompt or take attachments out, then run again.",
        action: "regenerate",
      };
    case "rate-limited":
      return {
        what: "Too many requests.",
        why: `${service} limits how many calls it takes at a time.`,
        todo: "Wait a little, then run again.",
        action: "regenerate",
      };
    case "plan-limit":
      return {
        what: "The limit of your plan is reached.",
        todo: "Wait until it resets, or change the plan.",
        action: "regenerate",
        ...link(BILLING),
      };
    case "server-error":
      return {
        what: `${service} had an error of its own.`,
        why: "Failed calls are not billed.",
        todo: "Run again, or try another model.",
        action: "regenerate",
      };
    case "overloaded":
      return {
        what: "The model is overloaded.",
        todo: "Wait a little, then run again.",
        action: "regenerate",
      };
    case "timed-out":
      return {
        what: "The answer took too long.",
        why: "The service gave up waiting.",
        todo: "Run again with streaming on, or with fewer max_tokens.",
        action: "regenerate",
      };
    case "not-an-answer":
      return {
        what: `${host} answered with something that is not a model's answer.`,
        why: "A login page, a proxy or a wrong address answers like this.",
        todo: "Check the base URL under Connections.",
        action: "open-connections",
      };
    case "empty-answer":
      return {
        what: "The answer was empty.",
        why: `${host} ended it without a word.`,
        todo: "Run again.",
        action: "regenerate",
      };
    case "error-in-stream":
      return {
        what: `${service} broke off with an error.`,
        why: "The text up to there is kept.",
        todo: "Run again.",
        action: "regenerate",
      };
    case "offline":
      return {
        what: "You are offline.",
        why: "This computer has no network connection.",
        todo: "Connect, then run again. The demo model works without.",
        action: "regenerate",
      };
    case "unreachable":
      return {
        what: `${host} cannot be reached.`,
        why: "The address is wrong, the server is not running, or something blocks it.",
        todo: "Check the base URL under Connections, or start the server.",
        action: "open-connections",
      };
    case "broke-off":
      return {
        what: "The connection broke before an answer came.",
        why: `${host} can be reached, so the call may have run. A gateway's error page can look the same.`,
        todo: "Run again.",
        action: "regenerate",
      };
    case "blocked-by-cors":
      return {
        what: `${host} does not let web pages read its answers.`,
        why: "The server is there, but sends no CORS headers. An error page of a gateway can look the same.",
        todo: "Allow this page's address on the server, or use a base URL that goes through a proxy.",
        action: "open-connections",
      };
    case "preflight-refused":
      return {
        what: `${host} did not let the browser send this request.`,
        why: "It answers simple requests, but refused the one that asks for permission first (CORS preflight).",
        todo: "Allow the headers Authorization and Content-Type on the server, or use a proxy's base URL.",
        action: "open-connections",
      };
    case "plain-http":
      return {
        what: `${host} is another computer, and plain http may not be used to reach it.`,
        why: "The prompt and the key would travel unprotected.",
        todo: "Use an https base URL, or a server on this computer.",
        action: "open-connections",
      };
    case "not-sendable":
      return {
        what: "This request was not sent.",
        ...(failure.serverMessage ? { why: failure.serverMessage } : {}),
        todo: "Change that, then run again.",
        action: "regenerate",
      };
    case "bug":
      return {
        what: "Étude itself made a mistake here.",
        why: "The text that came is kept.",
        todo: "Run again; if it comes back, report it with the words below.",
        action: "regenerate",
      };
    default:
      return assertNever(failure.kind);
  }
}
