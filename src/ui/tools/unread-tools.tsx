import type { Id } from "#core/vocabulary.ts";
import { TOOLS_PATH } from "#state/tools/tool-list.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { Button } from "#ui/kit/button.tsx";

/** Says why the tools of a column cannot be edited one by one, with what its field holds. */
export function UnreadTools({ variantId, reason, text }: { variantId: Id; reason: string; text: string }) {
  return (
    <div className="flex min-w-0 grow flex-col items-start gap-3 p-4">
      <p>
        The field {TOOLS_PATH} of this column cannot be shown as tools: {reason}. Change it in the panel, or empty it
        here.
      </p>
      <pre className="max-h-program w-full overflow-auto rounded-card border border-line bg-sunken p-3 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
        {text.slice(0, 5000)}
      </pre>
      <Button onClick={() => parameterChanged(variantId, TOOLS_PATH, undefined)}>Empty the field</Button>
    </div>
  );
}
