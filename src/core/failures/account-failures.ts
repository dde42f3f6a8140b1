import { getLocalServer } from "./local-servers.ts";
import type { Explain, FailureContext } from "./explanation.ts";
import { linkToBilling, linkToKeys, OPEN_CONNECTIONS, REGENERATE } from "./explanation.ts";
import type { FailureKind } from "#core/wire/failure.ts";

/** Explanations of failures caused by a key or an account. */
export const ACCOUNT_FAILURES = {
  "key-missing": (context) => ({
    what: `${context.preset.name} needs an API key.`,
    why: "The request was not sent.",
    todo: "Paste a key under Connections, then run again.",
    actions: [OPEN_CONNECTIONS],
    ...linkToKeys(context),
  }),
  "key-locked": (context) => ({
    what: `The key of ${context.preset.name} is locked.`,
    why: "The request was not sent.",
    todo: "Run it again and enter your passphrase.",
    actions: [REGENERATE],
  }),
  "key-refused": (context, failure) => ({
    what: failure.viaAppServer ? "The key in .env.local was not accepted." : "The key was not accepted.",
    why: `${context.preset.name} says that the key is missing, wrong, disabled or expired.`,
    todo: failure.viaAppServer
      ? "Correct the key there and restart Étude, or paste a key under Connections."
      : "Check the key under Connections, then run again.",
    actions: [OPEN_CONNECTIONS, REGENERATE],
    ...linkToKeys(context),
  }),
  "no-credit": (context) => ({
    what: "No credit is left on this account, or its limit is reached.",
    why: `${context.preset.name} refused the request before running it, so it was not billed.${describeBalance(context)}`,
    todo: "Top up or raise the limit, then run again.",
    actions: [REGENERATE],
    ...linkToBilling(context),
  }),
  forbidden: (context, failure) => {
    const local = getLocalServer(context.preset.id);
    // A local server that refuses pages of other origins sends a bare 403.
    if (local !== undefined && failure.serverMessage === undefined)
      return {
        what: `${context.preset.name} refuses requests from this page.`,
        why: "The server answers only pages that it is set to allow.",
        todo: `${local.getCorsHint(context.pageOrigin)} Then run again.`,
        actions: [REGENERATE, OPEN_CONNECTIONS],
      };
    return {
      what: "This key has no permission for this request.",
      why: `A key can be limited to some endpoints or models.${describeBalance(context)}`,
      todo: "Use another key under Connections, or change this one's permissions.",
      actions: [OPEN_CONNECTIONS, REGENERATE],
      ...linkToKeys(context),
    };
  },
  "plan-limit": (context) => ({
    what: "The limit of your plan is reached.",
    why: `${context.preset.name} limits requests by plan, so trying again now would not help.`,
    todo: "Wait until the limit resets, or change the plan.",
    actions: [REGENERATE],
    ...linkToBilling(context),
  }),
} satisfies Partial<Record<FailureKind, Explain>>;

/** A sentence with the last known balance, since missing credit can cause the same refusal; "" where none is known. */
function describeBalance({ balance }: FailureContext): string {
  return balance === undefined ? "" : ` When last checked: ${balance}`;
}
