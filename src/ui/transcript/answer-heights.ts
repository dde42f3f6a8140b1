/** The height to which a higher row can be folded, in CSS pixels. */
export const FOLDED_PX = 352;

/** The greatest height of even answers: with its head and its figures, such an answer fits into the window. */
export const EVEN_HEIGHT = "max(15rem, 100dvh - 26rem)";

/** The height of an answer: whole, folded with the others of its row, or at the height of even answers, scrolling within. */
export type AnswerHeight = "whole" | "folded" | "even";
