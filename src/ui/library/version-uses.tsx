import type { Id } from "#core/vocabulary.ts";
import { openChosenConversation } from "#state/document/open-conversations.ts";
import { layerClosed } from "#state/layers.ts";
import { usePromptConversations } from "#state/library/prompt-conversations.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

const MAX_SHOWN = 20;

/** The conversations that were made from a version or saved as it. */
export function VersionUses({ promptId, versionId }: { promptId: Id; versionId: Id }) {
  const uses = usePromptConversations(promptId).filter((use) => use.versionId === versionId);
  if (uses.length === 0) return null;
  return (
    <section aria-label="Conversations with this version">
      <h4 className="text-xs font-medium text-ink-2">Conversations with this version</h4>
      <ul className="text-sm">
        {uses.slice(0, MAX_SHOWN).map(({ id, title }) => (
          <li key={id} className="min-w-0 truncate">
            <LinkButton
              onClick={() => {
                void openChosenConversation(id);
                layerClosed();
              }}
            >
              {title || "Untitled"}
            </LinkButton>
          </li>
        ))}
        {uses.length > MAX_SHOWN && <li className="text-ink-2">and {uses.length - MAX_SHOWN} more</li>}
      </ul>
    </section>
  );
}
