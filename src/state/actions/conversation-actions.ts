import { focusControl, pressControl } from "#io/browser/page-controls.ts";
import { makeItMine, playCapsule, stopPlaying } from "#state/capsule/capsule-document.ts";
import { getOpenedCapsule, type OpenedCapsule } from "#state/capsule/opened-capsule.ts";
import { hasRecord } from "#state/document/save-states.ts";
import { editList } from "#state/edits/edit-list.ts";
import { layerOpened } from "#state/layers.ts";
import { announce } from "#state/notices.ts";
import { preferencesChanged } from "#state/preferences/preferences.ts";
import { searchTyped } from "#state/search/search-query.ts";
import { getIsPhone } from "#state/window-width.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";
import { openNew } from "./at-once-actions.ts";

const findUnstored = ({ conversation }: ActionPage): string | undefined =>
  hasRecord(conversation.id) ? undefined : "Nothing of this conversation is stored yet";

/** Shows the list of conversations, on a phone as a sheet. */
function showNavigation(): void {
  if (getIsPhone()) layerOpened({ kind: "navigation" });
  else preferencesChanged({ navigationOpen: true });
}

/** Shows the field that searches everything, with a query where one is given. */
export function openSearch(query?: string): void {
  showNavigation();
  if (query !== undefined) searchTyped(query);
  focusControl('nav input[type="search"][aria-label="Search"]');
}

/** The actions on the open conversation and on the list of all. */
export const CONVERSATION_ACTIONS: readonly Action<ActionPage>[] = [
  { id: "new-conversation", label: "New conversation", run: openNew },
  {
    id: "search",
    label: "Search everything",
    words: "find conversations prompts answers",
    run: () => openSearch(),
  },
  {
    id: "rename-conversation",
    label: "Rename this conversation",
    words: "title",
    run: () => focusControl("#title"),
  },
  {
    id: "pin-conversation",
    label: "Pin or unpin this conversation",
    getLabel: ({ conversation }) => (conversation.isPinned ? "Unpin this conversation" : "Pin this conversation"),
    findOffReason: findUnstored,
    run: ({ conversation: { id, isPinned } }) => editList(({ pinConversations }) => pinConversations([id], !isPinned)),
  },
  {
    id: "delete-conversation",
    label: "Delete this conversation",
    words: "remove",
    findOffReason: findUnstored,
    run: ({ conversation: { id } }) => editList(({ deleteWithUndo }) => deleteWithUndo([id])),
  },
  {
    id: "select-conversations",
    label: "Select several conversations",
    words: "delete pin many",
    run: () => {
      showNavigation();
      pressControl('nav [aria-label="Select conversations"]', () =>
        announce("There are not several conversations, or they are being selected already."),
      );
    },
  },
  {
    id: "share",
    label: "Copy a link with this conversation",
    words: "share",
    run: async () => (await import("#state/capsule/share-link.ts")).copyShareLink(),
  },
  {
    id: "export",
    label: "Export this conversation",
    words: "file capsule markdown csv jsonl download",
    run: () => layerOpened({ kind: "export" }),
  },
  {
    id: "import",
    label: "Import conversations, prompts or code",
    words: "curl chatgpt claude file",
    run: () => layerOpened({ kind: "import" }),
  },
  { id: "data", label: "Your data", words: "backup restore delete storage", run: () => layerOpened({ kind: "data" }) },
  {
    id: "clear-everything",
    label: "Clear everything",
    words: "delete all data reset backup",
    run: () => layerOpened({ kind: "clear" }),
  },
];

/** The shared conversation of a page; undefined for one of the user's own. */
export function selectCapsule({ conversation }: ActionPage): OpenedCapsule | undefined {
  const capsule = getOpenedCapsule();
  return capsule?.conversationId === conversation.id ? capsule : undefined;
}

/** The actions on a shared conversation. */
export const CAPSULE_ACTIONS: readonly Action<OpenedCapsule>[] = [
  {
    id: "play-capsule",
    label: "Play the shared answers, or stop",
    getLabel: ({ isPlaying }) => (isPlaying ? "Stop playing" : "Play the shared answers"),
    run: ({ isPlaying }) => (isPlaying ? stopPlaying() : playCapsule()),
  },
  {
    id: "run-capsule",
    label: "Run the shared conversation again here",
    isOffered: ({ galleryTitle }) => galleryTitle === undefined,
    run: async () => (await import("#state/capsule/run-again.ts")).runCapsuleAgain(),
  },
  {
    id: "ask-gallery",
    label: "Ask Claude Opus 4.5 for the answers of this thing to try",
    words: "gallery run",
    isOffered: ({ galleryTitle }) => galleryTitle !== undefined,
    run: async () => (await import("#state/gallery/take-gallery-item.ts")).takeGalleryItem(),
  },
  {
    id: "keep-capsule",
    label: "Make the shared conversation mine",
    run: () => {
      makeItMine();
      focusControl("#prompt");
    },
  },
];
