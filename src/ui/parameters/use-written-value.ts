import { useState } from "react";
import type { Id, Path } from "#core/conversation/conversation.ts";
import type { Json } from "#core/json.ts";
import { fieldTyped, useUnreadableField } from "#state/parameters/unreadable-fields.ts";

/** What a text means: a value, none where it is empty, or the reason why it cannot be read. */
export type WrittenValue = { value: Json | undefined } | { reason: string };

/**
 * A value that is written as text. The text stands as it is typed as long as it means the value; what cannot be read
 * yet is kept and holds the run back.
 */
export function useWrittenValue({
  variantId,
  path,
  value,
  print,
  read,
  onChange,
}: {
  variantId: Id;
  path: Path;
  value: Json | undefined;
  /** The value as it is first shown. */
  print: (value: Json) => string;
  read: (text: string) => WrittenValue;
  onChange: (value: Json | undefined) => void;
}) {
  const unreadable = useUnreadableField(variantId, path);
  const [typed, setTyped] = useState<{ text: string; meaning: string | undefined } | null>(null);
  const printed = value === undefined ? "" : print(value);
  return {
    shown: unreadable?.text ?? (typed !== null && typed.meaning === JSON.stringify(value) ? typed.text : printed),
    isUnreadable: unreadable !== undefined,
    onTyped: (text: string) => {
      const written = read(text);
      fieldTyped(variantId, path, "reason" in written ? { path, text, reason: written.reason } : undefined);
      if ("reason" in written) return;
      setTyped({ text, meaning: JSON.stringify(written.value) });
      onChange(written.value);
    },
    onReset: () => {
      fieldTyped(variantId, path, undefined);
      onChange(undefined);
    },
  };
}
