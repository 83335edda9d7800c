// Answers questions about arrows and linear maps: reads a list of cases
// [name, arguments] as JSON, writes the list of answers.

import { readFileSync } from "node:fs";

const load = (name) => import(new URL(`../../book/figures/${name}`, import.meta.url));
const answers = { ...await load("engine/maps.js"), ...await load("arrows/model.js"),
  ...await load("linear-map/model.js") };

const cases = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(cases.map(([name, given]) => answers[name](...given))));
