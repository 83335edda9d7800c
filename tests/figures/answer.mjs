// Calls functions of a module of the figures: {"module", "calls": [[name,
// ...arguments], ...]} comes in, the results go out, all as JSON.
import { readFileSync } from "node:fs";

const { module, calls } = JSON.parse(readFileSync(0, "utf8"));
const functions = await import(module);
const results = calls.map(([name, ...given]) => {
  const result = functions[name](...given);
  return typeof result === "number" && !Number.isFinite(result)
    ? String(result) : result;
});
process.stdout.write(JSON.stringify(results));
