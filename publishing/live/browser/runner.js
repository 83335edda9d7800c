// The order in which cells run. A cell needs what stands above it, on the page
// or hidden, so what has not run yet since Python started runs first. One cell
// runs at a time.

export class Runner {
  /**
   * @param items all cells in order: {shown, number, source, execute(), mark(state)};
   *   a cell that is not shown has a source alone
   * @param hidden runs a source, and returns whether that went well
   * @param interrupt stops what is running
   * @param tell told what happens: {state, cell, done, of}
   */
  constructor(items, { hidden, interrupt, tell }) {
    this.items = items;
    this.hidden = hidden;
    this.interrupt = interrupt;
    this.tell = tell;
    this.round = 0; // a new one begins whenever all that waits is dropped
    this.waiting = Promise.resolve();
    this.running = 0;
    this.forget();
  }

  /** Python has started afresh: everything has to run again. */
  forget() {
    this.drop();
    for (const item of this.items) item.fresh = true;
  }

  drop() {
    this.round += 1;
    for (const item of this.items) item.mark?.("");
  }

  /** Run a cell, after those above it that have not run. */
  run(wanted) {
    wanted.mark("waiting");
    return this.later((round) => this.upTo(wanted, round));
  }

  runAll() {
    for (const item of this.items) {
      item.fresh = true;
      item.mark?.("waiting");
    }
    return this.later((round) => this.upTo(null, round));
  }

  later(work) {
    const { round } = this;
    const turn = this.waiting.then(() => (round === this.round ? work(round) : null));
    this.waiting = turn.catch((error) => console.error(error));
    return turn;
  }

  async upTo(wanted, round) {
    const end = wanted ? this.items.indexOf(wanted) : this.items.length;
    const before = this.items.slice(0, end).filter((item) => item.fresh);
    for (const [done, item] of before.entries()) {
      if (!item.fresh) continue;
      const well = await this.one(item, { wanted, done, of: before.length });
      if (round !== this.round) return null;
      if (!well && item.shown !== "nothing" && !item.mayFail) {
        this.drop();
        item.mark("failed");
        this.tell({ state: "failed", cell: item, wanted });
        return null;
      }
    }
    if (!wanted) {
      this.tell({ state: "all" });
      return true;
    }
    const well = await this.one(wanted, { wanted });
    if (round !== this.round) return null;
    this.tell({ state: well ? "done" : "failed", cell: wanted, wanted });
    return well;
  }

  async one(item, news) {
    const { round } = this;
    item.mark?.("running");
    this.tell({ state: "running", cell: item, ...news });
    this.running += 1;
    let well = false;
    try {
      well = item.shown === "nothing"
        ? await this.hidden(item.source) : await item.execute();
    } catch (error) {
      console.info(error);
    } finally {
      this.running -= 1;
    }
    if (round === this.round) {
      item.fresh = false;
      item.mark?.(well ? "done" : "failed");
    }
    return well;
  }

  /** Stop what is running, and drop what waits. */
  async stop() {
    const busy = this.running > 0;
    this.drop();
    this.tell({ state: busy ? "stopping" : "idle" });
    if (!busy) return;
    const { waiting } = this;
    await this.interrupt();
    await waiting;
    this.tell({ state: "stopped" });
  }

  close() {
    this.drop();
  }
}
