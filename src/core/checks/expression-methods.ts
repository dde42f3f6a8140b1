import { writeSorted } from "#core/compare/write-sorted.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";

/** A function in an expression: one of these, or an arrow function that is written in it. */
export class Func {
  readonly call: (args: readonly Value[]) => Value;
  constructor(call: (args: readonly Value[]) => Value) {
    this.call = call;
  }
}

/** A value in an expression: data, nothing, or a function. Nothing of the page is one. */
export type Value = Json | undefined | Func;

/** Counts work, and ends an expression that does too much. */
export type Spend = (steps: number) => void;

/** A value as data; a function and nothing are null. */
export const toJson = (value: Value): Json => (value === undefined || value instanceof Func ? null : value);

export const toNumber = (value: Value): number =>
  typeof value === "object" && value !== null ? Number.NaN : Number(value);

export const toText = (value: Value): string => (typeof value === "string" ? value : JSON.stringify(toJson(value)));

type Method<Owner> = (owner: Owner, args: readonly Value[], spend: Spend) => Value;

const toIndex = (value: Value): number | undefined => (value === undefined ? undefined : toNumber(value));

/** The methods of texts. None gives a longer text than it has. */
const TEXT_METHODS: Record<string, Method<string>> = {
  includes: (text, [part]) => text.includes(toText(part)),
  startsWith: (text, [part]) => text.startsWith(toText(part)),
  endsWith: (text, [part]) => text.endsWith(toText(part)),
  indexOf: (text, [part]) => text.indexOf(toText(part)),
  slice: (text, [from, to]) => text.slice(toIndex(from), toIndex(to)),
  trim: (text) => text.trim(),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  split: (text, [separator], spend) => {
    spend(text.length);
    return text.split(toText(separator));
  },
};

const callWith = (func: Value, item: Json, index: number): Value => {
  if (!(func instanceof Func)) throw new TypeError("a function such as x => x > 0 is needed");
  return func.call([item, index]);
};

/** The methods of lists. */
const LIST_METHODS: Record<string, Method<Json[]>> = {
  includes: (list, [item]) => list.some((each) => isSame(each, item)),
  indexOf: (list, [item]) => list.findIndex((each) => isSame(each, item)),
  slice: (list, [from, to]) => list.slice(toIndex(from), toIndex(to)),
  some: (list, [func]) => list.some((item, index) => Boolean(callWith(func, item, index))),
  every: (list, [func]) => list.every((item, index) => Boolean(callWith(func, item, index))),
  filter: (list, [func]) => list.filter((item, index) => Boolean(callWith(func, item, index))),
  find: (list, [func]) => list.find((item, index) => Boolean(callWith(func, item, index))),
  map: (list, [func]) => list.map((item, index) => toJson(callWith(func, item, index))),
  join: (list, [separator = ","], spend) => {
    const texts = list.map(toText);
    spend(texts.reduce((sum, text) => sum + text.length, toText(separator).length * list.length));
    return texts.join(toText(separator));
  },
};

/** The names of the methods of texts and lists. */
export const METHOD_NAMES: ReadonlySet<string> = new Set([...Object.keys(TEXT_METHODS), ...Object.keys(LIST_METHODS)]);

/** Functions that stand for themselves, and those of Math. */
export const FUNCTIONS: Record<string, Func> = {
  Number: new Func(([value]) => toNumber(value)),
  String: new Func(([value]) => toText(value)),
  abs: new Func(([value]) => Math.abs(toNumber(value))),
  round: new Func(([value]) => Math.round(toNumber(value))),
  floor: new Func(([value]) => Math.floor(toNumber(value))),
  ceil: new Func(([value]) => Math.ceil(toNumber(value))),
  min: new Func((values) => Math.min(...values.map(toNumber))),
  max: new Func((values) => Math.max(...values.map(toNumber))),
  keys: new Func(([value]) => (isJsonObject(value) ? Object.keys(value) : [])),
};

/** Equality of values: data by its content, whatever the order of its names. */
export function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one instanceof Func || other instanceof Func)
    return false;
  return writeSorted(one) === writeSorted(other);
}

/** The member of a value: its own entry, its length, or a method from the lists above; undefined for any other name. */
export function getMember(owner: Exclude<Value, undefined | null>, name: string, spend: Spend): Value {
  if (typeof owner === "string") return getTextMember(owner, name, spend);
  if (Array.isArray(owner)) return getListMember(owner, name, spend);
  return isJsonObject(owner) && !(owner instanceof Func) && Object.hasOwn(owner, name) ? owner[name] : undefined;
}

function getTextMember(text: string, name: string, spend: Spend): Value {
  if (name === "length") return text.length;
  if (/^\d+$/.test(name)) return text[Number(name)];
  const method = Object.hasOwn(TEXT_METHODS, name) ? TEXT_METHODS[name] : undefined;
  return (
    method &&
    new Func((args) => {
      spend(text.length / 100);
      return method(text, args, spend);
    })
  );
}

function getListMember(list: Json[], name: string, spend: Spend): Value {
  if (name === "length") return list.length;
  if (/^\d+$/.test(name)) return list[Number(name)];
  const method = Object.hasOwn(LIST_METHODS, name) ? LIST_METHODS[name] : undefined;
  return (
    method &&
    new Func((args) => {
      spend(list.length);
      return method(list, args, spend);
    })
  );
}
