import type { Fix } from "#core/parameters/parameter-rule.ts";

/** Changes that put a parameter right in one click. */
export function FixButtons({ fixes, onApply }: { fixes: readonly Fix[]; onApply: (fix: Fix) => void }) {
  return (
    <div className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
      {fixes.map((fix) => (
        <button
          key={fix.label}
          type="button"
          onClick={() => onApply(fix)}
          className="text-xs font-medium text-accent underline underline-offset-2"
        >
          {fix.label}
        </button>
      ))}
    </div>
  );
}
