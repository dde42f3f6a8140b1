import { create } from "zustand";
import { onReset } from "./reset-state.ts";

/** A short message in the corner, with at most one way to act on it. */
export type Notice = {
  id: number;
  tone: "plain" | "danger";
  text: string;
  action?: { label: string; run: () => void };
};

/** How long a plain notice stays, and with it what it offers. It waits while it is pointed at or has the focus. */
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

/** A notice appeared. A plain one leaves after ten seconds; one about a danger stays until it is closed. */
export function showNotice(notice: Omit<Notice, "id">): void {
  const id = ++lastId;
  useNoticeStore.setState(({ notices }) => ({ notices: [...notices.slice(-5), { ...notice, id }] }));
  announce(notice.text);
}

export function noticeClosed(id: number): void {
  useNoticeStore.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.id !== id),
  }));
}

/** The page's only announcer says a sentence, once and politely. */
export function announce(sentence: string): void {
  useNoticeStore.setState(({ announcement }) => ({
    // The same sentence twice would not be read out again: a space makes it another text.
    announcement: announcement === sentence ? `${sentence}\u00a0` : sentence,
  }));
}

export const getNotices = (): readonly Notice[] => useNoticeStore.getState().notices;

export const useNotices = (): readonly Notice[] => useNoticeStore(({ notices }) => notices);
export const useAnnouncement = (): string => useNoticeStore(({ announcement }) => announcement);
