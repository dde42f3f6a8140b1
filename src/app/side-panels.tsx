import { lazyComponent } from "#ui/kit/lazy-component.tsx";

// Beside the transcript or, in a narrow window, a sheet over it. A prompt can be written before they are there.
export const Navigation = lazyComponent(async () => (await import("#ui/history/navigation.tsx")).Navigation);
export const ParameterPanel = lazyComponent(
  async () => (await import("#ui/parameters/parameter-panel.tsx")).ParameterPanel,
);
