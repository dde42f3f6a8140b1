import { create } from "zustand";

/** The layers over the page. One is open at a time. */
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
  /** The reason shown where a layer opened by itself. */
  reason: string | null;
};

const useLayers = create<OpenLayer>()(() => ({ layer: null, reason: null }));

export function layerOpened(layer: Layer, reason: string | null = null): void {
  useLayers.setState({ layer, reason });
}

export function layerClosed(): void {
  useLayers.setState({ layer: null, reason: null });
}

/** Calls back once when this layer is no longer the open one. */
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
