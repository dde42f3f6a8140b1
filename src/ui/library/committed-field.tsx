import { useState } from "react";
import { TextField } from "#ui/kit/text-field.tsx";

/** A text field whose text counts once it is left or Enter is pressed. */
export function CommittedField({
  label,
  value,
  placeholder,
  onCommit,
}: {
  label: string;
  value: string;
  placeholder?: string;
  onCommit: (text: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    if (typed !== undefined && typed.trim() !== value) onCommit(typed.trim());
    setTyped(undefined);
  };
  return (
    <TextField
      label={label}
      value={typed ?? value}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
