// What the first view shows beside the prompt, in one fetch: a prompt can be written before it is there.
export { EstimateLabel } from "#ui/composer/estimate-label.tsx";
export { RunLabel } from "#ui/composer/run-label.tsx";
export { UnlistedModelNotes } from "#ui/composer/unlisted-model-notes.tsx";
export { UnsupportedContentNote } from "#ui/composer/unsupported-content-note.tsx";
export { Navigation } from "#ui/history/navigation.tsx";
export { ParameterPanel } from "#ui/parameters/parameter-panel.tsx";
export { AddVariant } from "#ui/variants/add-variant.tsx";
export { SweepBars } from "#ui/variants/sweep-bars.tsx";
export { VariantHeads } from "#ui/variants/variant-heads.tsx";
export { VariantTabs } from "#ui/variants/variant-tabs.tsx";
export { Attachments } from "#ui/vision/attachments.tsx";
