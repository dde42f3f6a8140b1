import type { FailureKind } from "#core/wire/failure.ts";
import type { Route } from "./resolve-route.ts";

/** The setting without which nothing can be sent to a connection. */
export type MissingSetting = Extract<Route, { via: "nowhere" }>["missing"];

/** The failure of a request without a setting. */
export const MISSING_FAILURES = {
  key: "key-missing",
  lock: "key-locked",
  address: "wrong-address",
} as const satisfies Record<MissingSetting, FailureKind>;
