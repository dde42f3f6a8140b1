/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of their square roots. */
const PRIMES = listPrimes(64);
const ROUND_WORDS = Int32Array.from(PRIMES, (prime) => takeFraction(Math.cbrt(prime)));
const START_WORDS = Int32Array.from(PRIMES.slice(0, 8), (prime) => takeFraction(Math.sqrt(prime)));

const BLOCK_BYTES = 64;

/**
 * The SHA-256 of bytes, for pages without `crypto.subtle`, which browsers give only to https and to this computer. A
 * picture of 5 MB takes about 50 ms.
 */
export function computeSha256(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.from(START_WORDS);
  const words = new Int32Array(64);
  const whole = bytes.length - (bytes.length % BLOCK_BYTES);
  for (let start = 0; start < whole; start += BLOCK_BYTES) addBlock(state, words, bytes, start);
  const tail = padTail(bytes.subarray(whole), bytes.length);
  for (let start = 0; start < tail.length; start += BLOCK_BYTES) addBlock(state, words, tail, start);
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) digest.setInt32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

/** The rest of the bytes, a one bit, zeros, and the length of all in bits, in whole blocks. */
function padTail(rest: Uint8Array, totalBytes: number): Uint8Array {
  const tail = new Uint8Array(rest.length + 9 <= BLOCK_BYTES ? BLOCK_BYTES : 2 * BLOCK_BYTES);
  tail.set(rest);
  tail[rest.length] = 0x80;
  const length = new DataView(tail.buffer, tail.length - 8);
  length.setUint32(0, Math.floor(totalBytes / 2 ** 29));
  length.setUint32(4, (totalBytes * 8) % 2 ** 32);
  return tail;
}

function addBlock(state: Int32Array, words: Int32Array, bytes: Uint8Array, start: number): void {
  const block = new DataView(bytes.buffer, bytes.byteOffset + start, BLOCK_BYTES);
  for (let index = 0; index < 16; index += 1) words[index] = block.getInt32(index * 4);
  for (let index = 16; index < 64; index += 1) {
    const early = words[index - 15] ?? 0;
    const late = words[index - 2] ?? 0;
    const mixedEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const mixedLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[index] = ((words[index - 16] ?? 0) + mixedEarly + (words[index - 7] ?? 0) + mixedLate) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index += 1) {
    const mixedE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + mixedE + ((e & f) ^ (~e & g)) + (ROUND_WORDS[index] ?? 0) + (words[index] ?? 0)) | 0;
    const mixedA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (mixedA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e] = [g, f, e, (d + first) | 0];
    [d, c, b, a] = [c, b, a, (first + second) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = ((state[index] ?? 0) + word) | 0;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function takeFraction(value: number): number {
  return ((value - Math.floor(value)) * 2 ** 32) | 0;
}

function listPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}
