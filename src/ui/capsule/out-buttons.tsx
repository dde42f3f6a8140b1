import { Download } from "lucide-react";
import { layerOpened } from "#state/layers.ts";
import { useIsPhone } from "#state/window-width.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";

/** The ways out of the open conversation. */
export function OutButtons() {
  const isPhone = useIsPhone();
  const open = () => layerOpened({ kind: "export" });
  return isPhone ? (
    <IconButton icon={Download} label="Export" onClick={open} />
  ) : (
    <Button look="ghost" onClick={open}>
      Export
    </Button>
  );
}
