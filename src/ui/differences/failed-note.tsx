import { LinkButton } from "#ui/kit/link-button.tsx";
import { ComparisonNote } from "./comparison-note.tsx";

/** A line over an answer that says what could not be found out, and a button that tries again. */
export function FailedNote({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <ComparisonNote>
      {what} took too long or failed. <LinkButton onClick={onRetry}>Try again</LinkButton>
    </ComparisonNote>
  );
}
