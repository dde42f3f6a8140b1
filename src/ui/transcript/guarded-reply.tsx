import type { ComponentProps, ReactNode } from "react";
import { Component, Suspense } from "react";
import { formatReplyLabel } from "#core/conversation/reply-label.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { ReplyArticle } from "./reply-article.tsx";

const BrokenReply = lazyComponent(async () => (await import("./broken-reply.tsx")).BrokenReply);

/** A reply with an error boundary: where it cannot be rendered, its raw text is shown in its place. */
export function GuardedReply(props: ComponentProps<typeof ReplyArticle>) {
  const { replyId, letter, turnNumber, sampleIndex, cellIds } = props;
  return (
    <ReplyBoundary replyId={replyId} label={formatReplyLabel(letter, turnNumber, sampleIndex, cellIds.length)}>
      <ReplyArticle {...props} />
    </ReplyBoundary>
  );
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
