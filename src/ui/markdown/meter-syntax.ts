import { combineExtensions } from "micromark-util-combine-extensions";
import type {
  Construct,
  ConstructRecord,
  Effects,
  Event,
  Extension,
  ParseContext,
  Resolver,
  State,
  TokenizeContext,
} from "micromark-util-types";
import { unified, type PluggableList } from "unified";
import type { Budget } from "#core/drawing-budget.ts";
import { quickenEditMap } from "./quick-edit-map.ts";
import { keepSource } from "./source-lines.ts";

/** The part of the processor that is used here. */
type Processor = { data: () => object };
type SyntaxData = { micromarkExtensions?: Extension[]; fromMarkdownExtensions?: unknown[] };

const START_NAME = "etudeStart";
const ATTEMPT_STEPS = 50;
const TOKEN_STEPS = 50;
/** The further steps of tokens that become elements with much around them. */
const COSTLY_TOKENS: Readonly<Record<string, number>> = {
  listItemPrefix: 1000,
  gfmFootnoteDefinition: 1500,
  tableRow: 800,
  htmlText: 150,
};
const EVENTS_PER_STEP = 8;
const PAIRS_PER_STEP = 16;
const SEEN_PER_STEP = 2;
/** Constructs of a closing bracket, which is compared with all that stands before it. */
const LOOKING_BACK: ReadonlySet<string> = new Set(["labelEnd", "gfmPotentialFootnoteCall", "gfmFootnoteCall"]);
/** A construct that looks back for an open bracket at the beginning of each word. */
const LOOKING_BACK_FROM_WORDS = "emailAutolink";
/** The cells of a table are made of its events when it ends. */
const TABLE_STEPS = 60;
const RECORDS = ["contentInitial", "document", "flow", "flowInitial", "string", "text"] as const;

quickenEditMap();

const budgets = new WeakMap<ParseContext, Budget>();
const meteredEffects = new WeakSet<Effects>();
const meteredConstructs = new WeakMap<object, object>();
const meteredResolvers = new WeakMap<Resolver, Resolver>();

/**
 * A remark plugin that stands for some plugins of syntax, and counts the parser's work where it is done: it stops the
 * parser with an `OverrunError` when the budget is used up. A character costs a step each time that it is read, and a
 * list of events what is read of it. Some texts are read again for each of their marks, which no look at the text can
 * foresee. The text must begin with a line ending, at which the counting begins.
 *
 * A parser puts its tables of syntax together for each text. These are made once instead, and given to each parser when
 * it begins: that took two thirds of the time of a short block.
 */
export function meterSyntax(
  plugins: PluggableList,
): (this: Processor, options: { budget: Budget; source: string }) => void {
  const own: object = unified().use(plugins).freeze().data();
  const { micromarkExtensions = [], fromMarkdownExtensions = [] }: SyntaxData = own;
  let known: Partial<ParseContext["constructs"]> | undefined;

  function begin(parser: ParseContext, source: string): void {
    keepSource(parser, source);
    known ??= meterConstructs(parser.constructs, micromarkExtensions);
    Object.assign(parser.constructs, known);
  }

  return function addSyntax({ budget, source }) {
    const data: SyntaxData = this.data();
    (data.micromarkExtensions ??= []).push({
      document: { null: createStart(budget, (parser) => begin(parser, source)) },
    });
    (data.fromMarkdownExtensions ??= []).push(...fromMarkdownExtensions);
  };
}

/** A construct that matches nothing and is tried at the start of the first line. */
function createStart(budget: Budget, begin: (parser: ParseContext) => void): Construct {
  return {
    name: START_NAME,
    tokenize(this: TokenizeContext, _effects: Effects, _ok: State, nok: State): State {
      const { parser } = this;
      budgets.set(parser, budget);
      begin(parser);
      return nok;
    },
  };
}

/** The tables of a parser with those of some extensions, their work counted. */
function meterConstructs(
  own: ParseContext["constructs"],
  extensions: readonly Extension[],
): Partial<ParseContext["constructs"]> {
  const { insideSpan, ...combined } = combineExtensions([own, ...extensions]);
  const records = RECORDS.map((name) => [name, meterRecord(combined[name] ?? {})]);
  return {
    ...combined,
    ...Object.fromEntries(records),
    insideSpan: { null: (insideSpan?.null ?? []).map(meterSpan) },
  };
}

