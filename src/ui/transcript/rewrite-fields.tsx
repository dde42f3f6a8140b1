import type { Id } from "#core/vocabulary.ts";
import type { ReactNode } from "react";
import { useState } from "react";
import { loadRewrite, rewriteTyped } from "#state/document/rewrites.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";

/** A text that is rewritten, by the id under which it is kept. The text of a column that is not shown has no field. */
export type Rewritten = {
  id: Id;
  label: string;
  text: string;
  columnId?: Id;
  isHidden?: boolean;
  /** Shown above the field. */
  above?: ReactNode;
};

/** Puts the cursor behind the text of the field that is focused when the fields open. */
function moveToEnd({ target: { value }, currentTarget: field }: React.FocusEvent<HTMLTextAreaElement>): void {
  field.setSelectionRange(value.length, value.length);
}

/**
 * Fields for rewriting texts in place: one, or one for each column, side by side. Mod+Enter submits; Escape closes the
 * fields and keeps the typed texts for later.
 */
export function RewriteFields({
  id,
  label,
  texts,
  frame,
  submitLabel,
  onSubmit,
  onCancel,
  onDiscard,
  onEnterColumn,
  children,
}: {
  /** The id of the turn or reply that is rewritten. */
  id: Id;
  label: string;
  texts: readonly Rewritten[];
  /** The class names of the buttons where the fields stand under columns. */
  frame?: string;
  submitLabel: string;
  onSubmit: (texts: readonly string[]) => Promise<string | null>;
  onCancel: () => void;
  /** Called by Cancel, before `onCancel`, to discard what the children have added. */
  onDiscard?: () => void;
  /** Called with the column whose field is entered. */
  onEnterColumn?: (columnId: Id) => void;
  /** Shown between the texts and the buttons. */
  children?: ReactNode;
}) {
  // By id, since a column may be added, removed or moved while its text is written.
  const [typed, setTyped] = useState<Record<Id, string | null>>(() =>
    Object.fromEntries(texts.map((each) => [each.id, loadRewrite(each.id)])),
  );
  const getText = (each: Rewritten) => typed[each.id] ?? each.text;
  const [reason, setReason] = useState<string | null>(null);
  const forget = () => texts.forEach((each) => rewriteTyped(each.id, null));
  const submit = async () => {
    const refused = await onSubmit(texts.map(getText));
    setReason(refused);
    if (refused === null) forget();
  };
  const shown = texts.filter(({ isHidden }) => isHidden !== true);
  const isInColumns = frame !== undefined;
  const box = "rounded-card border border-line-strong bg-surface focus-within:border-accent-line";
  return (
    <div role="group" aria-label={label} data-rewrites={id} className={isInColumns ? undefined : box}>
      <div
        style={isInColumns ? getColumnGridStyle(shown.length) : undefined}
        className={isInColumns ? "column-grid" : undefined}
      >
        {shown.map((each, position) => (
          <div
            key={each.id}
            className={isInColumns ? "min-w-0 px-3.5" : undefined}
            onFocus={() => each.columnId !== undefined && onEnterColumn?.(each.columnId)}
          >
            {each.above}
            <AutoTextarea
              aria-label={each.label}
              autoFocus={position === 0}
              onFocus={position === 0 ? moveToEnd : undefined}
              value={getText(each)}
              onChange={(event) => {
                setTyped({ ...typed, [each.id]: event.target.value });
                rewriteTyped(each.id, event.target.value);
              }}
              onKeyDown={(event) => {
                const isModEnter = event.key === "Enter" && (event.ctrlKey || event.metaKey);
                if (event.key !== "Escape" && !isModEnter) return;
                // These keys belong to this field and not to the page's shortcuts.
                event.preventDefault();
                event.nativeEvent.stopImmediatePropagation();
                event.stopPropagation();
                if (isModEnter) void submit();
                else onCancel();
              }}
              className={joinClasses(
                "max-h-rewrite overflow-y-auto px-3 py-2.5 text-md outline-none",
                isInColumns && box,
              )}
            />
          </div>
        ))}
      </div>
      <div className={frame}>
        {children}
        <div
          className={joinClasses("flex flex-wrap items-center justify-end gap-2 pb-2", isInColumns ? "pt-2" : "px-2")}
        >
          {reason !== null && <p className="grow ps-1 text-sm text-danger">{reason}</p>}
          <Button
            look="ghost"
            onClick={() => {
              forget();
              onDiscard?.();
              onCancel();
            }}
          >
            Cancel
          </Button>
          <Button data-press-once look="primary" onClick={() => void submit()}>
            {submitLabel}
          </Button>
        </div>
      </div>
    </div>
  );
}
