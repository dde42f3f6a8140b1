/** The frame of a user's text. Each line has a direction of its own. */
export const TURN_TEXT_CLASSES =
  "rounded-card border border-line bg-sunken px-3 py-2.5 text-md break-words whitespace-pre-wrap [unicode-bidi:plaintext] wrap-anywhere";
