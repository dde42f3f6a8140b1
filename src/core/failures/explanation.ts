import type { Preset } from "#core/connections/preset.ts";
import { getKeysUrl } from "#core/connections/service-notes.ts";
import type { Adaptation, Dialect } from "#core/vocabulary.ts";
import type { Failure } from "#core/wire/failure.ts";

/** A button offered for a failure. */
export type FailureAction =
  | { kind: "open-connections" }
  | { kind: "choose-model" }
  /** Sends the same request again. */
  | { kind: "regenerate" }
  /** Opens the request to be changed by hand. */
  | { kind: "edit-request" }
  /** Focuses the control of the parameter. */
  | { kind: "show-parameter"; path: string }
  /**
   * Sets the field to this value and runs the turn again. `isBound` is true where the model takes no larger one, whatever
   * the prompt; that is remembered.
   */
  | { kind: "send-with"; path: string; value: number; isBound?: true }
  /**
   * Sends the same request without these fields, which is remembered for the model. `keeps` names the parameter that stays
   * instead of them: then they are only unset, since the model takes each of them alone.
   */
  | { kind: "send-without"; paths: string[]; keeps?: string }
  /** Sends the same request in the other dialect. */
  | { kind: "send-as"; dialect: Dialect }
  /** Sends the same request with this change to what Étude adds by itself. */
  | { kind: "send-adapted"; adaptation: Adaptation }
  /** Sends the same request without the older half of the conversation. */
  | { kind: "send-shorter" }
  /** Sends a new version of the turn with smaller pictures. */
  | { kind: "send-smaller-pictures" }
  /** Sends the same request once the wait that the service asked for is over. */
  | { kind: "send-later"; afterMs: number };

/** An explanation of a failure in three short sentences: what happened, why as far as known, what to do. */
export type Explanation = {
  what: string;
  why?: string;
  todo: string;
  /** True where the service's own sentence says more than Étude knows, so that it is shown first. */
  isMessageFirst?: true;
  /** The buttons; the first is the most likely remedy. */
  actions: [FailureAction, ...FailureAction[]];
  link?: { label: string; href: string };
};

/** Facts around a failure that its explanation needs. */
export type FailureContext = {
  preset: Preset;
  modelId: string;
  /** The origin of this page, for instructions on what a server has to allow. */
  pageOrigin: string;
  /** Names of the headers that were sent beside the usual ones. */
  headerNames: readonly string[];
  /** The last known balance of the account, as a sentence. */
  balance?: string;
  /** The request that failed; absent for a test of a connection. */
  sent?: SentRequest;
};

/** Facts about a failed request that its explanation needs. */
export type SentRequest = {
  /** The paths of the parameters that were sent. */
  paths: readonly string[];
  /** The names in the JSON that the user wrote, and the paths of its fields, also of those in its objects. */
  extraNames: readonly string[];
  extraPaths: readonly string[];
  /** True for a request that was made by hand, of which no setting was sent. */
  isHandMade?: boolean;
  dialect: Dialect;
  /** The changes with which it was sent. */
  adaptations: readonly Adaptation[];
  hasSystem: boolean;
  hasEarlierTurns: boolean;
  hasPictures: boolean;
  /** True where fields of the model's own may have gone back to it with earlier answers. */
  hasOwnFields: boolean;
  /** True where some text of the reply had arrived. */
  hasText: boolean;
};

/** Returns the explanation of one kind of failure. */
export type Explain = (context: FailureContext, failure: Failure) => Explanation;

export const OPEN_CONNECTIONS: FailureAction = { kind: "open-connections" };
export const REGENERATE: FailureAction = { kind: "regenerate" };
export const OTHER_MODEL: FailureAction = { kind: "choose-model" };

const KEYS = { label: "Keys at aimlapi.com", href: "https://aimlapi.com/app/keys" };

/** The pages on which a service is paid, by the id of its preset. */
const BILLING_ADDRESSES: Readonly<Record<string, string>> = {
  aimlapi: "https://aimlapi.com/app/billing/",
  anthropic: "https://console.anthropic.com/settings/billing",
  openai: "https://platform.openai.com/settings/organization/billing/overview",
  openrouter: "https://openrouter.ai/settings/credits",
};

/** The host that the request went to, else the name of its service. */
export function getHost({ preset }: FailureContext, { host }: Failure): string {
  return host ?? preset.name;
}

/** A link to the service's page of API keys, where one is known. */
export function linkToKeys({ preset }: FailureContext): Pick<Explanation, "link"> {
  if (preset.id === "aimlapi") return { link: KEYS };
  const href = getKeysUrl(preset.id);
  return href === undefined ? {} : { link: { label: `Keys of ${preset.name}`, href } };
}

/** A link to the service's billing page, where one is known. */
export function linkToBilling({ preset }: FailureContext): Pick<Explanation, "link"> {
  const href = BILLING_ADDRESSES[preset.id];
  return href === undefined ? {} : { link: { label: `Billing of ${preset.name}`, href } };
}

/** A sentence on AI/ML API's promise not to bill failed requests; "" for other services. */
export function describeNotBilled({ preset }: FailureContext): string {
  return preset.id === "aimlapi" ? " Failed calls are not billed." : "";
}
