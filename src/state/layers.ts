import { create } from "zustand";

/** What can lie over the page. One at a time. */
export type Layer = "connections" | "shortcuts" | "navigation" | "parameters" | "image" | "code";

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

export const readLayer = (): Layer | null => useLayers.getState().layer;
export const useLayer = (): Layer | null => useLayers(({ layer }) => layer);
export const useLayerReason = (): string | null => useLayers(({ reason }) => reason);
