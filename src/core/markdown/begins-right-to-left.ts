/** Written short, since it is part of the first load: what lies between the letters of its second range is no letter. */
const BEGINS_RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;

/** True for a text whose first letter is written from right to left, by which browsers go too. */
export const beginsRightToLeft = (text: string): boolean => BEGINS_RIGHT_TO_LEFT.test(text.slice(0, 2000));
