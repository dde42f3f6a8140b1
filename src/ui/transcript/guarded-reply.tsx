import type { ComponentProps, ReactNode } from "react";
import { Component, Suspense } from "react";
import { labelReply } from "#core/conversation/read-label.ts";
import { lazyPart } from "#ui/kit/lazy-part.tsx";
import { ReplyArticle } from "./reply-article.tsx";

const BrokenReply = lazyPart(async () => (await import("./broken-reply.tsx")).BrokenReply);

/** A reply that takes nothing with it when it cannot be drawn: its raw text stands in its place. */
export function GuardedReply(props: ComponentProps<typeof ReplyArticle>) {
  const { replyId, letter, turnNumber, place, cellIds } = props;
  return (
    <ReplyBoundary replyId={replyId} label={labelReply(letter, turnNumber, place, cellIds.length)}>
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
