import { memo, Suspense } from "react";
import { stopRun } from "#state/replies/load-run.ts";
import { useIsRunPrepared } from "#state/replies/run-preparation.ts";
import { useOpenId, useUnsettledCount } from "#state/document/documents.ts";
import { useIsComposerOnStage } from "#state/page-choices.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { Button } from "#ui/kit/button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { useKeys } from "#state/actions/shortcut-keys.ts";
import { formatKeys, getAriaKeys, KeyHint } from "#ui/kit/key-hint.tsx";

const RunLabel = lazyComponent<{ texts: DraftTexts }>(
  async () => (await import("#ui/composer/run-label.tsx")).RunLabel,
  () => "Run",
);

/** The Run button, which becomes Stop while replies are running: one button, so that it keeps the focus. */
export const RunButton = memo(function RunButton({ texts, onRun }: { texts: DraftTexts; onRun: () => Promise<void> }) {
  const openId = useOpenId();
  const isPrepared = useIsRunPrepared();
  const isRunning = useUnsettledCount() > 0 || isPrepared;
  const actionKeys = useKeys(isRunning ? "stop" : "run");
  // On the stage Escape ends the stage, and the answer goes on.
  const isOnStage = useIsComposerOnStage();
  const keys = isRunning && isOnStage ? undefined : actionKeys;
  return (
    <Button
      id={isRunning ? "stop" : "run"}
      look={isRunning ? "plain" : "primary"}
      className="min-w-23 justify-center"
      data-press-once
      onClick={() => void (isRunning ? stopRun(openId) : onRun())}
      aria-keyshortcuts={getAriaKeys(keys)}
    >
      {isRunning ? (
        "Stop"
      ) : (
        <Suspense fallback="Run">
          <RunLabel texts={texts} />
        </Suspense>
      )}
      {keys !== undefined && <KeyHint keys={formatKeys(keys)} onAccent={!isRunning} />}
    </Button>
  );
});
