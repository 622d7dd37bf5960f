// Which ticks an axis shows: those of the payload that fit the zoom; where these leave a view without a date, the calendar's own. And how far one
// can zoom before there is nothing left to read.
(function (ET) {
  "use strict";

  const { DAY, fields, instant, year, month, day, clock } = ET.calendar;
  const REFERENCE = 600; // pixels; a tick of rank r fits once the whole axis is REFERENCE * 2 ** (r / 2) wide (timeline/view/ticks.py)
  const APART = 9; // pixels between two tick labels
  const OVERHANG = 14; // pixels that a label may stand out of the plot at either side
  const FEW = 4; // with fewer ticks in view the calendar helps out
  const CLOSEST = { days: 2 * DAY, clock: 4 }; // minutes that the narrowest view shows, as events are told by days or by the clock

  /**
   * Ticks of a `scale` of the payload that fit into `range` drawn `width` pixels wide: those whose rank says so, and of these, lower ranks first,
   * those whose labels as measured here touch no other.
   * `measure(label)` gives pixels; `taken`: [{from, to}] in pixels are places already written on. Gives [{x, label, pixel}] from left to right.
   */
  function fit(scale, range, width, measure, taken = []) {
    const [low, high] = range;
    const boxes = [...taken];
    const shown = [];
    const most = rankAt(range, width);
    const inView = scale.ticks.filter(({ x, rank }) => rank <= most && x >= low && x <= high).sort((one, other) => one.rank - other.rank || one.x - other.x);

    function placed({ x, label }) {
      const pixel = ((x - low) / (high - low)) * width;
      const half = measure(label) / 2;
      const box = { x, label, pixel, from: pixel - half, to: pixel + half };
      if (box.from < -OVERHANG || box.to > width + OVERHANG) return null;
      return boxes.every((other) => box.to + APART <= other.from || box.from >= other.to + APART) ? box : null;
    }
    function take(box) {
      boxes.push(box);
      shown.push({ x: box.x, label: box.label, pixel: box.pixel });
    }

    for (const tick of inView) {
      const box = placed(tick);
      if (box) take(box);
    }
    if (shown.length < FEW && scale.map) for (const box of calendrical(scale.map, range, shown.length, placed)) take(box);
    if (shown.length < 2 && scale.map) {
      for (const tick of sampled(scale.map, range)) {
        const box = placed(tick);
        if (box && shown.every(({ label }) => label !== tick.label)) take(box);
      }
    }
    return shown.sort((one, other) => one.x - other.x);
  }

  // Of the units from the coarsest on, each with all its ticks or none, until there are a few; else as many of the first unit as fit.
  function calendrical(map, [low, high], had, placed) {
    const { at, moment } = ET.calendar.places(map);
    const [from, to] = [moment(low), moment(high)];
    let some = [];
    for (const [every, between, name] of units(to - from)) {
      if ((to - from) / every > 60) break;
      const moments = between(from, to).filter((instant_) => instant_ >= from && instant_ <= to);
      const boxes = moments.map((instant_) => placed({ x: at(instant_), label: name(instant_) }));
      const apart = sifted(boxes.filter(Boolean));
      if (apart.length + had >= FEW || apart.length > some.length) some = apart;
      if (apart.length + had >= FEW) break;
    }
    return some;
  }

  // Where no unit of the calendar begins in view, what time it is at some places.
  function sampled(map, [low, high]) {
    const { moment } = ET.calendar.places(map);
    const told = [0.15, 0.85].map((share) => ({ x: low + share * (high - low), at: Math.floor(moment(low + share * (high - low))) }));
    const name = day(told[0].at) === day(told[1].at) ? clock : day;
    return told.map(({ x, at }) => ({ x, label: name(at) }));
  }

  // Of boxes from left to right those that do not touch the one before.
  function sifted(boxes) {
    let end = -Infinity;
    return boxes.filter((box) => {
      if (box.from < end + APART) return false;
      end = box.to;
      return true;
    });
  }

  /** [length in minutes, between(from, to), name] from coarse to fine; those much longer than `length` are left out. */
  function units(length) {
    const years = [5000, 1000, 500, 100, 50, 10, 5, 1].map((step) => [step * 365 * DAY, (from, to) => yearly(step, from, to), year]);
    const months = [6, 3, 1].map((step) => [step * 30 * DAY, (from, to) => monthly(step, from, to), step === 1 && length < 92 * DAY ? day : monthName]);
    const days = [[15], [8, 15, 22]].map((of) => [(30 / (of.length + 1)) * DAY, (from, to) => daily(from, to).filter((moment) => of.includes(fields(moment).day)), day]);
    const clocks = [720, 360, 180, 60, 30, 15, 5, 1].map((step) => [step, (from, to) => stepped(step, from, to), (moment) => (moment % DAY ? clock(moment) : day(moment))]);
    return [...years, ...months, ...days, [DAY, daily, day], ...clocks].filter(([every]) => every <= length * 1.5);
  }

  const monthName = (moment) => (fields(moment).month === 1 ? year(moment) : month(moment));

  function yearly(step, from, to) {
    const found = [];
    // As people count: … 200 BC, 100 BC, AD 1, AD 100 …, since there is no year 0.
    for (let number = Math.floor(fields(from).year / step) * step; number <= fields(to).year; number += step) found.push(instant(number > 0 || step === 1 ? number : number + 1));
    return found;
  }

  function monthly(step, from, to) {
    const { year: y, month: m } = fields(from);
    const found = [];
    for (let index = Math.floor((m - 1) / step) * step + 1; instant(y, index) <= to; index += step) found.push(instant(y, index));
    return found;
  }

  const daily = (from, to) => stepped(DAY, from, to);

  function stepped(step, from, to) {
    const found = [];
    for (let moment = Math.ceil(from / step) * step; moment <= to; moment += step) found.push(moment);
    return found;
  }

  /** The highest rank that has room when `range` is drawn `width` pixels wide. */
  function rankAt([low, high], width) {
    return Math.max(0, 2 * Math.log2(width / (high - low) / REFERENCE));
  }

  const clocked = new WeakMap(); // of a payload, whether anything in it is told by the clock

  /** The narrowest range worth looking at about `centre`: a few days, or minutes where the events are told by the clock. */
  function narrowest(payload, scale, centre) {
    if (!clocked.has(payload)) clocked.set(payload, payload.events.some(({ sort }) => sort.some((moment) => moment !== null && moment % DAY !== 0)));
    const least = clocked.get(payload) ? CLOSEST.clock : CLOSEST.days;
    const { moment } = ET.calendar.places(payload.scales[scale].map);
    let [low, high] = [1e-8, 1];
    for (let turn = 0; turn < 40 && high / low > 1.001; turn++) {
      const middle = Math.sqrt(low * high);
      if (moment(centre + middle / 2) - moment(centre - middle / 2) >= least) high = middle;
      else low = middle;
    }
    return high;
  }

  /** In words, where `x` lies. */
  function spoken(payload, scale, x) {
    const { moment } = ET.calendar.places(payload.scales[scale].map);
    return day(Math.floor(moment(x)));
  }

  /** In words, what `range` shows. */
  function shownIn(payload, scale, range) {
    const { moment } = ET.calendar.places(payload.scales[scale].map);
    return ET.calendar.span(...range.map(moment));
  }

  ET.ticks = { fit, rankAt, narrowest, spoken, shownIn };
})((globalThis.EventTimeline ??= {}));
