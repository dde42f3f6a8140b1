import type { CapsuleOrigin } from "#core/capsule/describe-capsule.ts";
import { planReplay, selectMoment } from "#core/capsule/replay.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { animate } from "#io/browser/animate.ts";
import { matchesQuery } from "#io/browser/media-query.ts";
import { saveHeldBlob } from "#io/storage/blob-records.ts";
import { conversationEntered, conversationTouched } from "#state/document/save-states.ts";
import {
  conversationChanged,
  getConversation,
  getOpenConversation,
  watchConversations,
} from "#state/document/documents.ts";
import { announce, showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { capsuleOpened, type OpenedCapsule } from "./opened-capsule.ts";

/** An open capsule: its whole conversation, what *Play* shows of it, and its pictures that are in memory. */
type Followed = {
  whole: Conversation;
  played: Conversation | undefined;
  held: readonly Sha256[];
  about: OpenedCapsule;
  end: () => void;
  endPlay: () => void;
};

let followed: Followed | undefined;
onReset(() => {
  followed?.end();
  followed = undefined;
});

/**
 * Follows the conversation of a capsule that was just opened. What is only looked at changes nothing; the first change by
 * a person makes it the user's own.
 */
export function followCapsule(conversation: Conversation, held: readonly Sha256[], origin: CapsuleOrigin): void {
  followed?.end();
  const own: Followed = {
    whole: conversation,
    played: undefined,
    held,
    about: { ...origin, conversationId: conversation.id, isPlaying: false },
    end: watchConversations(() => noticeChange(own)),
    endPlay: () => {},
  };
  followed = own;
  capsuleOpened(own.about);
}

function noticeChange(own: Followed): void {
  const now = getConversation(own.whole.id);
  if (now === own.whole || now === own.played) return;
  if (!now) {
    // Another conversation was opened: the file or the link still has this one.
    own.endPlay();
    own.end();
    return;
  }
  if (own.played) stopPlaying();
  else if (isOnlyView(own.whole, now)) own.whole = now;
  else makeItMine();
}

/** True where two states of a conversation differ in what they show of it alone. */
function isOnlyView(before: Conversation, after: Conversation): boolean {
  const names = Object.keys({ ...before, ...after }) as (keyof Conversation)[];
  return names.every((name) => name === "view" || before[name] === after[name]);
}

/** Makes the conversation of the open capsule one of the user's own, beside all others. */
export function makeItMine(): void {
  if (!followed) return;
  stopPlaying();
  const { whole, held, end } = followed;
  end();
  followed = undefined;
  capsuleOpened(undefined);
  const conversation = getConversation(whole.id) ?? whole;
  conversationEntered(conversation, false);
  conversationTouched(conversation.id);
  for (const sha256 of held) void saveHeldBlob(sha256);
  showNotice({
    tone: "plain",
    text: "This conversation is yours now. It is in your list, and others are as they were.",
  });
}

/** Shows the answers at the pace at which they came; at once for who wants less motion. */
export function playCapsule(): void {
  if (!followed) return;
  const own = followed;
  const { whole } = own;
  if (matchesQuery("(prefers-reduced-motion: reduce)")) {
    announce("All answers are shown at once, since your system asks for less motion.");
    return;
  }
  const replay = planReplay(whole);
  const show = (moment: Conversation) => {
    own.played = moment;
    conversationChanged(whole.id, () => moment);
  };
  capsuleOpened({ ...own.about, isPlaying: true });
  show(selectMoment(whole, replay, 0));
  own.endPlay = animate((elapsedMs) => {
    // Who opens another conversation has stopped watching.
    const isOver = elapsedMs >= replay.durationMs || getOpenConversation() !== own.played;
    if (isOver) stopPlaying();
    else show(selectMoment(whole, replay, elapsedMs));
    return !isOver;
  });
}

/** Shows all answers of the open capsule again. */
export function stopPlaying(): void {
  if (!followed?.played) return;
  const own = followed;
  own.endPlay();
  own.played = own.whole;
  conversationChanged(own.whole.id, () => own.whole);
  own.played = undefined;
  capsuleOpened(own.about);
}
