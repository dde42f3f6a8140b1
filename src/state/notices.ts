import { create } from "zustand";

/** A short message in the corner, with at most one way to act on it. */
export type Notice = {
  id: number;
  tone: "plain" | "danger";
  text: string;
  action?: { label: string; run: () => void };
};

/** How long an undo is offered. */
const UNDO_MS = 10_000;

const useNoticeStore = create<{ notices: readonly Notice[]; announcement: string }>()(() => ({
  notices: [],
  announcement: "",
}));
let lastId = 0;

/** A notice appeared. One that offers nothing to undo stays until it is closed or replaced. */
export function noticeShown(notice: Omit<Notice, "id">): void {
  const id = ++lastId;
  useNoticeStore.setState(({ notices }) => ({ notices: [...notices.slice(-2), { ...notice, id }] }));
  announced(notice.text);
  if (notice.tone === "plain") setTimeout(() => noticeClosed(id), UNDO_MS);
}

export function noticeClosed(id: number): void {
  useNoticeStore.setState(({ notices }) => ({
    notices: notices.filter((notice) => notice.id !== id),
  }));
}

/** The page's only announcer says a sentence, once and politely. */
export function announced(sentence: string): void {
  useNoticeStore.setState(({ announcement }) => ({
    // The same sentence twice would not be read out again: a space makes it another text.
    announcement: announcement === sentence ? `${sentence}\u00a0` : sentence,
  }));
}

export const useNotices = (): readonly Notice[] => useNoticeStore(({ notices }) => notices);
export const useAnnouncement = (): string => useNoticeStore(({ announcement }) => announcement);
