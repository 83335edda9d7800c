/** Two properties of a hundred people: or, and, independent or not. */

import { slider } from "../engine/controls.js";
import { clamp, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { bothBounds, borderOf, counted, PEOPLE, placeOf } from "./model.js";

export const height = { narrow: 726, wide: 600 };

const ALL = Array.from({ length: PEOPLE }, (_, person) => person);

export default function build(figure) {
  const { a, b, both, names } = figure.numbers;
  const of = { min: 0, max: PEOPLE, whole: true };
  figure.parameter("a", { value: a, ...of });
  figure.parameter("b", { value: b, ...of });
  figure.parameter("both", { value: both, ...of });
  const plane = new Plane(figure, { x: [-0.2, 10.2], y: [-0.4, 12], height: 300, equal: true, grid: false });
  plane.axes.setAttribute("class", "unseen-mark");
  plane.numbers.remove();
  const areas = [plane.path("area-1"), plane.path("area-2")];
  const borders = [plane.path("line-1"), plane.path("line-2")];
  const some = plane.dots("dot", 5);
  const none = plane.dots("rings", 4.5);
  const labels = [plane.label("line-1"), plane.label("line-2")];

  // While a slider moves or a number is half typed, the picture makes the best
  // of it; afterwards the third number is one that can be.
  const fitting = ({ a: first, b: second, both: wanted }) => clamp(wanted, ...bothBounds(first, second));
  const sliders = [slider(figure, "a", `|A|: ${names[0]}`), slider(figure, "b", `|B|: ${names[1]}`),
    slider(figure, "both", "|A ∩ B|: both")];
  for (const each of sliders) {
    each.addEventListener("change", () => figure.set({ both: fitting(figure.values) }));
  }
  figure.controls(...sliders);
  const keys = ["A", "B"].map((letter, k) => {
    const key = figure.key(`line-${k + 1}`);
    return () => key.show(figure.onPaper ? `${letter}: ${names[k]}` : "");
  });
  const chances = { a: figure.readout("P(A) ="), b: figure.readout("P(B) ="), both: figure.readout("P(A and B) =") };
  const either = figure.readout("P(A or B) =");
  const product = figure.readout("P(A) · P(B) =");
  const badge = figure.readout();
  const limits = figure.readout();

  figure.draw((values) => {
    const shared = fitting(values);
    const { inA, inB, either: any, independent } = counted(values.a, values.b, shared);
    [inA, inB].forEach((range, k) => {
      const border = borderOf(range);
      for (const path of [areas[k], borders[k]]) path[border.length ? "through" : "hide"](border, true);
      // Over the columns: among the dots it would be hard to read.
      if (range[1] > range[0]) labels[k].show("AB"[k], [placeOf(k ? range[1] - 1 : 0)[0], 10.1]);
    });
    some.set(ALL.slice(0, any).map((each) => placeOf(each)));
    none.set(ALL.slice(any).map((each) => placeOf(each)));
    for (const key of keys) key();

    const share = (count) => written(count / PEOPLE);
    chances.a.show(share(values.a));
    chances.b.show(share(values.b));
    chances.both.show(share(shared));
    either.show(`${share(values.a)} + ${share(values.b)} − ${share(shared)} = ${share(any)}`);
    const expected = written((values.a * values.b) / PEOPLE ** 2);
    product.show(expected);
    const [text, tone] = independent ? [`independent: P(A and B) is ${expected}, too`, "good"]
      : [`not independent: P(A and B) is ${shared * PEOPLE > values.a * values.b ? "more" : "less"} than ${expected}`, "open"];
    badge.show(text, tone);
    const [least, most] = bothBounds(values.a, values.b);
    limits.show(values.both === shared ? "" : `Of these, ${least === most ? `just ${least}` : `${least} to ${most}`} can have both: ${shared} are shown.`, "bad");
    return `${values.a} people have A, ${values.b} have B, ${shared} both, ${any} at least one. ${independent ? "Independent" : "Not independent"}.`;
  });
}
