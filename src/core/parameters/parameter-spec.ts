import type { Json } from "#core/json.ts";
import type { Path } from "#core/vocabulary.ts";

/** How one value can be set. Bounds are inclusive. */
export type PlainControl =
  | { kind: "number"; integer: boolean; minimum?: number; maximum?: number; step?: number }
  | { kind: "boolean" }
  | { kind: "enum"; values: string[] }
  /** As an enum, of values that are not all texts. */
  | { kind: "options"; values: Json[] }
  | { kind: "text" }
  | { kind: "strings" }
  | { kind: "numbers" }
  | { kind: "map"; of?: "number" }
  | { kind: "json"; shape: "array" | "object" | "any" };

/** One of several forms that a value can have, under the name it is chosen by. */
export type ValueAlternative = { name: string; control: PlainControl };

/** How a parameter can be set. */
export type ParameterControl = PlainControl | { kind: "choice"; alternatives: ValueAlternative[] };

/** A parameter that belongs to one form of an object: it is sent only while one of these words stands at that path. */
export type ParameterCondition = { path: Path; values: string[] };

/** One field of the body that the panel can set. */
export type ParameterSpec = {
  path: Path;
  control: ParameterControl;
  /** What the service takes when the parameter is not sent, where that is published. */
  default?: Json;
  /** Where an unset slider rests when no default is published: the value that changes least. */
  neutral?: number;
  /** One line under the control. */
  hint: string;
  /** The longer text, on demand. */
  description?: string;
  /** The value a new conversation starts with; absent for "not sent". */
  start?: Json;
  /** What is wrong with a value by the schema, as a short sentence with the bound; undefined where nothing is. */
  check: (value: Json) => string | undefined;
  condition?: ParameterCondition;
};
