import { useState } from "react";
import type { Id } from "#core/vocabulary.ts";
import { variantNamed } from "#state/edits/variant-edits.ts";

/** The field for the name of a column. Enter and leaving save the name, Escape does not. */
export function NameField({
  variantId,
  name = "",
  letter,
  onDone,
}: {
  variantId: Id;
  name: string | undefined;
  letter: string;
  onDone: () => void;
}) {
  const [text, setText] = useState(name);
  const saveName = () => {
    variantNamed(variantId, text);
    onDone();
  };
  return (
    <input
      aria-label={`Name of variant ${letter}`}
      value={text}
      autoFocus
      placeholder="such as Short prompt"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={saveName}
      onKeyDown={(event) => {
        if (event.key === "Enter") saveName();
        if (event.key !== "Escape") return;
        event.nativeEvent.stopImmediatePropagation();
        onDone();
      }}
      className="h-6 min-w-24 grow rounded-control border border-line-strong bg-surface px-1.5 font-semibold"
    />
  );
}
