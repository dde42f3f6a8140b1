import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Maximize, Minimize, PenLine, Square } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { StageStep } from "#core/stage/step-stage.ts";
import { useOpenId, useUnsettledCount } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { stopRun } from "#state/replies/load-run.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { formatKeys, KeyHint } from "#ui/kit/key-hint.tsx";
import type { FullScreen } from "./use-full-screen.ts";

/** A position in a list, from 0, and the length of the list. */
type Place = { index: number; count: number };

/** The foot of the stage: the steps that arrow keys take, the prompt, and the ways out. */
export function StageBar({
  answers,
  turns,
  onStep,
  isWriting,
  onCompose,
  fullScreen,
}: {
  /** The place of the current answer among those to its turn, and of the turn in the conversation. */
  answers: Place;
  turns: Place;
  onStep: (step: StageStep) => void;
  isWriting: boolean;
  /** Shows or hides the composer; undefined where the conversation cannot be written in. */
  onCompose: (() => void) | undefined;
  fullScreen: FullScreen;
}) {
  const openId = useOpenId();
  const isRunning = useUnsettledCount() > 0;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-lg text-ink-2 md:px-8 low:py-1">
      {answers.count > 1 && <Steps place={answers} name="answer" onStep={onStep} back={BACK} forth={FORTH} />}
      {turns.count > 1 && <Steps place={turns} name="turn" onStep={onStep} back={UP} forth={DOWN} />}
      <span className="ms-auto flex flex-wrap items-center gap-1.5">
        {isRunning && !isWriting && (
          <Button data-press-once onClick={() => void stopRun(openId)}>
            <Square size={13} aria-hidden /> Stop
          </Button>
        )}
        {onCompose && (
          <Button aria-expanded={isWriting} {...(!isWriting && { "data-shows-prompt": "" })} onClick={onCompose}>
            <PenLine size={14} aria-hidden /> {isWriting ? "Hide the prompt" : "Write a prompt"}
          </Button>
        )}
        {fullScreen.isOffered && (
          <IconButton
            icon={fullScreen.isOn ? Minimize : Maximize}
            label={fullScreen.isOn ? "Leave full screen" : "Full screen"}
            onClick={fullScreen.toggle}
          />
        )}
        <Button aria-keyshortcuts="Escape" onClick={layerClosed}>
          End <KeyHint keys={formatKeys("Escape")} />
        </Button>
      </span>
      {fullScreen.isRefused && (
        <p role="alert" className="w-full text-danger">
          This browser did not allow full screen.
        </p>
      )}
    </div>
  );
}

type Direction = { step: StageStep; icon: LucideIcon; label: string; end: string };

const BACK: Direction = {
  step: "previous",
  icon: ArrowLeft,
  label: "Previous answer",
  end: "This is the first answer",
};
const FORTH: Direction = { step: "next", icon: ArrowRight, label: "Next answer", end: "This is the last answer" };
const UP: Direction = { step: "up", icon: ArrowUp, label: "Turn above", end: "This is the first turn" };
const DOWN: Direction = { step: "down", icon: ArrowDown, label: "Turn below", end: "This is the last turn" };

/** Two arrows with the place between the ends. */
function Steps({
  place: { index, count },
  name,
  back,
  forth,
  onStep,
}: {
  place: Place;
  name: string;
  back: Direction;
  forth: Direction;
  onStep: (step: StageStep) => void;
}): ReactNode {
  return (
    <span className="flex items-center gap-1.5">
      {[back, forth].map(({ step, icon, label, end }) => (
        <IconButton
          key={step}
          icon={icon}
          label={label}
          offReason={(step === back.step ? index === 0 : index === count - 1) ? end : undefined}
          onClick={() => onStep(step)}
          className="border border-line-strong bg-surface"
        />
      ))}
      <span className="ms-0.5 whitespace-nowrap tabular-nums">
        {name} {index + 1} of {count}
      </span>
    </span>
  );
}
