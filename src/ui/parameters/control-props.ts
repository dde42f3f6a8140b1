import type { Id } from "#core/conversation/conversation.ts";
import type { Json } from "#core/json.ts";

/** What every control is given: where it writes, what stands there, and whether it can be sent now. */
export type ControlProps = {
  variantId: Id;
  path: string;
  value: Json | undefined;
  isBlocked: boolean;
  describedBy: string;
  onChange: (value: Json | undefined) => void;
};
