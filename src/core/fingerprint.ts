const FIRST_SEED = 0x81_1c_9d_c5;
const SECOND_SEED = 0x9e_37_79_b9;

/** A short text that is nearly always another one for another text. It keeps no secret. */
export function fingerprintText(text: string): string {
  let [one, two] = [FIRST_SEED, SECOND_SEED];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01_00_01_93);
    two = Math.imul(two + code, 0x85_eb_ca_6b) ^ (two >>> 13);
  }
  return [one, two ^ text.length].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}
