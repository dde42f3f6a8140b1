/** Loads the frame of all dialogs, each of which is loaded when it opens. */
export const loadLayerView = async () => (await import("./layer-view.tsx")).LayerView;

export const loadCapsuleBar = async () => (await import("#ui/capsule/capsule-bar.tsx")).CapsuleBar;

export const loadFirstCallGuide = async () => (await import("#ui/help/first-call-guide.tsx")).FirstCallGuide;

export const loadRowsView = async () => (await import("#ui/rows/rows-view.tsx")).RowsView;
