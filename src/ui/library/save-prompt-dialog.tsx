import { useRef, useState } from "react";
import { deriveTitle } from "#core/conversation/derive-title.ts";
import { compareVersions } from "#core/library/compare-versions.ts";
import { describeChanges } from "#core/library/describe-changes.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import { getNewestVersion } from "#core/library/saved-prompt.ts";
import type { Id } from "#core/vocabulary.ts";
import { layerClosed } from "#state/layers.ts";
import { useSavedPrompts } from "#state/library/saved-prompts.ts";
import type { CapturedPrompt } from "#state/library/save-prompt.ts";
import { getCapturedPrompt, getPromptIdOfOpen, saveCapturedPrompt } from "#state/library/save-prompt.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Field } from "#ui/kit/field.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { ImportPromptButton } from "./import-prompt-button.tsx";

/** A dialog that keeps what is written in the composer as a new prompt, or as a new version of one. */
export function SavePromptDialog({ variantId, letter }: { variantId: Id; letter: string }) {
  const [captured] = useState(() => getCapturedPrompt(variantId));
  const { prompts, isLoaded, isFailed } = useSavedPrompts();
  if (!captured || !(isLoaded || isFailed)) return null;
  return <SaveForm captured={captured} prompts={prompts} letter={letter} />;
}

const NEW = "";

function SaveForm({
  captured,
  prompts,
  letter,
}: {
  captured: CapturedPrompt;
  prompts: readonly SavedPrompt[];
  letter: string;
}) {
  const { written, title, columnCount, documentCount } = captured;
  const [promptId, setPromptId] = useState(() => {
    const id = getPromptIdOfOpen();
    return prompts.some((each) => each.id === id) ? (id ?? NEW) : NEW;
  });
  const [name, setName] = useState(() => title || deriveTitle(written.text || written.settings.system));
  const [tags, setTags] = useState("");
  const [typedChange, setTypedChange] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const prompt = prompts.find(({ id }) => id === promptId);
  const proposed = prompt ? describeChanges(compareVersions(getNewestVersion(prompt), written)) : "first version";
  const isEmpty = !written.pictures && written.text.trim() === "" && written.settings.system.trim() === "";
  const offReason = isEmpty
    ? "Write a prompt or a system prompt first"
    : prompt && proposed === ""
      ? `Nothing differs from v${prompt.versions.length}`
      : !prompt && name.trim() === ""
        ? "It needs a name"
        : undefined;
  const save = async () => {
    if (offReason !== undefined) return;
    const change = typedChange ?? proposed;
    if (!(await saveCapturedPrompt(captured, { promptId: prompt?.id, name, tags, change }))) return;
    layerClosed();
    focusPrompt();
  };
  return (
    <Dialog title="Save prompt" initialFocus={field} onClose={layerClosed}>
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <DialogBody>
          {prompts.length > 0 && (
            <Field label="Save as">
              {(control) => (
                <Select
                  {...control}
                  look="field"
                  options={[
                    { value: NEW, label: "a new prompt" },
                    ...prompts.map(({ id, name: other, versions }) => ({
                      value: id,
                      label: `v${versions.length + 1} of ${other}`,
                    })),
                  ]}
                  value={promptId}
                  onChange={setPromptId}
                />
              )}
            </Field>
          )}
          {prompt ? (
            <TextField
              ref={field}
              label="What changed"
              hint={proposed === "" ? `Nothing differs from v${prompt.versions.length}.` : undefined}
              value={typedChange ?? proposed}
              onChange={setTypedChange}
              onFocus={(event) => event.target.select()}
            />
          ) : (
            <>
              <TextField
                ref={field}
                label="Name"
                maxLength={200}
                value={name}
                onChange={setName}
                onFocus={(event) => event.target.select()}
              />
              <TextField
                label="Tags"
                placeholder="none"
                hint="with commas between them"
                value={tags}
                onChange={setTags}
              />
            </>
          )}
          <p className="text-sm text-ink-3">
            Keeps the prompt{written.pictures && " with its pictures"}, the system prompt, variables, model and
            parameters
            {columnCount > 1 && ` of column ${letter}`}.
            {documentCount > 0 && (documentCount === 1 ? " Its document is not kept." : " Its documents are not kept.")}
          </p>
        </DialogBody>
        <DialogFooter>
          <span className="me-auto">
            <ImportPromptButton onDone={layerClosed} />
          </span>
          <Button look="ghost" onClick={layerClosed}>
            Cancel
          </Button>
          <Button look="primary" type="submit" offReason={offReason}>
            Save
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
