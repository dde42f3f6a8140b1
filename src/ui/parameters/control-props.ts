import type { Json } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";

/** What every control is given: where it writes, what stands there, whether it can be sent now, and what else its head offers. */
export type ControlProps = {
  variantId: Id;
  path: string;
  value: Json | undefined;
  isDisabled: boolean;
  /** The service refused it as it stands; why is in what describes it. */
  isRefused: boolean;
  describedBy: string;
  onSweep?: (() => void) | undefined;
  onApplyToAll?: (() => void) | undefined;
  onChange: (value: Json | undefined) => void;
};
