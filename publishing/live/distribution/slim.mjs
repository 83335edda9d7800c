// Runs repack.py in Pyodide: node slim.mjs PYODIDE < jobs as JSON
//
// PYODIDE is the folder of Pyodide's core. Each job has the paths of its input
// and its output and says which function of repack.py packs it.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const core = path.resolve(process.argv[2]) + path.sep;
const jobs = JSON.parse(readFileSync(0, "utf-8"));
const repackSource = readFileSync(new URL("repack.py", import.meta.url), "utf-8");

async function run() {
  const { loadPyodide } = await import(pathToFileURL(core + "pyodide.mjs"));
  const python = await loadPyodide({ indexURL: core });
  python.FS.writeFile("/home/pyodide/repack.py", repackSource);
  const repack = python.pyimport("repack");
  for (const { kind, input, output } of jobs) {
    // Pyodide knows no Buffer, which is what Node reads into.
    const content = new Uint8Array(readFileSync(input));
    const packed = repack[`repack_${kind}`](content);
    writeFileSync(output, packed.toJs());
    packed.destroy();
  }
}

// Left to itself, Node quotes the line of Pyodide that threw: all of its code.
try {
  await run();
} catch (error) {
  console.error(String(error?.message || error));
  process.exitCode = 1;
}
