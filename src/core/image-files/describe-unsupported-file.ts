import { hasAscii, createDataView } from "./bytes.ts";

/** First bytes of files that people attach by mistake, each with the name that people use for the file. */
const FILE_SIGNATURES: readonly [at: number, mark: string, name: string][] = [
  [0, "II*\0", "a TIFF picture"],
  [0, "MM\0*", "a TIFF picture"],
  [0, "\xff\x0a", "a JPEG XL picture"],
  [0, "\0\0\0\x0cJXL ", "a JPEG XL picture"],
  [0, "\0\0\0\x0cjP  ", "a JPEG 2000 picture"],
  [0, "8BPS", "a Photoshop file"],
  [0, "\0\0\x01\0", "a Windows icon"],
  [0, "%PDF-", "a PDF document"],
  [0, "%!PS", "a PostScript file"],
  [4, "ftyp", "a video or sound"],
  [0, "\x1a\x45\xdf\xa3", "a video or sound"],
  [0, "RIFF", "a video or sound"],
  [0, "OggS", "a video or sound"],
  [0, "ID3", "a video or sound"],
  [0, "PK\x03\x04", "a ZIP archive or an office document"],
  [0, "\x1f\x8b", "a compressed file"],
];

/** The likely kind of a file that is no picture, as the end of a sentence that begins "It is". */
export function describeUnsupportedFile(bytes: Uint8Array): string {
  const known = FILE_SIGNATURES.find(([at, signature]) => hasAscii(bytes, at, signature));
  if (known) return known[2];
  return isText(bytes) ? "text" : "of an unknown type";
}

/** True for text: bytes without control characters other than white space, or a UTF-16 byte order mark. */
function isText(bytes: Uint8Array): boolean {
  const signature = bytes.length > 1 ? createDataView(bytes).getUint16(0) : 0;
  if (signature === 0xfffe || signature === 0xfeff) return true;
  return bytes.subarray(0, 1024).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b);
}
