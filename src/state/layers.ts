import { create } from "zustand";

/** What can lie over the page. One at a time. */
export type Layer =
  | "add-image"
  | "code"
  | "compare-images"
  | "confirm-run"
  | "connections"
  | "edit"
  | "events"
  | "image"
  | "models"
  | "navigation"
  | "parameters"
  | "reply"
  | "shortcuts";

type OpenLayer = {
  layer: Layer | null;
  /** Why it opened by itself, where it did. */
  reason: string | null;
};

const useLayers = create<OpenLayer>()(() => ({ layer: null, reason: null }));

export function layerOpened(layer: Layer, reason: string | null = null): void {
  useLayers.setState({ layer, reason });
}

export function layerClosed(): void {
  useLayers.setState({ layer: null, reason: null });
}

/** Calls back once, when this layer is not the open one any more, however that came. */
export function onceLayerClosed(layer: Layer, onClosed: () => void): void {
  const end = useLayers.subscribe((now) => {
    if (now.layer === layer) return;
    end();
    onClosed();
  });
}

export const getLayer = (): Layer | null => useLayers.getState().layer;
export const useLayer = (): Layer | null => useLayers(({ layer }) => layer);
export const useLayerReason = (): string | null => useLayers(({ reason }) => reason);
