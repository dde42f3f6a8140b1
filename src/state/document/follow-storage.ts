import { reloadPage } from "#io/browser/reload-page.ts";
import { getUrlHash, writeUrlHash } from "#io/browser/page-url.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { releaseDatabase } from "#io/storage/open-database.ts";
import { requestPersistence } from "#io/storage/request-persistence.ts";
import {
  getStorageTrouble,
  type StorageTrouble,
  watchRefusedPictures,
  watchStorageTrouble,
} from "#io/storage/storage-trouble.ts";
import { noticeClosed, showNotice } from "#state/notices.ts";
import { flushDocuments, watchSaved } from "./autosave-documents.ts";
import { getOpenConversation, getSettledConversation, hasUnsettledReplies, watchConversations } from "./documents.ts";
import { flushDraft } from "./drafts.ts";
import { isOpenOneUnused } from "./open-conversations.ts";
import { savedListChanged } from "./saved-list-changes.ts";

/** Said where the code with the reasons cannot be loaded. */
const UNEXPLAINED = "What you do here is lost when you close or reload this page.";
const LOAD_AGAIN = { label: "Load again", run: reloadPage };

/**
 * Says what is the matter where the browser's storage refuses, does not answer or is of another version of Étude, goes
 * on with it once it answers, and says of each picture that it refuses. Asks the browser to keep it once a turn is stored.
 * `openFirst` opens what the page's address names, which was `hashAtStart`. Returns a function that stops this.
 */
export function followStorage(openFirst: () => Promise<void>, hashAtStart: string): () => void {
  let shownId: number | undefined;
  let addressedHash: string | undefined;
  const explain = async (trouble: StorageTrouble) => {
    const sentences = await import("./explain-storage-trouble.ts").catch(() => undefined);
    if (getStorageTrouble() !== trouble || shownId !== undefined) return;
    const canLoadAgain = trouble === "newer" || trouble === "replaced";
    shownId = showNotice({
      tone: "danger",
      text: sentences?.TROUBLE_SENTENCES[trouble] ?? UNEXPLAINED,
      ...(canLoadAgain ? { action: LOAD_AGAIN } : {}),
    });
  };
  const endTrouble = watchStorageTrouble((trouble) => {
    if (shownId !== undefined) noticeClosed(shownId);
    shownId = undefined;
    if (!trouble) {
      void goOnWithStorage(addressedHash ?? hashAtStart, openFirst);
      return;
    }
    // Trouble that was there first may have been followed by an address of the page's own; with later one, the first
    // conversation is not open yet, so that the address still names the one that was asked for.
    addressedHash = getOpenConversation() ? hashAtStart : getUrlHash();
    void explain(trouble);
    if (trouble === "replaced") releaseWhenSaved();
  });
  let pictureNoticeId: number | undefined;
  const endPictures = watchRefusedPictures((error) => {
    if (pictureNoticeId !== undefined) noticeClosed(pictureNoticeId);
    pictureNoticeId = showNotice({
      tone: "danger",
      text: `This browser did not store a picture (${explainStorageError(error)}). The picture is lost when you close or reload this page.`,
    });
  });
  const endSaved = watchSaved((id) => {
    if (Object.keys(getSettledConversation(id)?.turns ?? {}).length === 0) return;
    endSaved();
    void requestPersistence();
  });
  return () => {
    endTrouble();
    endPictures();
    endSaved();
  };
}

/** Opens what was asked for at the start, unless something was written meanwhile. */
async function goOnWithStorage(addressedHash: string, openFirst: () => Promise<void>): Promise<void> {
  savedListChanged();
  if (isOpenOneUnused()) {
    // The page itself has written what it opened meanwhile.
    writeUrlHash(addressedHash, undefined);
    await openFirst();
  } else showNotice({ tone: "plain", text: "This browser's storage answers now. What you did here is saved." });
}

/** Leaves the storage to the newer Étude once no reply runs here and everything is written. */
function releaseWhenSaved(): void {
  let isOver = false;
  const releaseIfIdle = async () => {
    if (isOver || hasUnsettledReplies()) return;
    isOver = true;
    end();
    flushDraft();
    await flushDocuments();
    void releaseDatabase();
  };
  const end = watchConversations(() => void releaseIfIdle());
  void releaseIfIdle();
}
