import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import { formatVersionNumber } from "#core/library/saved-prompt.ts";
import type { Id } from "#core/vocabulary.ts";

const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** The versions of a prompt, newest first, each with what changed and when. */
export function VersionList({
  prompt,
  chosenId,
  onChoose,
}: {
  prompt: SavedPrompt;
  chosenId: Id;
  onChoose: (id: Id) => void;
}) {
  return (
    <ul aria-label="Versions" className="-mx-1.5 flex flex-col">
      {prompt.versions.toReversed().map(({ id, change, createdAtMs }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={id === chosenId}
            onClick={() => onChoose(id)}
            className="flex w-full gap-2 rounded-control px-1.5 py-1 text-start hover:bg-sunken aria-pressed:bg-accent-soft"
          >
            <span className="w-7 shrink-0 font-mono text-sm">{formatVersionNumber(prompt, id)}</span>
            <span className="min-w-0 grow">
              <span dir="auto" className="line-clamp-2 text-sm wrap-anywhere">
                {change || "saved"}
              </span>
              <time dateTime={toIso(createdAtMs)} className="block text-xs text-ink-2">
                {formatTime(createdAtMs)}
              </time>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A file from elsewhere can hold any number. */
function formatTime(atMs: number): string {
  return isDate(atMs) ? TIME.format(atMs) : "at an unknown time";
}

function toIso(atMs: number): string | undefined {
  return isDate(atMs) ? new Date(atMs).toISOString() : undefined;
}

const isDate = (atMs: number): boolean => Math.abs(atMs) <= 8.64e15;
