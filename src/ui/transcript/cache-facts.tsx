import { explainCacheUse } from "#core/caching/explain-cache-use.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { CacheBar } from "#ui/models/cache-bar.tsx";

/** The cached tokens of a reply as a bar, and the reason why a cache was not read. */
export function CacheFacts({ reply }: { reply: Reply }) {
  const sentence = useSettledValue((conversation) => explainOnce(conversation, reply), undefined);
  return (
    <>
      <CacheBar reply={reply} />
      {sentence !== undefined && <p className="basis-full font-sans text-ink-3">{sentence}</p>}
    </>
  );
}

/** Nothing that comes later changes why an answer read nothing. */
const sentences = new WeakMap<Reply, { sentence: string | undefined }>();

function explainOnce(conversation: Conversation, reply: Reply): string | undefined {
  const known = sentences.get(reply);
  if (known) return known.sentence;
  const sentence = explainCacheUse(conversation, reply);
  sentences.set(reply, { sentence });
  return sentence;
}
