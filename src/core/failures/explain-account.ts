import { assertNever } from "#core/assert-never.ts";
import { getLocalServer } from "./local-servers.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Explanation, FailureContext } from "./explanation.ts";
import { linkToBilling, linkToKeys, OPEN_CONNECTIONS, REGENERATE } from "./explanation.ts";

/** What is said of a key or an account that the service does not take. */
export function explainAccount(
  failure: Failure & { kind: "key-missing" | "key-refused" | "no-credit" | "forbidden" | "plan-limit" },
  context: FailureContext,
): Explanation {
  const service = context.preset.name;
  const local = getLocalServer(context.preset.id);
  switch (failure.kind) {
    case "key-missing":
      return {
        what: `${service} needs an API key.`,
        why: "Nothing was sent.",
        todo: "Paste a key under Connections, then run again.",
        actions: [OPEN_CONNECTIONS],
        ...linkToKeys(context),
      };
    case "key-refused":
      return {
        what: failure.viaAppServer ? "The key in .env.local was not accepted." : "The key was not accepted.",
        why: `${service} says it is missing, wrong, disabled or expired.`,
        todo: failure.viaAppServer
          ? "Correct it there and start Étude again, or paste a key under Connections."
          : "Check the key under Connections, then run again.",
        actions: [OPEN_CONNECTIONS, REGENERATE],
        ...linkToKeys(context),
      };
    case "no-credit":
      return {
        what: "No credit is left on this account.",
        why: `${service} refused the call before running it; it was not billed.${describeBalance(context)}`,
        todo: "Top up, then run again.",
        actions: [REGENERATE],
        ...linkToBilling(context),
      };
    case "forbidden":
      // A local server that refuses pages from elsewhere says so with a bare 403.
      if (local !== undefined && failure.serverMessage === undefined)
        return {
          what: `${service} refuses requests from this page.`,
          why: "It answers only pages that it was told to allow.",
          todo: `${local.getCorsHint(context.pageOrigin)} Then run again.`,
          actions: [REGENERATE, OPEN_CONNECTIONS],
        };
      return {
        what: "This key may not do that.",
        why: `A key can be limited to some endpoints or models.${describeBalance(context)}`,
        todo: "Use another key under Connections, or change this one's permissions.",
        actions: [OPEN_CONNECTIONS, REGENERATE],
        ...linkToKeys(context),
      };
    case "plan-limit":
      return {
        what: "The limit of your plan is reached.",
        why: `${service} counts calls by the plan, and trying again at once would not help.`,
        todo: "Wait until it resets, or change the plan.",
        actions: [REGENERATE],
        ...linkToBilling(context),
      };
    default:
      return assertNever(failure.kind);
  }
}

/** Money is the other cause of such a refusal: what is known of it is said. */
function describeBalance({ balance }: FailureContext): string {
  return balance === undefined ? "" : ` The balance that was read last: ${balance}`;
}
