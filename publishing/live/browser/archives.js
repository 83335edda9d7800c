// What the archives of a download hold (see repack.py, which makes them).

const GZIP = [0x1f, 0x8b];
const BLOCK = 512; // bytes; a tar archive counts in these

const decoder = new TextDecoder();

/** Undo the compression of an archive, unless the host has done so already. */
export async function decompressed(content) {
  const start = new Uint8Array(content).subarray(0, GZIP.length);
  if (GZIP.some((byte, place) => start[place] !== byte)) return content;
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
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
