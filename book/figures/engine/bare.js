import { Plane } from "./plane.js";

/** A plane with a horizontal axis alone. */
export class Bare extends Plane {
  drawAxes() {
    super.drawAxes();
    const { left, right, bottom } = this.box;
    for (const text of [...this.numbers.children]) {
      if (text.getAttribute("text-anchor") === "end" && !text.classList.contains("name")) text.remove();
    }
    this.axes.setAttribute("d", `M${left} ${bottom}H${right + 8}m-6 -4l6 4l-6 4`);
  }
}
