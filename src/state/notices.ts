import { create } from "zustand";
import { onReset } from "./reset-state.ts";

/** A short message in the corner, with at most two actions. */
export type Notice = {
  id: number;
  tone: "plain" | "danger";
  text: string;
  /** A plain notice that stays until it is closed, too. */
  stays?: true;
  action?: NoticeAction;
  /** Stands before the other. */
  otherAction?: NoticeAction;
};

type NoticeAction = { label: string; run: () => void };

/** The sentence for a part of the page whose code cannot be fetched. */
export const NOT_LOADED = "This part of Étude could not be loaded. Reload the page when you are online.";

/** The time that a plain notice stays, in milliseconds. It stays while it is hovered or focused. */
export const NOTICE_MS = 10_000;

const useNoticeStore = create<{ notices: readonly Notice[]; announcement: string }>()(() => ({
  notices: [],
  announcement: "",
}));
let lastId = 0;

onReset(() => {
  useNoticeStore.setState(useNoticeStore.getInitialState(), true);
  lastId = 0;
});

/** Shows a notice. A plain one closes after ten seconds, unless it `stays`; a "danger" one stays until it is closed. Returns its id. */
export function showNotice(notice: Omit<Notice, "id">): number {
  const id = ++lastId;
  useNoticeStore.setState(({ notices }) => ({ notices: [...notices.slice(-5), { ...notice, id }] }));
  announce(notice.text);
  return id;
}

export function noticeClosed(id: number): void {
  useNoticeStore.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.id !== id),
  }));
}

/** Announces a sentence politely in the page's only live region. */
export function announce(sentence: string): void {
  useNoticeStore.setState(({ announcement }) => ({
    // Screen readers do not repeat an equal text: a space makes it another one.
    announcement: announcement === sentence ? `${sentence}\u00a0` : sentence,
  }));
}

export const getNotices = (): readonly Notice[] => useNoticeStore.getState().notices;

export const useNotices = (): readonly Notice[] => useNoticeStore(({ notices }) => notices);
export const useAnnouncement = (): string => useNoticeStore(({ announcement }) => announcement);
