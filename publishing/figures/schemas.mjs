// Answers questions about the numbers that kinds of figures take. A request a
// line on standard input, an answer a line on standard output, all JSON. The
// argument is the folder of the kinds.
//
//   {"kind": "lines", "numbers": {…}}   {"numbers": {…}}, complete, or
//                                       {"refused": "x: expected …", "path": ["x"]}
//   {"kind": "lines", "samples": 50, "seed": 1}   {"samples": [{…}, …]}
//   {"kind": "lines"}                   {"parts": […]}: what authors are told

import { createInterface } from "node:readline";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const load = (name) => import(pathToFileURL(join(process.argv[2], name)));
const { Refused, checked, parts, sampled } = await load("engine/schema.js");
const { evenNumbers } = await load("engine/statistics.js");

async function answer({ kind, numbers, samples, seed }) {
  const { default: schema } = await load(`${kind}/schema.js`);
  if (samples) {
    const random = evenNumbers(seed);
    return { samples: Array.from({ length: samples }, () => sampled(schema, random)) };
  }
  if (!numbers) return { parts: parts(kind, schema) };
  try {
    return { numbers: checked(schema, numbers) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: error.message, path: error.path };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