function meterRecord(record: ConstructRecord): ConstructRecord {
  const metered: ConstructRecord = {};
  for (const [code, list] of Object.entries(record)) {
    const constructs = list === undefined ? [] : Array.isArray(list) ? list : [list];
    metered[code] = constructs.filter(({ name }) => name !== START_NAME).map(meterConstruct);
  }
  return metered;
}

/** The construct with its work counted; the same object each time. */
function meterConstruct(construct: Construct): Construct {
  const known = meteredConstructs.get(construct);
  if (known !== undefined) return known as Construct;
  const metered: Construct = {
    ...construct,
    ...meterResolvers(construct),
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      const budget = budgets.get(this.parser);
      if (budget !== undefined) {
        budget.spend(ATTEMPT_STEPS + countLookBackSteps(construct, this));
        meterEffects(effects, budget);
      }
      return construct.tokenize.call(this, effects, ok, nok);
    },
  };
  if (construct.continuation !== undefined) metered.continuation = meterConstruct(construct.continuation);
  meteredConstructs.set(construct, metered);
  meteredConstructs.set(metered, metered);
  return metered;
}

/** The steps of what a construct looks back at before it begins. */
function countLookBackSteps({ name }: Construct, { events, previous }: TokenizeContext): number {
  if (name === undefined) return 0;
  if (LOOKING_BACK.has(name)) return countEvents(events);
  const isWithinWord = previous !== null && /[\dA-Za-z]/.test(String.fromCharCode(previous));
  if (name !== LOOKING_BACK_FROM_WORDS || isWithinWord) return 0;
  const seen = events.findLastIndex(([, { _gfmAutolinkLiteralWalkedInto: isSeen, type, _balanced: isBalanced }]) => {
    return isSeen === true || ((type === "labelLink" || type === "labelImage") && isBalanced !== true);
  });
  // They are looked at twice: here, and by the construct.
  return (events.length - Math.max(seen, 0)) / SEEN_PER_STEP;
}

function meterSpan(construct: Pick<Construct, "resolveAll">): Pick<Construct, "resolveAll"> {
  return { ...construct, ...meterResolvers(construct) };
}

function meterResolvers(construct: Omit<Construct, "tokenize">): Omit<Construct, "tokenize"> {
  const { name, resolve, resolveTo, resolveAll } = construct;
  return {
    ...(resolve && { resolve: meterResolver(resolve, countEvents) }),
    ...(resolveTo && { resolveTo: meterResolver(resolveTo, countEvents) }),
    ...(resolveAll && { resolveAll: meterResolver(resolveAll, name === "table" ? countCells : countPairs) }),
  };
}

function meterResolver(resolver: Resolver, count: (events: readonly Event[]) => number): Resolver {
  const known = meteredResolvers.get(resolver);
  if (known !== undefined) return known;
  const metered: Resolver = (events, context) => {
    budgets.get(context.parser)?.spend(count(events));
    return resolver(events, context);
  };
  meteredResolvers.set(resolver, metered);
  return metered;
}

function meterEffects(effects: Effects, budget: Budget): void {
  if (meteredEffects.has(effects)) return;
  meteredEffects.add(effects);
  const { consume, enter } = effects;
  effects.consume = (code) => {
    budget.spend(1);
    consume(code);
  };
  effects.enter = (type, fields) => {
    budget.spend(TOKEN_STEPS + (COSTLY_TOKENS[type] ?? 0));
    return enter(type, fields);
  };
}

function countEvents(events: readonly Event[]): number {
  return events.length / EVENTS_PER_STEP;
}

function countCells(events: readonly Event[]): number {
  return events.length * TABLE_STEPS;
}

/** Marks of emphasis are compared with those before them, and each pair moves all events after it. */
function countPairs(events: readonly Event[]): number {
  let marks = 0;
  for (const [kind, { type }] of events) if (kind === "enter" && type.includes("Sequence")) marks += 1;
  return ((marks + 1) * events.length) / PAIRS_PER_STEP;
}
