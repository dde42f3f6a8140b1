import type { ComponentProps } from "react";
import { RewriteFields } from "./rewrite-fields.tsx";

/** A field for rewriting a text in place. */
export function RewriteField({
  text,
  onSubmit,
  ...rest
}: Pick<
  ComponentProps<typeof RewriteFields>,
  "id" | "label" | "submitLabel" | "onCancel" | "onDiscard" | "children"
> & { text: string; onSubmit: (text: string) => Promise<string | null> }) {
  const { id, label } = rest;
  return <RewriteFields {...rest} texts={[{ id, label, text }]} onSubmit={([typed = ""]) => onSubmit(typed)} />;
}
