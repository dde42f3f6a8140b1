import { Button } from "#ui/kit/button.tsx";

/** A button in the frame of code that changes between its source and what is drawn of it: "table" or "picture". */
export function SourceButton({
  drawing,
  isSource,
  onChange,
}: {
  drawing: string;
  isSource: boolean;
  onChange: (isSource: boolean) => void;
}) {
  return (
    <Button look="ghost" className="font-sans text-xs" onClick={() => onChange(!isSource)}>
      {isSource ? `Show ${drawing}` : "Show source"}
    </Button>
  );
}
