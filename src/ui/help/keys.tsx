import { formatKeys } from "#ui/kit/key-hint.tsx";

/** Keys in a list of shortcuts, where they are read out and are shown on touch screens too. */
export function Keys({ keys }: { keys: string }) {
  return (
    <kbd className="rounded-chip border border-line-strong bg-sunken px-1.5 font-mono text-xs whitespace-nowrap text-ink-2">
      {formatKeys(keys)}
    </kbd>
  );
}
