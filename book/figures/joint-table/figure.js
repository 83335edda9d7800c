/** A joint table: margins, and what is known of one variable given the other. */

import { choice, slider } from "../engine/controls.js";
import { condition, conditional, isIndependent, MOST_COLUMNS, probabilities, sums, weakened } from "./model.js";
import { Heat, Pairs, short } from "./view.js";

export const height = { narrow: 845, wide: 740 };

export default function build(figure) {
  const { names, rows, columns, table, given } = figure.numbers;
  const full = probabilities(table);
  const values = [rows, columns];
  const choices = ["none", ...rows.map((_, r) => `row ${r + 1}`), ...columns.map((_, c) => `column ${c + 1}`)];
  const said = (known) => `${names[known.side]} = ${values[known.side][known.place]}`;
  figure.parameter("given", { value: given, choices });
  figure.parameter("dependence", { value: 1, min: 0, max: 1, step: 0.01 });
  figure.stack();
  const heat = new Heat(figure, figure.numbers, (chosen) => figure.set({ given: figure.values.given === chosen ? "none" : chosen }));
  const pairs = new Pairs(figure, MOST_COLUMNS);
  figure.controls(
    [choice(figure, "given", "Known", Object.fromEntries(choices.map((each) => {
      const known = condition(each);
      return [each, known ? said(known) : "nothing"];
    })))],
    slider(figure, "dependence", "Share of the dependence"));
  const quotients = Array.from({ length: Math.max(rows.length, columns.length) }, () => figure.readout());
  const badge = figure.readout();

  figure.draw(({ given: chosen, dependence }) => {
    const now = weakened(full, dependence);
    const margins = sums(now);
    const known = condition(chosen);
    heat.draw(now, margins, known);
    const other = known ? 1 - known.side : 1;
    const { joint, all, shares } = known ? conditional(now, known) : {};
    pairs.draw(values[other], known ? [margins[other], shares] : [margins[other]],
      [`all: ${names[other]}`, ...(known ? [`if ${said(known)}`] : [])]);
    quotients.forEach((quotient, k) => quotient.show(known && k < shares.length
      ? `${values[other][k]}: ${short(joint[k])} / ${short(all)} = ${short(shares[k])}` : ""));
    const free = isIndependent(now);
    const text = free ? "independent: what is known of one changes nothing" : "dependent: what is known of one changes the other";
    badge.show(text, free ? "good" : "open");
    return `${known ? `Known: ${said(known)}. ${values[other].map((value, k) => `${value} ${short(shares[k])} instead of ${short(margins[other][k])}`).join(", ")}. ` : ""}${text}.`;
  });
}
