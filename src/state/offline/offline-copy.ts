import { useQuery } from "@tanstack/react-query";
import { create } from "zustand";
import { reloadPage } from "#io/browser/reload-page.ts";
import { wantsToSaveData } from "#io/browser/wants-to-save-data.ts";
import {
  activateNewVersion,
  deleteOfflineCopy,
  measureOfflineCopy,
  type OfflineCopy,
  startOfflineCopy,
} from "#io/offline/offline-copy.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { noticeClosed, showNotice } from "#state/notices.ts";
import { queryClient } from "#state/query-client.ts";
import { onReset } from "#state/reset-state.ts";
import { isWriting, waitUntilIdle } from "./wait-until-idle.ts";

/** "on" or "off" where a person chose whether this device keeps an offline copy. */
const STORE_NAME = "etude:offline";

/** True where a copy is kept: unless it is off by choice, or the browser is to save data and nobody chose. */
function isKept(): boolean {
  const chosen = deviceStore.read(STORE_NAME);
  return chosen === null ? !wantsToSaveData() : chosen === "on";
}

/** The state of the offline copy; "off" by choice, "unknown" before the browser has said. */
type CopyState = OfflineCopy["state"] | "off" | "unknown";

const useOffline = create<{ state: CopyState; hasNewVersion: boolean }>()(() => ({
  state: "unknown",
  hasNewVersion: false,
}));
let newVersionNoticeId: number | undefined;
let reload: { isCancelled: boolean } | undefined;
onReset(() => {
  useOffline.setState(useOffline.getInitialState(), true);
  newVersionNoticeId = undefined;
  reload = undefined;
});

export const useOfflineCopyState = (): CopyState => useOffline(({ state }) => state);
export const getHasNewVersion = (): boolean => useOffline.getState().hasNewVersion;
export const useHasNewVersion = (): boolean => useOffline(({ hasNewVersion }) => hasNewVersion);

/** Keeps a copy of Étude in this browser, unless that is off, and says when a newer version is there. */
export async function followOfflineCopy(): Promise<void> {
  if (isKept()) await startOfflineCopy(copyChanged);
  else useOffline.setState({ state: "off" });
}

/** Makes the copy and keeps it from now on, or removes it for good. */
export async function keepOfflineCopy(isWanted: boolean): Promise<void> {
  deviceStore.write(STORE_NAME, isWanted ? "on" : "off");
  if (isWanted) {
    useOffline.setState({ state: "making" });
    await startOfflineCopy(copyChanged);
    return;
  }
  useOffline.setState({ state: "off", hasNewVersion: false });
  if (newVersionNoticeId !== undefined) noticeClosed(newVersionNoticeId);
  await deleteOfflineCopy();
}

/** The number of files of the copy and their size, measured again whenever its state changes. */
export function useOfflineCopySize(): { count: number; sizeBytes: number } | undefined {
  const state = useOfflineCopyState();
  const query = { queryKey: ["offline-copy-size", state], queryFn: measureOfflineCopy, gcTime: 0 };
  return useQuery(query, queryClient).data;
}

function copyChanged({ state, newVersion }: OfflineCopy): void {
  if (!isKept()) return;
  useOffline.setState({ state, hasNewVersion: newVersion !== undefined });
  if (newVersion === undefined || newVersionNoticeId !== undefined) return;
  newVersionNoticeId = showNotice({
    tone: "plain",
    stays: true,
    text:
      newVersion === "waiting"
        ? "A new version of Étude is ready."
        : "A new version of Étude runs in another tab. This tab still runs the one before.",
    action: { label: "Reload", run: () => void loadNewVersion() },
  });
}

/**
 * Loads the page again with the new version: at once, or when the answers that are being written in any tab have ended, which a
 * notice says and can take back.
 */
export async function loadNewVersion(): Promise<void> {
  if (reload && !reload.isCancelled) return;
  const own = { isCancelled: false };
  reload = own;
  if (newVersionNoticeId !== undefined) noticeClosed(newVersionNoticeId);
  if (await isWriting()) {
    const noticeId = showNotice({
      tone: "plain",
      stays: true,
      text: "Étude loads the new version when the answers that are being written have ended.",
      action: { label: "Do not reload", run: () => (own.isCancelled = true) },
    });
    await waitUntilIdle();
    noticeClosed(noticeId);
  }
  if (own.isCancelled) return;
  await activateNewVersion();
  reloadPage();
}
