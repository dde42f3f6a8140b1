// What the first view shows beside the prompt, in one fetch: a prompt can be written before it is there.
export { Estimate } from "#ui/composer/estimate.tsx";
export { RunWords } from "#ui/composer/run-words.tsx";
export { UnlistedNotes } from "#ui/composer/unlisted-notes.tsx";
export { WireNote } from "#ui/composer/wire-note.tsx";
export { Navigation } from "#ui/history/navigation.tsx";
export { ParameterPanel } from "#ui/parameters/parameter-panel.tsx";
export { AddVariant } from "#ui/variants/add-variant.tsx";
export { SweepBars } from "#ui/variants/sweep-bars.tsx";
export { VariantHeads } from "#ui/variants/variant-heads.tsx";
export { VariantTabs } from "#ui/variants/variant-tabs.tsx";
export { Attachments } from "#ui/vision/attachments.tsx";
