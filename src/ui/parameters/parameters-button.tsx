import { PanelRight, SlidersHorizontal } from "lucide-react";
import { useKeys } from "#state/actions/shortcut-keys.ts";
import { showParameters } from "#state/actions/show-parameters.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { useIsWide } from "#state/window-width.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { getAriaKeys } from "#ui/kit/key-hint.tsx";

/** Shows and hides the parameter panel beside the transcript; where there is no room for it, opens it as a sheet. */
export function ParametersButton() {
  const isWide = useIsWide();
  const parametersOpen = usePreference("parametersOpen");
  const keys = getAriaKeys(useKeys("parameter-panel"));
  return isWide ? (
    <IconButton
      icon={PanelRight}
      label={parametersOpen ? "Hide parameters" : "Show parameters"}
      aria-expanded={parametersOpen}
      aria-keyshortcuts={keys}
      onClick={() => preferencesChanged({ parametersOpen: !parametersOpen })}
    />
  ) : (
    <Button aria-keyshortcuts={keys} onClick={showParameters}>
      <SlidersHorizontal size={14} aria-hidden className="max-sm:hidden" /> Parameters
    </Button>
  );
}
