/** A number as people write it, with groups of digits, a decimal point or comma, and an exponent. */
const NUMBER = /(?<![\p{L}\p{N}_.,])[-−+]?(?:\d+(?:[.,\u00a0\u202f\u2009' ]\d+)*|\.\d+)(?:[eE][+-]?\d+)?/gu;

/** The numbers in a text, in order. "1,234.5", "1.234,5" and "1 234.5" are one number each, and so is "8,95". */
export function readNumbers(text: string): number[] {
  return [...text.matchAll(NUMBER)].flatMap(([written]) => splitGroups(written).map(parseWritten));
}

/** Digits after a space belong to the number before it only as groups of three. */
function splitGroups(written: string): string[] {
  if (!/[\u00a0\u202f\u2009' ]/.test(written)) return [written];
  return /^[-−+]?\d{1,3}(?:[\u00a0\u202f\u2009' ]\d{3})+(?:[.,]\d+)?$/.test(written)
    ? [written.replaceAll(/[\u00a0\u202f\u2009' ]/g, "")]
    : written.split(/[\u00a0\u202f\u2009' ]/);
}

function parseWritten(written: string): number {
  const plain = written.replace(/^[−]/, "-");
  const commas = plain.split(",").length - 1;
  const points = plain.split(".").length - 1;
  if (commas > 0 && points > 0)
    return Number(
      plain.lastIndexOf(",") > plain.lastIndexOf(".")
        ? plain.replaceAll(".", "").replace(",", ".")
        : plain.replaceAll(",", ""),
    );
  if (commas > 0)
    return Number(/^[-+]?[1-9]\d{0,2}(,\d{3})+$/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", "."));
  return Number(points > 1 ? plain.replaceAll(".", "") : plain);
}
