import type { Json } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";

/** The properties of every control: the parameter it sets, its value, its state, and the actions of its head. */
export type ControlProps = {
  variantId: Id;
  path: string;
  value: Json | undefined;
  /** True where the parameter is sent, or its field has an invalid text. */
  isSet: boolean;
  isDisabled: boolean;
  /**
   * True where the text is invalid, or the service rejected the value; the reason is in the element that `describedBy`
   * names.
   */
  isInvalid: boolean;
  describedBy: string;
  onSweep?: (() => void) | undefined;
  isSweepAlwaysShown?: boolean;
  onApplyToAll?: (() => void) | undefined;
  onReset: () => void;
  onChange: (value: Json | undefined) => void;
};

/** The properties of a control with a text field: the text it shows, and the action for every text typed. */
export type TextControlProps = ControlProps & { text: string; onType: (text: string) => void };
