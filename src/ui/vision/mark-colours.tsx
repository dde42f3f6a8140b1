import { MARK_COLOURS, type MarkColour } from "#core/vision/edit-step.ts";

/** The colour of the next mark. */
export function MarkColours({ colour, onChange }: { colour: MarkColour; onChange: (colour: MarkColour) => void }) {
  return (
    <fieldset className="flex items-center gap-2 rounded-control px-1">
      <legend className="sr-only">Colour of marks</legend>
      {(Object.keys(MARK_COLOURS) as MarkColour[]).map((name) => (
        <label key={name} title={name} className="grid size-7 cursor-pointer place-items-center">
          <input
            type="radio"
            name="mark-colour"
            aria-label={name}
            checked={name === colour}
            onChange={() => onChange(name)}
            style={{ backgroundColor: MARK_COLOURS[name] }}
            className="size-4.5 cursor-pointer appearance-none rounded-full border-2 border-surface ring-1 ring-line-strong checked:ring-2 checked:ring-ink"
          />
        </label>
      ))}
    </fieldset>
  );
}
