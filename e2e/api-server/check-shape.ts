/** Adds one line to `found` for each error of the value. */
export type Shape = (value: unknown, path: string, found: string[]) => void;

type Fields = Readonly<Record<string, Shape>>;
type NumberLimits = { min?: number; max?: number; whole?: boolean };

export const anything: Shape = () => undefined;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function text(rule: { notBlank?: boolean } = {}): Shape {
  return (value, path, found) => {
    if (typeof value !== "string") found.push(describeMismatch(path, "string", value));
    else if (rule.notBlank && value.trim() === "")
      found.push(describeMismatch(path, "text with a non-space character", value));
  };
}

export function flag(): Shape {
  return (value, path, found) => {
    if (typeof value !== "boolean") found.push(describeMismatch(path, "boolean", value));
  };
}

export function number({ min = -Infinity, max = Infinity, whole = false }: NumberLimits = {}): Shape {
  return (value, path, found) => {
    if (typeof value !== "number") found.push(describeMismatch(path, "number", value));
    else if (whole && !Number.isInteger(value)) found.push(describeMismatch(path, "integer", value));
    else if (value < min) found.push(describeMismatch(path, `number >= ${min}`, value));
    else if (value > max) found.push(describeMismatch(path, `number <= ${max}`, value));
  };
}

export function oneOf(...allowed: readonly string[]): Shape {
  return (value, path, found) => {
    if (typeof value === "string" && allowed.includes(value)) return;
    found.push(describeMismatch(path, allowed.map((word) => `'${word}'`).join(" | "), value));
  };
}

export function listOf(item: Shape, { min = 0, max = Infinity } = {}): Shape {
  return (value, path, found) => {
    if (!Array.isArray(value)) {
      found.push(describeMismatch(path, "array", value));
      return;
    }
    if (value.length < min) found.push(`${path}: Expected at least ${min} item(s), received ${value.length}`);
    if (value.length > max) found.push(`${path}: Expected at most ${max} item(s), received ${value.length}`);
    for (const [index, entry] of value.entries()) item(entry, `${path}[${index}]`, found);
  };
}

export function textOr(other: Shape): Shape {
  return (value, path, found) => {
    if (typeof value !== "string") other(value, path, found);
  };
}

export function mapOf(item: Shape): Shape {
  return (value, path, found) => {
    if (!isRecord(value)) found.push(describeMismatch(path, "object", value));
    else for (const [key, entry] of Object.entries(value)) item(entry, `${path}.${key}`, found);
  };
}

/** Matches any of these shapes. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value, path, found) => {
    const tries = shapes.map((shape) => {
      const violations: string[] = [];
      shape(value, path, violations);
      return violations;
    });
    if (tries.every((violations) => violations.length > 0)) found.push(...(tries[0] ?? []));
  };
}

/** Matches an object with these keys and no others. */
export function fields(required: Fields, optional: Fields = {}): Shape {
  const known: Fields = { ...required, ...optional };
  return (value, path, found) => {
    if (!isRecord(value)) {
      found.push(describeMismatch(path || "body", "object", value));
      return;
    }
    const childPath = (key: string) => (path === "" ? key : `${path}.${key}`);
    for (const key of Object.keys(required)) {
      if (!(key in value)) found.push(`${childPath(key)}: Required`);
    }
    for (const [key, entry] of Object.entries(value)) {
      const shape = Object.hasOwn(known, key) ? known[key] : undefined;
      if (shape) shape(entry, childPath(key), found);
      else found.push(`${childPath(key)}: Unrecognized key in object`);
    }
  };
}

/** Matches one of several objects, told apart by the value of `tag`. */
export function taggedBy(tag: string, shapes: Fields): Shape {
  const word = oneOf(...Object.keys(shapes));
  return (value, path, found) => {
    if (!isRecord(value)) {
      found.push(describeMismatch(path, "object", value));
      return;
    }
    const name = value[tag];
    const shape = typeof name === "string" && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (shape) shape(value, path, found);
    else word(name, `${path}.${tag}`, found);
  };
}

function describeMismatch(path: string, expected: string, value: unknown): string {
  return `${path}: Invalid value. Expected ${expected}, received ${formatValue(value)}`;
}

function formatValue(value: unknown): string {
  if (typeof value === "string") return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
