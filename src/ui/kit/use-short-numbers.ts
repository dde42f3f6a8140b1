import { useState } from "react";
import { shortenNumbers } from "#core/format.ts";

/**
 * The text of a field whose long numbers are shown in few digits until it has the focus. The tooltip has them in full.
 */
export function useShortNumbers(text: string) {
  const [hasFocus, setFocus] = useState(false);
  const short = shortenNumbers(text);
  return {
    shownText: hasFocus ? text : short,
    fullText: short === text ? undefined : text,
    onFocus: () => setFocus(true),
    onBlur: () => setFocus(false),
  };
}
