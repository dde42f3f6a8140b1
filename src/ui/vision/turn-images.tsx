import type { Turn } from "#core/conversation/conversation.ts";
import { imageOpened } from "#state/vision/open-image.ts";
import { KeptImage } from "./kept-image.tsx";

/** The pictures of a turn as they were sent; each opens in full. */
export function TurnImages({ turn }: { turn: Turn }) {
  const pictures = turn.parts.flatMap((part, place) => (part.kind === "image" ? [{ part, place }] : []));
  if (pictures.length === 0) return null;
  return (
    <ul aria-label="Images" className="mb-2 flex flex-wrap gap-2">
      {pictures.map(({ part, place }, number) => (
        <li key={place}>
          <button
            type="button"
            aria-label={`Enlarge ${nameOf(part.alt, number)}`}
            onClick={() => imageOpened(turn.id, place)}
            className="block overflow-hidden rounded-lg border border-line bg-surface hover:border-line-strong"
          >
            <KeptImage part={part} alt={nameOf(part.alt, number)} className="h-24 w-auto object-contain" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf(alt: string | undefined, number: number): string {
  return alt ? alt : `image ${number + 1}`;
}
