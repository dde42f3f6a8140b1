import { Button } from "#ui/kit/button.tsx";
import { KeyHint } from "#ui/kit/key-hint.tsx";

/** The choices of a blind comparison, each with its key. */
export function BlindButtons({
  count,
  canTakeBack,
  onChoose,
  onAll,
  onNone,
  onSkip,
  onTakeBack,
}: {
  /** The number of answers. */
  count: number;
  canTakeBack: boolean;
  onChoose: (index: number) => void;
  onAll: () => void;
  onNone: () => void;
  onSkip: () => void;
  onTakeBack: () => void;
}) {
  const all = count === 2 ? "Both" : "All";
  return (
    <>
      <Button
        look="ghost"
        className="me-auto touch:h-11"
        aria-keyshortcuts="Backspace"
        title="Take the last choice back"
        offReason={canTakeBack ? undefined : "Nothing is chosen yet"}
        onClick={onTakeBack}
      >
        Take back
      </Button>
      <Button look="ghost" className="touch:h-11" aria-keyshortcuts="S" title="Skip this one for now" onClick={onSkip}>
        Skip <KeyHint keys="S" />
      </Button>
      <Button className="touch:h-11" aria-keyshortcuts="X" title={`${all} answers are bad`} onClick={onNone}>
        {all} bad <KeyHint keys="X" />
      </Button>
      <Button className="touch:h-11" aria-keyshortcuts="B" title={`${all} answers are good`} onClick={onAll}>
        {all} good <KeyHint keys="B" />
      </Button>
      {Array.from({ length: count }, (_, index) => (
        <Button
          key={index}
          look="primary"
          className="touch:h-11"
          aria-keyshortcuts={String(index + 1)}
          title={`Answer ${index + 1} is the best`}
          onClick={() => onChoose(index)}
        >
          {index + 1} is best
        </Button>
      ))}
    </>
  );
}
