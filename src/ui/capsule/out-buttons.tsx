import { Download, Share2 } from "lucide-react";
import { copyShareLink } from "#state/capsule/share-link.ts";
import { layerOpened } from "#state/layers.ts";
import { useIsPhone } from "#state/window-width.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { getAriaKeys } from "#ui/kit/key-hint.tsx";

/** The ways out of the open conversation. */
export function OutButtons() {
  const isPhone = useIsPhone();
  const exportProps = { onClick: () => layerOpened({ kind: "export" }) };
  const shareProps = {
    title: "Copies a link that holds this conversation",
    "aria-keyshortcuts": getAriaKeys("$mod+Alt+KeyS"),
    onClick: () => void copyShareLink(),
  };
  return isPhone ? (
    <>
      <IconButton icon={Download} label="Export" {...exportProps} />
      <IconButton icon={Share2} label="Share" {...shareProps} />
    </>
  ) : (
    <>
      <Button look="ghost" {...exportProps}>
        Export
      </Button>
      <Button {...shareProps}>Share</Button>
    </>
  );
}
