// What the archives of a download hold (see repack.py, which makes them).

const BLOCK = 512; // bytes; a tar archive counts in these

const decoder = new TextDecoder();

// How archives begin, from which place on.
const GZIP = [0, "\x1f\x8b"];
const KNOWN = [GZIP, [0, "PK"], [257, "ustar"]];

/**
 * Return the content of an archive that came in pieces, and undo its
 * compression unless the host has done so already.
 *
 * Rejects if it is no archive, or a damaged one: gzip knows the checksum of
 * what it holds, and the browser looks at it.
 */
export async function decompressed(pieces) {
  const begins = ([at, signature]) => [...signature].every(
    (letter, place) => pieces[0]?.[at + place] === letter.charCodeAt(0));
  if (!KNOWN.some(begins)) throw new TypeError("neither gzip, nor zip, nor tar");
  const stream = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  return new Response(begins(GZIP) ? stream.pipeThrough(new DecompressionStream("gzip")) : stream)
    .arrayBuffer();
}

/** Write the files of a tar archive below a folder of Python's file system. */
export function unpackTar(FS, archive, folder) {
  const bytes = new Uint8Array(archive);
  const text = (from, length) => {
    const end = bytes.indexOf(0, from);
    return decoder.decode(bytes.subarray(from, Math.min(end, from + length)));
  };
  const made = new Set();
  for (let at = 0; bytes[at]; ) {
    const above = text(at + 345, 155);
    const path = `${folder}/${above && `${above}/`}${text(at, 100)}`;
    const size = parseInt(text(at + 124, 12), 8);
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) FS.mkdirTree(parent);
    made.add(parent);
    at += BLOCK;
    // Not copied: the file system keeps this part of the archive as it is.
    FS.writeFile(path, bytes.subarray(at, at + size), { canOwn: true });
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
}
