import { useState } from "react";
import { readExamples } from "#core/answer-schemas/read-examples.ts";
import type { Json } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { takeLastAnswers } from "#state/edits/answer-schema.ts";
import { Button } from "#ui/kit/button.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** A field for an answer as it should be, of which a schema is made; or for this column's last answers, by one press. */
export function SchemaExample({
  variantId,
  onExamples,
}: {
  variantId: Id;
  onExamples: (examples: readonly Json[]) => void;
}) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const give = (found: { examples: readonly Json[] } | { reason: string }) => {
    setFault("reason" in found ? found.reason : undefined);
    if ("examples" in found) onExamples(found.examples);
  };
  const giveLast = () => {
    const examples = takeLastAnswers(variantId);
    give(examples.length > 0 ? { examples } : { reason: "No answer of this column is JSON yet" });
  };
  return (
    <Field label="From an example" error={fault}>
      {(control) => (
        <div className="flex flex-wrap items-start gap-2">
          <textarea
            {...control}
            dir="ltr"
            rows={2}
            value={text}
            spellCheck={false}
            autoComplete="off"
            placeholder="Paste an answer as it should be, or several, one a line"
            onChange={(event) => {
              setText(event.target.value);
              setFault(undefined);
            }}
            className={joinClasses("min-w-40 grow resize-y py-1.5 font-mono text-sm", CONTROL_CLASSES)}
          />
          <Button
            offReason={text.trim() === "" ? "Paste an answer first" : undefined}
            onClick={() => give(readExamples(text))}
          >
            Make a schema of it
          </Button>
          <Button onClick={giveLast}>From the last answer</Button>
        </div>
      )}
    </Field>
  );
}
