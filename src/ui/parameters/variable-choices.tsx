import { useState } from "react";
import { joinWordings, splitWordings } from "#core/templates/scan-template.ts";
import { variableKindChosen } from "#state/edits/variable-edits.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** The list that a variable's value is chosen from, with bars between its texts. */
export function VariableChoices({ name, choices }: { name: string; choices: readonly string[] }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      aria-label={`List of ${name}`}
      value={typed ?? joinWordings(choices)}
      placeholder="formal | playful | terse"
      dir="auto"
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.target.value);
        const texts = splitWordings(event.target.value).filter((text) => text !== "");
        variableKindChosen(name, { kind: "choice", choices: [...new Set(texts)] });
      }}
      onBlur={() => setTyped(null)}
      className={`mt-1 h-7 w-full text-sm ${COMPACT_CLASSES}`}
    />
  );
}
