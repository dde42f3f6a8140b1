import type { Preset } from "#core/connections/preset.ts";
import type { Dialect } from "#core/vocabulary.ts";
import type { Failure } from "#core/wire/failure.ts";

/** A button that leads on from a failure. */
export type FailureAction =
  | { kind: "open-connections" }
  | { kind: "choose-model" }
  /** The same request again. */
  | { kind: "regenerate" }
  /** The control of the parameter takes the focus. */
  | { kind: "show-parameter"; path: string }
  /** These are unset, and the turn is asked again. `keeps` names what stays in their place. */
  | { kind: "send-without"; paths: string[]; keeps?: string }
  /** The same request in the other form of body. */
  | { kind: "send-as"; dialect: Dialect }
  /** The same request without the older half of the conversation. */
  | { kind: "send-shorter" }
  /** A new version of the turn with smaller pictures. */
  | { kind: "send-smaller-pictures" }
  /** The same request, once the time that was asked for is over. */
  | { kind: "send-later"; afterMs: number };

/** The three short things a reader is owed: what happened, why as far as known, what to do. */
export type Explanation = {
  what: string;
  why?: string;
  todo: string;
  /** The first is the likeliest way on. */
  actions: [FailureAction, ...FailureAction[]];
  link?: { label: string; href: string };
};

/** What is known around a failure. */
export type FailureContext = {
  preset: Preset;
  modelId: string;
  /** Where this page comes from, for what a server has to allow. */
  pageOrigin: string;
  /** Names of the headers that were sent beside the usual ones. */
  headerNames: readonly string[];
  /** What was last read to be left on the account, as a sentence. */
  balance?: string;
  /** What was asked; absent for a test of a connection. */
  sent?: SentRequest;
};

/** What an explanation needs to know of the request that failed. */
export type SentRequest = {
  /** The parameters that went along. */
  paths: readonly string[];
  /** The names in the extra JSON. */
  extraNames: readonly string[];
  dialect: Dialect;
  hasEarlierTurns: boolean;
  hasPictures: boolean;
  /** Some of the answer had come. */
  hasText: boolean;
};

/** Returns the explanation of one kind of failure. */
export type Explain = (context: FailureContext, failure: Failure) => Explanation;

export const OPEN_CONNECTIONS: FailureAction = { kind: "open-connections" };
export const REGENERATE: FailureAction = { kind: "regenerate" };

const KEYS = { label: "Keys at aimlapi.com", href: "https://aimlapi.com/app/keys" };
const BILLING = { label: "Billing at aimlapi.com", href: "https://aimlapi.com/app/billing/" };

/** The host that the request went to, else the name of its service. */
export function getHost({ preset }: FailureContext, { host }: Failure): string {
  return host ?? preset.name;
}

/** A link to the service's page of keys, where it has one. */
export function linkToKeys({ preset }: FailureContext): Pick<Explanation, "link"> {
  if (preset.id === "aimlapi") return { link: KEYS };
  return preset.keysUrl === undefined ? {} : { link: { label: `Keys of ${preset.name}`, href: preset.keysUrl } };
}

/** A link to where the service is paid, where that is known. */
export function linkToBilling({ preset }: FailureContext): Pick<Explanation, "link"> {
  return preset.id === "aimlapi" ? { link: BILLING } : {};
}

/** What AI/ML API promises of calls that fail, for where it applies. */
export function describeNotBilled({ preset }: FailureContext): string {
  return preset.id === "aimlapi" ? " Failed calls are not billed." : "";
}
