import { Command, Database, Import, Keyboard, Plus, Monitor, Moon, Sun } from "lucide-react";
import { Suspense, useMemo, useRef, useState } from "react";
import type { SavedConversation } from "#state/document/saved-list-changes.ts";
import { useKeys } from "#state/actions/shortcut-keys.ts";
import { useSavedConversations } from "#state/document/saved-list.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { useOpenId } from "#state/document/documents.ts";
import { layerClosed, layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { formatMoment } from "#ui/kit/format-moment.ts";
import { getAriaKeys } from "#ui/kit/key-hint.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { BackupReminder } from "#ui/capsule/backup-reminder.tsx";
import { PromptList } from "#ui/library/prompt-list.tsx";
import { ConnectionCard } from "#ui/connections/connection-card.tsx";
import { useIsSearching } from "#state/search/search-query.ts";
import { SearchField } from "#ui/search/search-field.tsx";
import { ConversationGroup } from "./conversation-group.tsx";
import { ConversationItem } from "./conversation-item.tsx";
import { findEqualTitles } from "./find-equal-titles.ts";
import { groupByAge } from "./group-by-age.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";

const SearchResults = lazyComponent(async () => (await import("#ui/search/search-results.tsx")).SearchResults);

const ConversationSelection = lazyComponent(
  async () => (await import("./conversation-selection.tsx")).ConversationSelection,
);

const doNothing = () => {};
const NOTHING: ReturnType<typeof groupByAge> = [];

/** The list of conversations, with a button for a new one and the connection that requests go to. */
export function Navigation({ onChosen = doNothing }: { onChosen?: () => void }) {
  const { conversations, readAtMs, isUnreadable, isInMemory } = useSavedConversations();
  const openId = useOpenId();
  const newKeys = useKeys("new-conversation");
  const paletteKeys = useKeys("palette");
  const sheetKeys = useKeys("shortcuts");
  const isSearching = useIsSearching();
  const scroller = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupByAge(conversations, readAtMs), [conversations, readAtMs]);
  const equalTitles = useMemo(() => findEqualTitles(conversations), [conversations]);
  const describeMoment = ({ title, updatedAtMs }: SavedConversation) =>
    equalTitles.has(title) ? formatMoment(updatedAtMs) : undefined;
  const [isSelecting, setSelecting] = useState(false);
  const select =
    conversations.length > 1 ? (
      <LinkButton aria-label="Select conversations" keepsColour onClick={() => setSelecting(true)}>
        Select
      </LinkButton>
    ) : undefined;
  return (
    <nav aria-label="Conversations" className="flex h-full min-h-0 flex-col bg-sunken p-2.5">
      <div className="flex items-center justify-between ps-1.5">
        <span className="grow text-lg font-semibold tracking-tight">
          Étude<span className="text-accent">.</span>
        </span>
        <IconButton
          icon={Command}
          label="Command palette"
          aria-keyshortcuts={getAriaKeys(paletteKeys)}
          onClick={() => layerOpened({ kind: "palette" })}
        />
        <IconButton
          icon={Import}
          label="Import"
          title="Import conversations, prompts or code"
          onClick={() => layerOpened({ kind: "import" })}
        />
        <Button
          look="ghost"
          className="text-sm"
          aria-label="New conversation"
          aria-keyshortcuts={getAriaKeys(newKeys)}
          onClick={() => {
            openNewConversation();
            onChosen();
          }}
        >
          <Plus size={14} aria-hidden /> New
        </Button>
      </div>
      <div className="pt-2">
        <SearchField />
      </div>
      <div ref={scroller} className="-mx-1 min-h-0 grow overflow-y-auto px-1 pt-2">
        {isSearching && (
          <Suspense fallback={null}>
            <SearchResults onChosen={onChosen} />
          </Suspense>
        )}
        {!isSearching && conversations.length === 0 && (
          <p className="px-1.5 py-2 text-sm text-ink-3">
            {isUnreadable
              ? "This browser does not let Étude read its stored conversations."
              : isInMemory
                ? "Conversations are not being saved."
                : "Your conversations are stored in this browser."}
          </p>
        )}
        {!isSearching && isSelecting && (
          <Suspense fallback={null}>
            <ConversationSelection
              groups={groups}
              describeMoment={describeMoment}
              scroller={scroller}
              onDone={() => setSelecting(false)}
            />
          </Suspense>
        )}
        {(isSearching || isSelecting ? NOTHING : groups).map(({ label, items }, index) => (
          <ConversationGroup
            key={label}
            label={label}
            action={index === 0 && select}
            items={items}
            scroller={scroller}
            renderRow={(item, place) => (
              <ConversationItem
                key={item.id}
                item={item}
                moment={describeMoment(item)}
                isOpen={item.id === openId}
                onChosen={onChosen}
                {...place}
              />
            )}
          />
        ))}
      </div>
      <BackupReminder count={conversations.length} />
      <PromptList />
      <div className="flex items-end gap-1 pt-2">
        <ConnectionCard onOpen={layerClosed} />
        <div className="flex flex-col">
          <IconButton icon={Database} label="Your data" onClick={() => layerOpened({ kind: "data" })} />
          <IconButton
            icon={Keyboard}
            label="Keyboard"
            aria-keyshortcuts={getAriaKeys(sheetKeys)}
            onClick={() => layerOpened({ kind: "shortcuts" })}
          />
          <ThemeButton />
        </div>
      </div>
    </nav>
  );
}

const NEXT_THEMES = {
  system: { icon: Monitor, label: "Theme: system. Change to light", next: "light" },
  light: { icon: Sun, label: "Theme: light. Change to dark", next: "dark" },
  dark: { icon: Moon, label: "Theme: dark. Change to system", next: "system" },
} as const;

/** A button that switches to the next of the three themes. */
function ThemeButton() {
  const { icon, label, next } = NEXT_THEMES[usePreference("theme")];
  return <IconButton icon={icon} label={label} onClick={() => preferencesChanged({ theme: next })} />;
}
