/** One of the page's own pictures as a file. Rejects where it cannot be fetched. */
export async function fetchSample(path: string, name: string): Promise<File> {
  const answer = await fetch(new URL(path, document.baseURI));
  if (!answer.ok) throw new Error(`The picture “${name}” could not be fetched (status ${answer.status}).`);
  const bytes = await answer.blob();
  return new File([bytes], name, { type: bytes.type });
}
