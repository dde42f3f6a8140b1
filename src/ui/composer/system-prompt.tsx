import { useSetting, useVariants } from "#state/document/documents.ts";
import { systemPromptChanged } from "#state/document/settings-edits.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";

/** The system prompt, always in view: what every turn is asked under. */
export function SystemPrompt() {
  const [variant] = useVariants();
  const system = useSetting(variant?.id ?? "", "system") ?? "";
  return (
    <div className="flex items-start gap-2 border-b border-dashed border-line px-3 py-[7px] text-sm text-ink-2">
      <label htmlFor="system" className="font-medium">
        System
      </label>
      <AutoTextarea
        id="system"
        aria-label="System prompt"
        value={system}
        dir="auto"
        placeholder="none"
        onChange={(event) => systemPromptChanged(event.target.value)}
        className="max-h-[18dvh] grow overflow-y-auto outline-none"
      />
    </div>
  );
}
