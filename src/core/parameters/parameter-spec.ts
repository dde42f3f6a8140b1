import type { Json } from "#core/json.ts";
import type { Path } from "#core/vocabulary.ts";

/** A control for one value. Bounds are inclusive. */
export type PlainControl =
  | { kind: "number"; integer: boolean; minimum?: number; maximum?: number; step?: number }
  | { kind: "boolean" }
  | { kind: "enum"; values: string[] }
  /** An enum of values that are not all strings. */
  | { kind: "options"; values: Json[] }
  | { kind: "text" }
  | { kind: "strings" }
  | { kind: "numbers" }
  | { kind: "map"; of?: "number" }
  | { kind: "json"; shape: "array" | "object" | "any" };

/** One of several alternatives for a value, and its name. */
export type ValueAlternative = { name: string; control: PlainControl };

/** The control of a parameter. */
export type ParameterControl = PlainControl | { kind: "choice"; alternatives: ValueAlternative[] };

/**
 * The condition of a parameter that belongs to one alternative of an object: it is sent only while the value at `path`
 * is one of `values`.
 */
export type ParameterCondition = { path: Path; values: string[] };

/** One field of the body that the panel can set. */
export type ParameterSpec = {
  path: Path;
  control: ParameterControl;
  /** The service's default, where it is published. */
  default?: Json;
  /** The position of an unset slider without a published default: the value that changes least. */
  neutral?: number;
  /** One line under the control. */
  hint: string;
  /** A longer text, shown on demand. */
  description?: string;
  /** The value in a new conversation; absent for "not sent". */
  start?: Json;
  /** The problem with a value by the schema, as a short sentence with the bound; undefined where there is none. */
  check: (value: Json) => string | undefined;
  condition?: ParameterCondition;
  /** The most that is sent of a number, where the model has refused more. */
  sentAtMost?: number;
};
