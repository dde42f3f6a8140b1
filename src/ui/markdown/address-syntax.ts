import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import type {
  Code,
  Construct,
  ConstructRecord,
  Effects,
  Extension,
  State,
  TokenizeContext,
} from "micromark-util-types";
import { endsAddress, mayStandBeforeAddress } from "#core/markdown/address-end.ts";

/** The part of the processor that is used here. */
type Processor = { data: () => object };
type ProcessorData = { micromarkExtensions?: Extension[] };

const SPACE = 32;
const REPLACED: ReadonlySet<string | undefined> = new Set(["protocolAutolink", "wwwAutolink"]);

/**
 * A remark plugin that ends addresses in a text as `endsAddress` says: GFM counts everything up to the next space to
 * them, with marks of emphasis in it. To be used after GFM.
 */
export const addressSyntax = addAddressSyntax;

function addAddressSyntax(this: Processor): void {
  const data: ProcessorData = this.data();
  (data.micromarkExtensions ??= []).push(buildExtension());
}

function buildExtension(): Extension {
  const text: Record<string, Construct[]> = {};
  for (const [code, listed] of Object.entries(gfmAutolinkLiteral().text ?? {})) {
    const constructs = [listed ?? []].flat().filter(({ name }) => REPLACED.has(name));
    if (constructs.length > 0) text[code] = constructs.map(endEarly);
  }
  return { text, disable: { null: [...REPLACED].filter((name) => name !== undefined) } };
}

/** The construct, which takes the first character that does not belong to an address for the end of the text. */
function endEarly(construct: Construct): Construct {
  return {
    ...construct,
    name: `${construct.name ?? ""}Early`,
    add: "after",
    previous(code) {
      return isForeign(code) || (construct.previous?.call(this, code) ?? true);
    },
    tokenize(effects, ok, nok) {
      const from = this.now();
      let isLeft = false;
      let current: Code = null;
      const isEnd = (code: Code) => {
        if (code === null || code < 128) return false;
        const address = this.sliceSerialize({ start: from, end: this.now() });
        return endsAddress(address, String.fromCharCode(code));
      };
      const guard =
        (state: State): State =>
        (code) => {
          current = code;
          const next = state(isEnd(code) ? null : code);
          return next === undefined || isLeft ? next : guard(next);
        };
      // What follows the construct, or follows a part of it, reads the character as it is.
      const leave =
        (state: State): State =>
        () => {
          isLeft = true;
          return state(current);
        };
      const leavePart = (part: Construct): Construct => ({
        ...part,
        tokenize(_effects, isOne, isNone) {
          return part.tokenize.call(
            this,
            inner,
            () => isOne(current),
            () => isNone(current),
          );
        },
      });
      const inner: Effects = {
        ...effects,
        attempt: (parts, ...ways) => effects.attempt(isConstruct(parts) ? leavePart(parts) : parts, ...ways),
        check: (parts, ...ways) => effects.check(isConstruct(parts) ? leavePart(parts) : parts, ...ways),
      };
      // GFM asks for a space or a bracket before "www.".
      const context: TokenizeContext = isForeign(this.previous) ? { ...this, previous: SPACE } : this;
      return guard(construct.tokenize.call(context, inner, leave(ok), leave(nok)));
    },
  };
}

function isForeign(code: Code): boolean {
  return code !== null && code >= 128 && mayStandBeforeAddress(String.fromCharCode(code));
}

function isConstruct(parts: Construct | Construct[] | ConstructRecord): parts is Construct {
  return "tokenize" in parts;
}
