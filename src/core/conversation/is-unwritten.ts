import type { Conversation } from "./conversation.ts";

/** True for a conversation of one column in which nothing was written but settings were chosen. Its draft is not part of it. */
export function isUnwritten({
  title,
  shared,
  turns,
  variants,
}: Pick<Conversation, "title" | "shared" | "turns" | "variants">): boolean {
  const [only, ...others] = variants;
  return (
    others.length === 0 &&
    Object.keys(turns).length === 0 &&
    [title, shared.system, shared.prefill, shared.extraJson, only?.name, ...Object.values(only?.swept ?? {})].every(
      (text = "") => text.trim() === "",
    ) &&
    Object.keys({ ...shared.variables, ...only?.overrides }).length === 0
  );
}
