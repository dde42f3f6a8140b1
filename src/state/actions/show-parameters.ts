import { layerClosed, layerOpened } from "#state/layers.ts";
import { getPreferences, preferencesChanged } from "#state/preferences/preferences.ts";
import { getIsWide } from "#state/window-width.ts";

/** Shows the parameter panel: beside the transcript in place of any layer, or as a sheet where there is no room for it. */
export function showParameters(): void {
  if (!getIsWide()) return layerOpened({ kind: "parameters" });
  layerClosed();
  return preferencesChanged({ parametersOpen: true });
}

/** True while the parameter panel stands beside the transcript. */
export const areParametersBeside = (): boolean => getIsWide() && getPreferences().parametersOpen;
