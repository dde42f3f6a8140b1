import { Ellipsis, Presentation } from "lucide-react";
import { copyShareLink } from "#state/capsule/share-link.ts";
import { useKeys } from "#state/actions/shortcut-keys.ts";
import { layerOpened } from "#state/layers.ts";
import { useIsPhone } from "#state/window-width.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { getAriaKeys } from "#ui/kit/key-hint.tsx";
import { Menu } from "#ui/kit/menu.tsx";

/** The ways out of the open conversation: code, a file, a link, the stage. On a phone they are a menu, which leaves room for the title. */
export function OutButtons() {
  const isPhone = useIsPhone();
  const codeKeys = useKeys("code");
  const shareKeys = useKeys("share");
  const stageKeys = useKeys("stage");
  const openCode = () => layerOpened({ kind: "code" });
  const openExport = () => layerOpened({ kind: "export" });
  const openStage = () => layerOpened({ kind: "stage" });
  const share = () => void copyShareLink();
  return isPhone ? (
    <Menu
      icon={Ellipsis}
      label="Code, export and share"
      items={[
        { label: "Code", onChoose: openCode },
        { label: "Export", onChoose: openExport },
        { label: "Share by a link", onChoose: share },
        { label: "Show on the stage", onChoose: openStage },
      ]}
    />
  ) : (
    <>
      <Button look="ghost" aria-keyshortcuts={getAriaKeys(codeKeys)} onClick={openCode}>
        Code
      </Button>
      <Button look="ghost" onClick={openExport}>
        Export
      </Button>
      <Button
        title="Copies a link that holds this conversation"
        aria-keyshortcuts={getAriaKeys(shareKeys)}
        onClick={share}
      >
        Share
      </Button>
      <IconButton
        icon={Presentation}
        label="Show on the stage"
        title="Show on the stage: large, for a room"
        aria-keyshortcuts={getAriaKeys(stageKeys)}
        onClick={openStage}
      />
    </>
  );
}
