const endOfDirectory = 0x06054b50;
const deflated = 8;

const inflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const stream = new Response(bytes).body?.pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
};

/** The texts in a zip archive as the server makes them, by name, without the folder that they are in. */
export const textsOf = async (archive: ArrayBuffer): Promise<Map<string, string>> => {
  const view = new DataView(archive);
  let end = archive.byteLength - 22;
  while (end > 0 && view.getUint32(end, true) !== endOfDirectory) end--;
  const texts = new Map<string, string>();
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const name = new TextDecoder().decode(new Uint8Array(archive, entry + 46, view.getUint16(entry + 28, true)));
    const local = view.getUint32(entry + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = new Uint8Array(archive, start, view.getUint32(entry + 20, true));
    const isDeflated = view.getUint16(entry + 10, true) === deflated;
    texts.set(name.slice(name.indexOf('/') + 1), isDeflated ? await inflated(bytes) : new TextDecoder().decode(bytes));
    entry += 46 + [28, 30, 32].reduce((sum, at) => sum + view.getUint16(entry + at, true), 0);
  }
  return texts;
};
