import { formatBytes } from "#core/format.ts";
import { layerClosed } from "#state/layers.ts";
import {
  keepOfflineCopy,
  loadNewVersion,
  useHasNewVersion,
  useOfflineCopySize,
  useOfflineCopyState,
} from "#state/offline/offline-copy.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";

const HINTS: Record<ReturnType<typeof useOfflineCopyState>, string> = {
  ready: "Étude is copied and opens offline",
  making: "Étude is being copied …",
  failed: "The copy could not be made. The next visit tries again.",
  off: "Off: Étude opens only while its server can be reached.",
  unknown: "",
  unsupported:
    "This browser keeps no copy of Étude at this address, so it opens only while its server can be reached. A copy needs https or this computer, and no private window.",
  foreign:
    "The server of this page has its own service worker here, so Étude keeps no copy, and opens only while its server can be reached.",
};

/** The copy of Étude that opens without a network: kept or not, its state, and a newer version where one is there. */
export function OfflineField() {
  const state = useOfflineCopyState();
  const hasNewVersion = useHasNewVersion();
  const size = useOfflineCopySize();
  const hint = state === "ready" ? `${HINTS.ready}${size ? ` (${formatBytes(size.sizeBytes)})` : ""}.` : HINTS[state];
  if (state === "unsupported" || state === "foreign") return <p className="text-sm text-ink-3">{hint}</p>;
  return (
    <div className="flex flex-col gap-1">
      <Checkbox
        label="Keep a copy of Étude in this browser, for use offline"
        hint={hint}
        isChecked={state !== "off"}
        onChange={(isKept) => void keepOfflineCopy(isKept)}
      />
      {hasNewVersion && (
        <p className="text-sm">
          A new version of Étude is ready.{" "}
          <LinkButton
            data-press-once
            onClick={() => {
              layerClosed();
              void loadNewVersion();
            }}
          >
            Reload
          </LinkButton>
        </p>
      )}
    </div>
  );
}
