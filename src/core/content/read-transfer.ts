/** The content of a clipboard or a drag, as the browser gives it. */
export type Transfer<File extends { name: string }> = {
  /** The text, the HTML and the addresses; empty where there is none. */
  text: string;
  html: string;
  addresses: string;
  files: readonly File[];
  folderNames: readonly string[];
};

/** The meaning of a clipboard or a drag: files, the address of a picture, or a text. */
export type TransferContent<File> =
  | { kind: "files"; files: readonly File[]; folderNames: readonly string[] }
  | { kind: "picture-address"; address: string }
  | { kind: "text"; text: string }
  | { kind: "nothing" };

/**
 * Reads what a clipboard or a drag means. Files count where they are the thing itself: a file manager puts their names
 * beside them, a browser the address of the picture. Beside any other text, a file is a picture that an office program
 * or a spreadsheet has drawn of that text, and the text counts.
 */
export function readTransfer<File extends { name: string }>({
  text,
  html,
  addresses,
  files,
  folderNames,
}: Transfer<File>): TransferContent<File> {
  const line = text.trim();
  const picture = findOnlyPicture(html);
  const [address] = addresses.split(/[\r\n]+/).filter((each) => each !== "" && !each.startsWith("#"));
  const isDescribed = line === "" || line === address || line === picture || namesFiles(line, files, folderNames);
  if (files.length + folderNames.length > 0 && (isDescribed || folderNames.length > 0))
    return { kind: "files", files, folderNames };
  if (isPictureData(line)) return { kind: "picture-address", address: line };
  if (picture !== undefined && (line === "" || line === address || line === picture))
    return { kind: "picture-address", address: picture };
  if (address !== undefined && (line === "" || line === address) && isPictureAddress(address))
    return { kind: "picture-address", address };
  if (line !== "") return { kind: "text", text };
  return address === undefined ? { kind: "nothing" } : { kind: "text", text: address };
}

const PICTURE_NAME = /\.(?:avif|bmp|gif|heic|heif|jpe?g|png|svg|tiff?|webp)$/i;

/** True where each line is the name or the path of a file, or one line is the name of a picture. */
function namesFiles(text: string, files: readonly { name: string }[], folderNames: readonly string[]): boolean {
  const names = new Set([...files.map(({ name }) => name), ...folderNames]);
  // GNOME's file manager writes what is done with the files above them.
  const lines = text.split(/[\r\n]+/).filter((line) => line !== "copy" && line !== "cut");
  const [only = ""] = lines;
  // Some browsers call every pasted file image.png.
  if (lines.length === 1 && files.length === 1 && PICTURE_NAME.test(only) && !only.includes("\t")) return true;
  return lines.every((line) => names.has(getLastPiece(line)) || names.has(getLastPiece(decodeAddress(line))));
}

function getLastPiece(path: string): string {
  return path.replaceAll(/^"|"$/g, "").split(/[/\\]/).at(-1) ?? "";
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * The address of the picture that is all there is in an HTML text; undefined where there is more or none. Every step
 * takes time in proportion to the text, which may be megabytes.
 */
function findOnlyPicture(html: string): string | undefined {
  if (html.match(/<img\s/gi)?.length !== 1 || html.replaceAll(/<[^<>]*>|&nbsp;|\s/g, "") !== "") return undefined;
  const [tag = ""] = /<img\s[^<>]*>/i.exec(html) ?? [];
  const { double, single, bare } =
    /\ssrc\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s>"']+))/i.exec(tag)?.groups ?? {};
  const address = (double ?? single ?? bare)?.replaceAll("&amp;", "&");
  return address !== undefined && /^(?:https?:|data:image\/)/i.test(address) ? address : undefined;
}

/** True for a `data:` address of a picture, and nothing else in the text. */
export function isPictureData(text: string): boolean {
  return /^data:image\/[\w.+-]+[;,]/i.test(text.slice(0, 80)) && !/\s/.test(text);
}

function isPictureAddress(address: string): boolean {
  return isPictureData(address) || (/^https?:/i.test(address) && PICTURE_NAME.test(address.replace(/[?#].*$/, "")));
}
