import { describePictures, summarisePictures } from "./describe-pictures.ts";
import { getFirstSentence } from "./guide-text.ts";
import { GUIDE, type GuideSection } from "./guide.ts";
import type { PictureFacts } from "./picture-facts.ts";
import { hasSettingName, rankSections, getTitleTerms, type Ranking } from "./rank-sections.ts";
import type { DemoRequest } from "./parse-demo-request.ts";
import type { SamplerSettings } from "./sampler.ts";

/** The parts of a demo reply that do not depend on chance. */
export type ComposedReply = { ranking: Ranking; thinking: string; opening: string };

// Below this share of known words a guide section would be about another subject.
const MIN_COVERAGE = 0.4;

const INTRODUCTION = GUIDE.filter(({ title }) => title === "The demo model");

const NO_MATCH_REPLY =
  "I am the demo model, a small model in this browser and not Claude, and I found nothing in my guide that fits your " +
  "prompt. I can speak about this playground, about its settings such as temperature and top_p, and about writing " +
  "prompts.";

const UNREAD_PARTS_NOTE = "I read words and measure pictures only, and did not look at what else you attached.";

/** The reply up to the sampled passage, and the thinking before it. The same request always gives the same text. */
export function composeDemoReply(request: DemoRequest, pictures: readonly PictureFacts[]): ComposedReply {
  const isAboutPictures = pictures.length > 0;
  const ranking = rankSections(request.question, isAboutPictures ? "" : request.earlierQuestion);
  // With pictures a prompt is about them, whatever its words, unless it names a setting.
  const maxSections = !isAboutPictures ? 2 : hasSettingName(ranking) ? 1 : 0;
  const sections = chooseSections(ranking).slice(0, maxSections);
  const reply = [
    ...(request.unreadParts > 0 ? [UNREAD_PARTS_NOTE] : []),
    ...writePictures(pictures, request.isBrief),
    ...(isAboutPictures && sections.length === 0 ? [] : writeGuide(sections, request.isBrief)),
    `Sampled words at ${formatSettings(request.sampler)}, to show what the settings do:`,
  ].join("\n\n");
  const thinking = [
    ...writeMeasurements(pictures),
    writeRanking(ranking),
    writeDecision(ranking, sections, isAboutPictures),
    `Then I sample a passage at ${formatSettings(request.sampler)}.`,
  ].join(" ");
  return { ranking, thinking, opening: `${reply}\n\n>` };
}

/** The sampler settings as text: "temperature 1", with top_p and top_k where they are sent. */
function formatSettings({ temperature, topP, topK }: SamplerSettings): string {
  return [
    `temperature ${temperature}`,
    ...(topP === undefined ? [] : [`top_p ${topP}`]),
    ...(topK === undefined ? [] : [`top_k ${topK}`]),
  ].join(", ");
}

/**
 * The guide sections for a reply: none where nothing fits, two where the question names two titles ("top_p and top_k").
 */
function chooseSections({ terms, ranked, coverage }: Ranking): GuideSection[] {
  if (terms.length === 0) return INTRODUCTION;
  const [best, ...others] = ranked.map(({ section }) => section);
  if (!best || coverage < MIN_COVERAGE) return [];
  const missing = terms.filter((term) => !getTitleTerms(best).includes(term));
  const second = others.find((section) => getTitleTerms(section).some((term) => missing.includes(term)));
  return second ? [best, second] : [best];
}

function writePictures(pictures: readonly PictureFacts[], isBrief: boolean): string[] {
  if (pictures.length === 0) return [];
  return [isBrief ? `I can only count pixels: ${summarisePictures(pictures)}.` : describePictures(pictures)];
}

function writeGuide(sections: GuideSection[], isBrief: boolean): string[] {
  if (sections.length === 0) return [isBrief ? getFirstSentence(NO_MATCH_REPLY) : NO_MATCH_REPLY];
  if (isBrief) return sections.slice(0, 1).map(({ text }) => getFirstSentence(text));
  return sections.map(({ title, text }) => `**${title}**\n\n${text}`);
}

function writeMeasurements(pictures: readonly PictureFacts[]): string[] {
  return pictures.length === 0 ? [] : [`I measured what was attached: ${summarisePictures(pictures)}.`];
}

function writeRanking({ ranked }: Ranking): string {
  if (ranked.length === 0) return "No section of my guide has a word of the prompt that I could look for.";
  const best = ranked.slice(0, 3).map(({ section, score }) => `${section.title} ${score.toFixed(2)}`);
  return `I ranked the sections of my guide by the words of the prompt. Best first: ${best.join(", ")}.`;
}

function writeDecision(
  { ranked, terms, coverage }: Ranking,
  sections: GuideSection[],
  isAboutPictures: boolean,
): string {
  const titles = sections.map(({ title }) => title).join(" and ");
  if (isAboutPictures)
    return sections.length > 0
      ? `The prompt names a setting, so I add ${titles}.`
      : "The prompt names no setting, so I say what I measured and nothing else.";
  if (terms.length === 0) return `So I answer from ${titles}.`;
  if (ranked.length === 0) return "So I will say that nothing fits.";
  const covered = `The best one covers ${Math.round(coverage * 100)} % of what the prompt asks`;
  return sections.length > 0
    ? `${covered}, so I answer from ${titles}.`
    : `${covered}, which is too little, so I will say that nothing fits.`;
}
