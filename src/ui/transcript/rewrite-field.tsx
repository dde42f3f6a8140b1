import type { Id } from "#core/vocabulary.ts";
import type { ReactNode } from "react";
import { useState } from "react";
import { loadRewrite, rewriteTyped } from "#state/document/rewrites.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";

/**
 * A field for rewriting a text in place. Mod+Enter submits; Escape closes the field and keeps the typed text for later.
 */
export function RewriteField({
  id,
  label,
  text: initialText,
  submitLabel,
  onSubmit,
  onCancel,
  onDiscard,
  children,
}: {
  /** The id of the turn or reply that is rewritten. */
  id: Id;
  label: string;
  text: string;
  submitLabel: string;
  onSubmit: (text: string) => Promise<string | null>;
  onCancel: () => void;
  /** Called by Cancel, before `onCancel`, to discard what the children have added. */
  onDiscard?: () => void;
  /** Shown between the text and the buttons. */
  children?: ReactNode;
}) {
  const [text, setText] = useState(() => loadRewrite(id) ?? initialText);
  const [reason, setReason] = useState<string | null>(null);
  const submit = async () => {
    const refused = await onSubmit(text);
    setReason(refused);
    if (refused === null) rewriteTyped(id, null);
  };
  return (
    <div
      role="group"
      aria-label={label}
      data-rewrites={id}
      className="rounded-card border border-line-strong bg-surface focus-within:border-accent-line"
    >
      <AutoTextarea
        aria-label={label}
        autoFocus
        onFocus={(event) => {
          const end = event.target.value.length;
          event.target.setSelectionRange(end, end);
        }}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          rewriteTyped(id, event.target.value);
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
        className="max-h-rewrite overflow-y-auto px-3 py-2.5 text-md outline-none"
      />
      {children}
      <div className="flex flex-wrap items-center justify-end gap-2 px-2 pb-2">
        {reason !== null && <p className="grow ps-1 text-sm text-danger">{reason}</p>}
        <Button
          look="ghost"
          onClick={() => {
            rewriteTyped(id, null);
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
  );
}
