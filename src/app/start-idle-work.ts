import { followKeyboard } from "#io/browser/follow-keyboard.ts";
import { followClearing } from "#state/capsule/follow-clearing.ts";
import { loadMergeJson } from "#io/storage/conversation-records.ts";
import { followCapabilities } from "#state/models/follow-capabilities.ts";
import { followLaterHeads } from "#state/offline/follow-later-heads.ts";
import { followOfflineCopy } from "#state/offline/offline-copy.ts";
import { indexWhenIdle } from "#state/search/index-when-idle.ts";
import { collectUnusedPictures } from "#state/vision/unused-pictures.ts";
import { colourBrowserBar } from "./colour-browser-bar.ts";
import { restoreLostFocus } from "./restore-lost-focus.ts";
import { showTooltips } from "./tooltips.ts";

/** Starts the work that the first view can do without: care of the focus, tooltips, the copy for use without a network, and passes over what is stored. */
export function startIdleWork(): void {
  restoreLostFocus();
  showTooltips();
  colourBrowserBar();
  followCapabilities();
  followClearing();
  void loadMergeJson();
  followKeyboard();
  void indexWhenIdle();
  void collectUnusedPictures();
  followLaterHeads();
  void followOfflineCopy();
  // What is typed right behind its keys belongs to the palette. Where it cannot be loaded now, it says so when it is asked for.
  import("#state/actions/run-from-table.ts").catch(() => undefined);
  import("#ui/palette/palette-dialog.tsx").catch(() => undefined);
}
