/** A picture from the page's own files. Rejects where it cannot be fetched. */
export async function fetchExampleImage(path: string, name: string): Promise<File> {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`The image “${name}” could not be fetched (status ${response.status}).`);
  const bytes = await response.blob();
  return new File([bytes], name, { type: bytes.type });
}
