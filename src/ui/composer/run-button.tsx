import { Suspense, useRef } from "react";
import { stopAllReplies } from "#state/replies/reply-queue.ts";
import { useOpenId, useUnsettledCount } from "#state/document/documents.ts";
import { Button } from "#ui/kit/button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { formatKeys, KeyHint } from "#ui/kit/key-hint.tsx";

const RunLabel = lazyComponent<{ text: string }>(
  async () => (await import("#ui/composer/run-label.tsx")).RunLabel,
  () => "Run",
);

/** A second click this soon after Run belongs to a double click and does not stop the run. */
const DOUBLE_CLICK_MS = 400;

/** The Run button, which becomes Stop while replies are running: one button, so that it keeps the focus. */
export function RunButton({ text, onRun }: { text: string; onRun: () => void }) {
  const openId = useOpenId();
  const isRunning = useUnsettledCount() > 0;
  const ranAtMs = useRef(-Infinity);
  const press = () => {
    const nowMs = performance.now();
    if (!isRunning) {
      ranAtMs.current = nowMs;
      onRun();
    } else if (nowMs - ranAtMs.current > DOUBLE_CLICK_MS) stopAllReplies(openId);
  };
  return (
    <Button
      id={isRunning ? "stop" : "run"}
      look={isRunning ? "plain" : "primary"}
      className="min-w-23 justify-center"
      onClick={press}
      aria-keyshortcuts={isRunning ? "Escape" : "Control+Enter Meta+Enter"}
    >
      {isRunning ? (
        "Stop"
      ) : (
        <Suspense fallback="Run">
          <RunLabel text={text} />
        </Suspense>
      )}
      <KeyHint keys={formatKeys(isRunning ? "Escape" : "$mod+Enter")} onAccent={!isRunning} />
    </Button>
  );
}
