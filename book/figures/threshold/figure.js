/** A threshold: scores, the table of answers, the ROC curve and the cost move together. */

import { Bare } from "../engine/bare.js";
import { slider, toggle } from "../engine/controls.js";
import { roof, roundStep, snapped, written } from "../engine/numbers.js";
import { Plane } from "../engine/plane.js";
import { table } from "../engine/table.js";
import { bins, costOf, costs, counted, rates, roc, steps } from "./model.js";
import schema from "./schema.js";

export const height = { narrow: 1197, wide: 710 };

const ROOM = 1.25; // above the longest bar, for a name

export default function build(figure) {
  const { x, positives, negatives, threshold, miss_cost: missCost, bins: count, positive, negative, name } = figure.numbers;
  const step = roundStep((x[1] - x[0]) / 200);
  figure.parameter("threshold", { value: threshold, min: x[0], max: x[1], step });
  figure.parameter("miss_cost", { value: missCost, of: schema.numbers.miss_cost, step: 0.1 });
  figure.parameter("cheapest", { value: figure.onPaper ? "on" : "off", choices: ["on", "off"] });
  const whole = [bins(positives, x, count), bins(negatives, x, count)];
  const most = ROOM * Math.max(...whole.flat().map(([, , many]) => many));
  const curve = roc(positives, negatives);
  const counts = steps(positives, negatives);

  const top = new Bare(figure, { x, y: [-most, most], names: [name, ""], height: 220, grid: false });
  const bars = [1, 3].map((look) => [top.bars(`area-${look}`), top.bars(`line-${look} thin`)]);
  const errors = [top.bars("area-2"), top.bars("line-2 thin")];
  const base = top.path("ink thin");
  const border = top.path("ink");
  const names = [top.label("line-1"), top.label("line-3")];
  const wrongName = top.label("line-2");
  const area = new Plane(figure, { x: [0, 1], y: [0, 1], names: ["false alarm rate", "recall"], height: 220 });
  const equal = area.line("soft thin");
  const line = area.path("line-1");
  const spot = area.dots("dots-2", 7);
  const bill = new Plane(figure, { x, y: [0, 1], names: [name, "cost"], height: 175 });
  const stairs = bill.path("line-1");
  const cheap = bill.path("line-3 solid heavy");
  const mark = bill.path("ink thin");
  const paid = bill.dots("dots-2", 6);
  const answers = table(figure, "Right and wrong answers", ["case", "flagged", "passed"]);
  top.handle({ label: "Threshold", look: "ink", point: true, step: [step, 0], parameters: ["threshold", null] });
  bill.handle({
    label: "Threshold below its cost", look: "ink", step: [step, 0], parameters: ["threshold", null] });
  figure.controls(slider(figure, "threshold", "Threshold"),
    slider(figure, "miss_cost", "Miss cost (false alarm: 1)"), [toggle(figure, "cheapest", "Show the cheapest")]);
  const [recall, alarmRate, precision, accuracy, auc, cost] = ["recall", "false alarm rate", "precision", "accuracy", "area under the curve", "cost"]
    .map((text) => figure.readout(text));
  const badge = figure.readout();

  figure.draw((state) => {
    const { threshold: at, miss_cost: each } = state;
    const found = counted(positives, negatives, at);
    const shares = rates(found);
    const sides = [1, -1];
    const turned = (list, k) => list.map(([from, to, many]) => [from, to, sides[k] * many]);
    bars.forEach((marks, k) => marks.forEach((one) => one.set(turned(whole[k], k))));
    const wrong = [positives.filter((score) => score < at), negatives.filter((score) => score >= at)]
      .flatMap((scores, k) => turned(bins(scores, x, count), k));
    errors.forEach((one) => one.set(wrong));
    wrongName.show("errors", ...wrong.filter(([, , many]) => many).map(([from, to, many]) => [(from + to) / 2, many]));
    base.through([[x[0], 0], [x[1], 0]]);
    border.through([[at, -most], [at, most]]);
    [positive, negative].forEach((text, k) => names[k].show(text, ...[0.03, 0.97, 0.3, 0.7, 0.5]
      .map((share) => [x[0] + share * (x[1] - x[0]), sides[k] * 0.9 * most])));

    line.through(curve.points);
    spot.set([[shares.alarmRate, shares.recall]]);
    const weights = [negatives.length, each * positives.length];
    equal.set(weights[0], -weights[1], weights[0] * shares.alarmRate - weights[1] * shares.recall);

    const now = costOf(found, each);
    const { pieces, least, best } = costs(positives, negatives, each, x, counts);
    const y = [0, roof(1.1 * Math.max(...pieces.map(([, , one]) => one)))];
    if (y[1] !== bill.asked.y[1]) bill.look({ x, y });
    stairs.through(pieces.flatMap(([from, to, one]) => [[from, one], [to, one]]));
    if (state.cheapest === "on") cheap.pieces(best.map(([from, to]) => [[from, least], [to, least]]));
    else cheap.hide();
    mark.through([[at, 0], [at, y[1]]]);
    paid.set([[at, now]]);

    answers.show([[positive, String(found.hits), String(found.misses)], [negative, String(found.alarms), String(found.right)]]);
    recall.show(part(found.hits, positives.length));
    alarmRate.show(part(found.alarms, negatives.length));
    precision.show(part(found.hits, found.hits + found.alarms));
    accuracy.show(part(found.hits + found.right, positives.length + negatives.length));
    auc.show(three(curve.area));
    cost.show(`${written(each)} · ${found.misses} + ${found.alarms} = ${written(now)}`);
    const [text, tone] = state.cheapest === "off" ? ["", ""] : now <= least + 1e-9 ? ["no threshold is cheaper", "good"]
      : [`cheapest: ${written(least)}, with a threshold ${range(best[0])}`, "open"];
    badge.show(text, tone);
    return `Threshold ${written(at)}: ${found.misses} of ${positives.length} missed, ${found.alarms} of ${negatives.length} false alarms, cost ${written(now)}.${text ? ` ${text}.` : ""}`;
  });
}

const range = ([from, to]) => from === to ? `at ${written(to)}` : `above ${written(from)}, up to ${written(to)}`;
const three = (share) => written(snapped(share, 1e-3));
const part = (some, all) => all ? `${some}/${all} = ${three(some / all)}` : "nothing flagged";
