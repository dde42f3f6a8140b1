import type { ComponentProps, ReactNode } from "react";
import { Component, Suspense } from "react";
import { formatReplyLabel } from "#core/conversation/reply-label.ts";
import { useHasStoppedPage } from "#state/document/drawing-marks.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { ReplyArticle } from "./reply-article.tsx";
import { useDrawingMark } from "./use-drawing-mark.ts";

const UndrawnReply = lazyComponent(async () => (await import("./undrawn-reply.tsx")).UndrawnReply);
const BrokenReply = lazyComponent(async () => (await import("./broken-reply.tsx")).BrokenReply);

/**
 * A reply with an error boundary: where it cannot be rendered, its raw text is shown in its place. So it is where the
 * page ended while the reply was drawn.
 */
export function GuardedReply(props: ComponentProps<typeof ReplyArticle>) {
  const { replyId, letter, turnNumber, sampleIndex, cellIds } = props;
  const label = formatReplyLabel(letter, turnNumber, sampleIndex, cellIds.length);
  if (useHasStoppedPage(replyId))
    return (
      <Suspense fallback={null}>
        <UndrawnReply replyId={replyId} label={label} />
      </Suspense>
    );
  return (
    <ReplyBoundary replyId={replyId} label={label}>
      <MarkedReply {...props} />
    </ReplyBoundary>
  );
}

function MarkedReply(props: ComponentProps<typeof ReplyArticle>) {
  useDrawingMark(props.replyId);
  return <ReplyArticle {...props} />;
}

type BoundaryProps = { replyId: string; label: string; children: ReactNode };

class ReplyBoundary extends Component<BoundaryProps, { error: Error | null }> {
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
