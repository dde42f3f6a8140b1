import { joinTexts } from "#core/content/join-texts.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { countLines } from "#core/count-lines.ts";
import type { ListedTurn } from "./listed-reply.ts";

/** Sizes of ordinary text in a column of ordinary width, in CSS pixels and characters. */
const LINE_PX = 22;
const FRAME_PX = 160;
const LINE_CHARS = 95;

/** The height that a turn will have about, in CSS pixels, before it is laid out. */
export function estimateTurnHeight({ turn, listed }: ListedTurn, columnCount: number): number {
  const answerLines = listed.map(({ reply }) => countLines(getReplyText(reply), LINE_CHARS / columnCount));
  const lines = countLines(turn ? joinTexts(turn.parts) : "", LINE_CHARS) + Math.max(0, ...answerLines);
  return FRAME_PX + lines * LINE_PX;
}
