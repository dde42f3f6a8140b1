import { useState } from "react";
import { JUDGE_PROMPTS, type JudgePrompt } from "#core/judge/judge-prompts.ts";
import { getNewestVersion } from "#core/library/saved-prompt.ts";
import { useSavedPrompts } from "#state/library/saved-prompts.ts";
import { Field } from "#ui/kit/field.tsx";
import { Select } from "#ui/kit/select.tsx";

type Options = Readonly<Record<string, string>>;
type Choice = Omit<JudgePrompt, "form"> & Partial<Pick<JudgePrompt, "form">> & { value: string; label: string };

/** The choice of a judge prompt: those that come with Étude, those that the user saved, and a text of their own. */
export function JudgePromptField({ options, onChange }: { options: Options; onChange: (changes: Options) => void }) {
  const { prompts } = useSavedPrompts();
  const { prompt = "", promptName = "" } = options;
  const built = JUDGE_PROMPTS.map((each): Choice => ({ ...each, value: `étude ${each.name}`, label: each.name }));
  const saved = prompts.map((each): Choice => ({
    name: each.name,
    prompt: getNewestVersion(each).text,
    value: each.id,
    label: `Saved: ${each.name}`,
  }));
  const all = [...built, ...saved];
  const chosen = all.find((each) => each.prompt === prompt && each.name === promptName);
  // What was written stays within reach while other prompts are looked at.
  const [own, setOwn] = useState("");
  const ownText = chosen ? own : prompt;
  return (
    <Field label="Judge prompt">
      {(control) => (
        <Select
          {...control}
          look="field"
          options={[...all, ...(ownText === "" ? [] : [{ value: "", label: "A text of your own" }])]}
          value={chosen?.value ?? ""}
          onChange={(value) => {
            if (!chosen) setOwn(prompt);
            const next = all.find((each) => each.value === value);
            if (next) onChange({ prompt: next.prompt, promptName: next.name, ...(next.form && { form: next.form }) });
            else onChange({ prompt: own, promptName: "" });
          }}
        />
      )}
    </Field>
  );
}
