import type { Path } from "#core/conversation/conversation.ts";
import type { Json } from "#core/json.ts";

/** How a parameter can be set. Bounds are inclusive. */
export type ParameterControl =
  | { kind: "number"; integer: boolean; minimum?: number; maximum?: number; step?: number }
  | { kind: "boolean" }
  | { kind: "enum"; values: string[] }
  | { kind: "strings" }
  | { kind: "map" }
  | { kind: "json"; shape: "array" | "object" };

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
};
