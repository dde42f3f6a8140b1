import { stopAllReplies } from "#state/replies/reply-queue.ts";
import { useOpenId, useUnsettledCount } from "#state/document/documents.ts";
import { Button } from "#ui/kit/button.tsx";
import { formatKeys, KeyHint } from "#ui/kit/key-hint.tsx";

/** Run, and Stop in the same place while anything is being written. */
export function RunButton({ onRun }: { onRun: () => void }) {
  const openId = useOpenId();
  const isRunning = useUnsettledCount() > 0;
  if (isRunning)
    return (
      <Button
        key="stop"
        look="plain"
        className="min-w-[92px] justify-center"
        onClick={() => stopAllReplies(openId)}
        aria-keyshortcuts="Escape"
      >
        Stop <KeyHint keys={formatKeys("Escape")} />
      </Button>
    );
  return (
    <Button
      key="run"
      id="run"
      look="primary"
      className="min-w-[92px] justify-center"
      onClick={onRun}
      aria-keyshortcuts="Control+Enter Meta+Enter"
    >
      Run <KeyHint keys={formatKeys("$mod+Enter")} onAccent />
    </Button>
  );
}
