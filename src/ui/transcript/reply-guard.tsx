import type { ReactNode } from "react";
import { Component, Suspense } from "react";
import type { Id } from "#core/vocabulary.ts";
import { useHasStoppedPage } from "#state/document/drawing-marks.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { useDrawingMark } from "./use-drawing-mark.ts";

const UndrawnReply = lazyComponent(async () => (await import("./undrawn-reply.tsx")).UndrawnReply);
const BrokenReply = lazyComponent(async () => (await import("./broken-reply.tsx")).BrokenReply);

type GuardProps = { replyId: Id; label: string; children: ReactNode };

/**
 * An error boundary around a reply: where its children cannot be rendered, its raw text is shown in their place. So it is
 * where the page ended while the reply was drawn.
 */
export function ReplyGuard({ replyId, label, children }: GuardProps) {
  if (useHasStoppedPage(replyId))
    return (
      <Suspense fallback={null}>
        <UndrawnReply replyId={replyId} label={label} />
      </Suspense>
    );
  return (
    <ReplyBoundary replyId={replyId} label={label}>
      <Marked replyId={replyId}>{children}</Marked>
    </ReplyBoundary>
  );
}

function Marked({ replyId, children }: Omit<GuardProps, "label">) {
  useDrawingMark(replyId);
  return children;
}

class ReplyBoundary extends Component<GuardProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { replyId, label, children } = this.props;
    if (!error) return children;
    return (
      <Suspense fallback={null}>
        <BrokenReply replyId={replyId} label={label} error={error} onDrawAgain={() => this.setState({ error: null })} />
      </Suspense>
    );
  }
}
