import { lazyComponent } from "#ui/kit/lazy-component.tsx";

// Both stand beside the transcript, or in a sheet over it in a narrow window. A prompt can be written before they load.
export const Navigation = lazyComponent(async () => (await import("#ui/history/navigation.tsx")).Navigation);
export const ParameterPanel = lazyComponent(
  async () => (await import("#ui/parameters/parameter-panel.tsx")).ParameterPanel,
);
