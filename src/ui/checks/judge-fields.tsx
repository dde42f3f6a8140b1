import { CHECK_KIND_ROWS } from "#core/checks/check-kinds.ts";
import { JUDGE_LIMITS } from "#core/judge/find-judge-gap.ts";
import { sayVerdictForm, isVerdictForm } from "#core/judge/verdict-form.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { BaselineField } from "./baseline-field.tsx";
import { CheckFieldInput } from "./check-field-input.tsx";
import { JudgeModelFields } from "./judge-model-fields.tsx";
import { JudgePromptField } from "./judge-prompt-field.tsx";

type Options = Readonly<Record<string, string>>;

const FORM_FIELD = CHECK_KIND_ROWS.judge.fields[0];
const RATINGS = ["2", "3", "4", "5"].map((value) => ({ value, label: `${value} of 5` }));

/** The fields of a judge: what it is asked, in which form it answers, and which model it is. */
export function JudgeFields({ options, onChange }: { options: Options; onChange: (changes: Options) => void }) {
  const { form = "pass", prompt = "", rules = "", leastRating = "4" } = options;
  const usesRules = listMarkers([prompt]).some(({ name }) => name === "rules");
  return (
    <>
      <JudgePromptField options={options} onChange={onChange} />
      <Field
        label="Prompt"
        hint="{{input}} is what was asked, {{output}} the answer, {{expected}} the right one; each variable of the row fills its marker too."
      >
        {(control) => (
          <AutoTextarea
            {...control}
            value={prompt}
            onChange={(event) => onChange({ prompt: event.target.value })}
            className={joinClasses("max-h-system min-h-8 py-1", CONTROL_CLASSES)}
          />
        )}
      </Field>
      {usesRules && (
        <Field label="Criteria" hint="Fill {{rules}}: what a good answer does, one on each line.">
          {(control) => (
            <AutoTextarea
              {...control}
              value={rules}
              onChange={(event) => onChange({ rules: event.target.value })}
              className={joinClasses("max-h-system min-h-16 py-1", CONTROL_CLASSES)}
            />
          )}
        </Field>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <CheckFieldInput field={FORM_FIELD} value={form} onChange={(value) => onChange({ form: value })} />
        {form === "rating" && (
          <Field label="Passes from">
            {(control) => (
              <Select
                {...control}
                look="field"
                options={RATINGS}
                value={leastRating}
                onChange={(value) => onChange({ leastRating: value })}
              />
            )}
          </Field>
        )}
        {form === "better" && (
          <BaselineField value={options["baseline"] ?? ""} onChange={(baseline) => onChange({ baseline })} />
        )}
      </div>
      {isVerdictForm(form) && (
        <p className="text-sm text-ink-3">
          Sent after the prompt: “{sayVerdictForm(form)}”
          {form === "better" && " Each pair is asked about twice, in both orders."}
        </p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <JudgeModelFields
          connectionId={options["connection"] ?? ""}
          modelId={options["model"] ?? ""}
          onChange={onChange}
        />
        {JUDGE_LIMITS.map(({ name, label }) => (
          <TextField
            key={name}
            label={label}
            isLiteral
            value={options[name] ?? ""}
            onChange={(value) => onChange({ [name]: value })}
          />
        ))}
      </div>
    </>
  );
}
