/** The bytes of a `data:` address as a file; undefined for another or a broken address. */
export function readDataAddress(address: string): File | undefined {
  const match = /^data:(?<type>[^,;]*)(?<parameters>[^,]*),(?<data>[^]*)$/i.exec(address.trim());
  if (!match?.groups) return undefined;
  const { type = "", parameters = "", data = "" } = match.groups;
  try {
    const decoded = decodeURIComponent(data);
    const bytes = /;\s*base64\s*$/i.test(parameters)
      ? Uint8Array.from(atob(decoded.replaceAll(/\s/g, "")), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(decoded);
    return bytes.length === 0 ? undefined : new File([bytes], `image.${nameExtension(type)}`, { type });
  } catch {
    return undefined;
  }
}

function nameExtension(type: string): string {
  return /^image\/(?<extension>[a-z]+)/i.exec(type)?.groups?.["extension"]?.toLowerCase() ?? "data";
}
