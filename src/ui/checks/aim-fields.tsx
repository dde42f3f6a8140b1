import type { Check } from "#core/conversation/check.ts";
import { Field } from "#ui/kit/field.tsx";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";

const AIMS = [
  { value: "text", label: "the whole answer" },
  { value: "path", label: "a value of its JSON" },
  { value: "tag", label: "the text in a tag" },
] as const;

/** The choice of the part of an answer that a check looks at. */
export function AimFields({ aim, onChange }: { aim: Check["aim"]; onChange: (aim: Check["aim"]) => void }) {
  return (
    <>
      <Field label="Looks at">
        {(control) => (
          <Select
            {...control}
            look="field"
            options={AIMS}
            value={aim?.kind ?? "text"}
            onChange={(kind) => onChange(kind === "text" ? undefined : { kind, at: aim?.at ?? "" })}
          />
        )}
      </Field>
      {aim && (
        <TextField
          label={aim.kind === "tag" ? "Tag" : "Path"}
          hint={aim.kind === "tag" ? "Such as answer, for <answer>…</answer>." : "Such as total, items[0].name."}
          isLiteral
          value={aim.at}
          onChange={(at) => onChange({ ...aim, at })}
        />
      )}
    </>
  );
}
