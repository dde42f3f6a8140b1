import { firstSentence } from "./guide-text.ts";
import { GUIDE, type GuideSection } from "./guide.ts";
import { rankSections, titleTerms, type Ranking } from "./rank-sections.ts";
import type { DemoRequest } from "./read-demo-request.ts";
import type { SamplerSettings } from "./sampler.ts";

/** Everything about an answer that no dice decide. */
export type Composition = { ranking: Ranking; thinking: string; opening: string };

// Below this share of known words an answer from the guide would be about something else.
const ENOUGH_COVERAGE = 0.4;

const INTRODUCTION = GUIDE.filter(({ title }) => title === "The demo model");

const NOTHING_FITS =
  "I am the demo model, a small model in this browser and not Claude, and I found nothing in my guide that fits your " +
  "prompt. I can speak about this playground, about its settings such as temperature and top_p, and about writing " +
  "prompts.";

const NOT_READ = "I read words only and did not look at what you attached.";

/** The answer up to the sampled passage, and the thinking before it. The same request always gives the same words. */
export function composeAnswer(request: DemoRequest): Composition {
  const ranking = rankSections(request.question, request.earlier);
  const sections = chooseSections(ranking);
  const line = `A passage sampled at ${nameSettings(request.sampler)}:`;
  const notRead = request.attachments > 0 ? [NOT_READ] : [];
  const answer = [...notRead, ...writeAnswer(sections, request.isBrief), line].join("\n\n");
  return { ranking, thinking: writeThinking(ranking, sections, request.sampler), opening: `${answer}\n\n>` };
}

/** "temperature 1", and top_p and top_k where they are sent. */
function nameSettings({ temperature, topP, topK }: SamplerSettings): string {
  return [
    `temperature ${temperature}`,
    ...(topP === undefined ? [] : [`top_p ${topP}`]),
    ...(topK === undefined ? [] : [`top_k ${topK}`]),
  ].join(", ");
}

/** None where nothing fits; two where the question names two titles ("top_p and top_k"). */
function chooseSections({ terms, ranked, coverage }: Ranking): GuideSection[] {
  if (terms.length === 0) return INTRODUCTION;
  const [best, ...others] = ranked.map(({ section }) => section);
  if (!best || coverage < ENOUGH_COVERAGE) return [];
  const missing = terms.filter((term) => !titleTerms(best).includes(term));
  const second = others.find((section) => titleTerms(section).some((term) => missing.includes(term)));
  return second ? [best, second] : [best];
}

function writeAnswer(sections: GuideSection[], isBrief: boolean): string[] {
  if (sections.length === 0) return [isBrief ? firstSentence(NOTHING_FITS) : NOTHING_FITS];
  if (isBrief) return sections.slice(0, 1).map(({ text }) => firstSentence(text));
  return sections.map(({ title, text }) => `**${title}**\n\n${text}`);
}

function writeThinking(ranking: Ranking, sections: GuideSection[], sampler: SamplerSettings): string {
  const sampling = `Then I sample a passage at ${nameSettings(sampler)}.`;
  return [writeFound(ranking), writeDecision(ranking, sections), sampling].join(" ");
}

function writeFound({ ranked }: Ranking): string {
  if (ranked.length === 0) return "No section of my guide has a word of the prompt that I could look for.";
  const best = ranked.slice(0, 3).map(({ section, score }) => `${section.title} ${score.toFixed(2)}`);
  return `I ranked the sections of my guide by the words of the prompt. Best first: ${best.join(", ")}.`;
}

function writeDecision({ ranked, terms, coverage }: Ranking, sections: GuideSection[]): string {
  const titles = sections.map(({ title }) => title).join(" and ");
  if (terms.length === 0) return `So I answer from ${titles}.`;
  if (ranked.length === 0) return "So I will say that nothing fits.";
  const covered = `The best one covers ${Math.round(coverage * 100)} % of what the prompt asks`;
  return sections.length > 0
    ? `${covered}, so I answer from ${titles}.`
    : `${covered}, which is too little, so I will say that nothing fits.`;
}
