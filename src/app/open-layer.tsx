import { Suspense, useEffect } from "react";
import { layerClosed, useLayer } from "#state/layers.ts";
import { NOT_LOADED, showNotice } from "#state/notices.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import type { LayerViewProps } from "./layer-view.tsx";

/** Loads the chunk with the frame of all dialogs: while the page is idle, at the latest with the first one. */
export const loadLayers = () => import("./layer-view.tsx");

const LayerView = lazyComponent<LayerViewProps>(async () => (await loadLayers()).LayerView, NotLoaded);

/** Closes a layer whose frame could not be fetched, and says so. */
function NotLoaded() {
  useEffect(function closeAndSay() {
    layerClosed();
    showNotice({ tone: "danger", text: NOT_LOADED });
  }, []);
  return null;
}

/** The open layer over the page. `column` is the column whose parameters, models and code are shown. */
export function OpenLayer({ column }: Pick<LayerViewProps, "column">) {
  const layer = useLayer();
  return <Suspense fallback={null}>{layer && <LayerView layer={layer} column={column} />}</Suspense>;
}
