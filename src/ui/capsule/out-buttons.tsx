import { Share2 } from "lucide-react";
import { copyShareLink } from "#state/capsule/share-link.ts";
import { layerOpened } from "#state/layers.ts";
import { useIsPhone } from "#state/window-width.ts";
import { Button } from "#ui/kit/button.tsx";
import { getAriaKeys } from "#ui/kit/key-hint.tsx";
import { Menu } from "#ui/kit/menu.tsx";

/** The ways out of the open conversation; on a phone a menu, which leaves room for the title. */
export function OutButtons() {
  const isPhone = useIsPhone();
  const openExport = () => layerOpened({ kind: "export" });
  const share = () => void copyShareLink();
  return isPhone ? (
    <Menu
      icon={Share2}
      label="Share and export"
      items={[
        { label: "Share by a link", onChoose: share },
        { label: "Export", onChoose: openExport },
      ]}
    />
  ) : (
    <>
      <Button look="ghost" onClick={openExport}>
        Export
      </Button>
      <Button
        title="Copies a link that holds this conversation"
        aria-keyshortcuts={getAriaKeys("$mod+Alt+KeyS")}
        onClick={share}
      >
        Share
      </Button>
    </>
  );
}
