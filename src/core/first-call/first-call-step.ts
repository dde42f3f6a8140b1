/** The steps to a first call, in the order of the model's documentation page, and the code that ends it. */
export const FIRST_CALL_STEPS = ["account", "key", "sample", "change", "run", "code"] as const;

export type FirstCallStep = (typeof FIRST_CALL_STEPS)[number];
