/** The body shape that a chat model accepts. */
export type BodyFormat =
  | "claude-opus-4-5"
  | "claude-without-sampling"
  | "openai"
  | "openai-reasoning"
  | "openai-router";

type PriceUnit = { name: "token"; measure: string; price: number; per: number };

type Pricing =
  | { kind: "fixed"; currency: "USD"; units: PriceUnit[] }
  | { kind: "variable"; currency: "USD" }
  | {
      kind: "variants";
      currency: "USD";
      dimensions: string[];
      variants: { when: Record<string, string>; price: number; unit: string; per: number }[];
    };

/** A model as listed by `GET /v1/models?include=all`. */
export type CatalogueModel = {
  id: string;
  aliases?: string[];
  type: string;
  tags: string[];
  info: {
    name: string;
    developer: string;
    description?: string;
    releasedAt?: string;
    cutoffAt?: string;
    contextLength?: number;
    outputMax?: number;
    url?: string;
    docsUrl?: string;
    /** Filled in by the server, which alone knows its address. */
    docsJson?: string;
  };
  modalities: { input: string[]; output: string[] };
  capabilities: string[];
  pricing: Pricing;
};

type Entry = { bodyFormat: BodyFormat | null; listed: CatalogueModel };

const chat = { type: "openai/chat-completions", tags: ["playground:chat"] };

// Invented, but for the two Claude ids. Together they show every kind of price and leave out every optional field once.
const entries: readonly Entry[] = [
  {
    bodyFormat: "claude-opus-4-5",
    listed: {
      id: "anthropic/claude-opus-4-5",
      aliases: ["claude-opus-4-5", "claude-opus-4-5-20251101"],
      ...chat,
      info: {
        name: "Claude Opus 4.5",
        developer: "Anthropic",
        description: "Answers of the test server.",
        releasedAt: "2025-11-24",
        cutoffAt: "2025-05-01",
        contextLength: 200_000,
        outputMax: 64_000,
        url: "",
      },
      modalities: { input: ["file", "image", "text"], output: ["text"] },
      capabilities: ["file_input", "streaming", "tools", "vision"],
      pricing: perMillion(6.5, 32.5),
    },
  },
  {
    bodyFormat: "claude-without-sampling",
    listed: {
      id: "anthropic/claude-opus-4-8",
      aliases: ["claude-opus-4-8"],
      ...chat,
      info: {
        name: "Claude Opus 4.8",
        developer: "Anthropic",
        releasedAt: "2026-05-12",
        contextLength: 1_000_000,
        outputMax: 128_000,
      },
      modalities: { input: ["file", "image", "text"], output: ["text"] },
      capabilities: ["file_input", "streaming", "tools", "vision"],
      pricing: perMillion(6.5, 32.5),
    },
  },
  {
    bodyFormat: "openai",
    listed: {
      id: "openai/gpt-6-mini",
      aliases: ["gpt-6-mini"],
      type: chat.type,
      tags: ["playground:chat", "tier:tier_2"],
      info: {
        name: "GPT-6 mini",
        developer: "Open AI",
        releasedAt: "2026-03-03",
        contextLength: 400_000,
        outputMax: 32_768,
      },
      modalities: { input: ["image", "text"], output: ["text"] },
      capabilities: ["parallel_tool_calls", "streaming", "structured_output", "tools", "vision"],
      pricing: perMillion(0.52, 2.08),
    },
  },
  {
    bodyFormat: "openai-reasoning",
    listed: {
      id: "openai/o9",
      aliases: [],
      ...chat,
      info: { name: "o9", developer: "Open AI", contextLength: 200_000, outputMax: 100_000 },
      modalities: { input: ["text"], output: ["text"] },
      capabilities: ["streaming", "tools"],
      pricing: { kind: "variable", currency: "USD" },
    },
  },
  {
    bodyFormat: "openai",
    listed: {
      id: "aurora/aurora-1.5-small",
      ...chat,
      info: { name: "Aurora 1.5 small", developer: "Aurora" },
      modalities: { input: ["text"], output: ["text"] },
      capabilities: ["streaming"],
      pricing: {
        kind: "fixed",
        currency: "USD",
        units: [
          { name: "token", measure: "input", price: 0.0002, per: 1000 },
          { name: "token", measure: "output", price: 0.0006, per: 1000 },
          { name: "token", measure: "moonlight", price: 1, per: 1 },
        ],
      },
    },
  },
  {
    bodyFormat: "openai-router",
    listed: {
      id: "aurora/aurora-router",
      aliases: ["aurora-router"],
      ...chat,
      info: {
        name: "Aurora Router",
        developer: "Aurora",
        docsUrl: "https://docs.example.com/aurora-router",
        contextLength: 32_000,
      },
      modalities: { input: ["text"], output: ["text"] },
      capabilities: ["streaming"],
      pricing: perMillion(0.1, 0.2),
    },
  },
  {
    bodyFormat: null,
    listed: {
      id: "aurora/aurora-film",
      aliases: ["aurora-film"],
      type: "internal/video-generations/submit",
      tags: ["playground:video"],
      info: { name: "Aurora Film", developer: "Aurora", url: "" },
      modalities: { input: ["text"], output: ["video"] },
      capabilities: [],
      pricing: {
        kind: "variants",
        currency: "USD",
        dimensions: ["resolution"],
        variants: [
          { when: { resolution: "720p" }, price: 0.3, unit: "second", per: 1 },
          { when: { resolution: "1080p" }, price: 0.5, unit: "second", per: 1 },
        ],
      },
    },
  },
];

/** Every model in the catalogue, also those that cannot chat. */
export const listedModels: readonly CatalogueModel[] = entries.map((entry) => entry.listed);

/** The chat model under this id or alias; undefined where the service offers none. */
export function findChatModel(id: string): { bodyFormat: BodyFormat; listed: CatalogueModel } | undefined {
  const entry = entries.find(({ listed }) => listed.id === id || listed.aliases?.includes(id));
  return entry?.bodyFormat ? { bodyFormat: entry.bodyFormat, listed: entry.listed } : undefined;
}

/** The price of a token in dollars; the price of Claude Opus 4.5 where the catalogue has none. */
export function getTokenPriceUsd(modelId: string, measure: "input" | "output"): number {
  const pricing = findChatModel(modelId)?.listed.pricing;
  const unit = pricing?.kind === "fixed" ? pricing.units.find((candidate) => candidate.measure === measure) : undefined;
  if (unit) return unit.price / unit.per;
  return (measure === "input" ? 6.5 : 32.5) / 1_000_000;
}

function perMillion(input: number, output: number): Pricing {
  return {
    kind: "fixed",
    currency: "USD",
    units: [
      { name: "token", measure: "input", price: input, per: 1_000_000 },
      { name: "token", measure: "output", price: output, per: 1_000_000 },
    ],
  };
}
