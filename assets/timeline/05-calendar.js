// Instants in words and places on the axis as instants: what the page needs for a view that nobody foresaw. Instants are minutes since 1970 of
// the proleptic Gregorian calendar, years astronomical (0 is 1 BC). timeline/chrono/wording.py says the same; tests/vectors/moments.json holds the two together.
(function (ET) {
  "use strict";

  const DAY = 1440;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  /** {year, month, day, hour, minute} of an instant (H. Hinnant, chrono-compatible low-level date algorithms). */
  function fields(moment) {
    const days = Math.floor(moment / DAY);
    const z = days + 719468;
    const era = Math.floor(z / 146097);
    const doe = z - era * 146097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const month = mp < 10 ? mp + 3 : mp - 9;
    const rest = moment - days * DAY;
    return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1, hour: Math.floor(rest / 60), minute: Math.floor(rest % 60) };
  }

  /** The instant at which a day begins; a month beyond the twelfth is one of a later year. */
  function instant(year, month = 1, day = 1) {
    const index = year * 12 + month - 1;
    const [y0, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
    const y = m <= 2 ? y0 - 1 : y0;
    const era = Math.floor(y / 400);
    const yoe = y - era * 400;
    const doy = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
    return (era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468) * DAY;
  }

  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

  function yearName(number) {
    if (number < 1) return `${number < -9998 ? grouped(1 - number) : 1 - number} BC`;
    if (number < 1000) return `AD ${number}`;
    return number < 10000 ? String(number) : grouped(number);
  }

  function clockName({ hour, minute }) {
    if (minute === 0 && hour % 12 === 0) return hour ? "12 noon" : "12 midnight";
    return `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
  }

  const year = (moment) => yearName(fields(moment).year);
  const month = (moment) => `${MONTHS[fields(moment).month - 1]} ${year(moment)}`;
  const day = (moment) => `${fields(moment).day} ${month(moment)}`;
  const clock = (moment) => `${day(moment)}, ${clockName(fields(moment))}`;

  /** The days from the one of `first` to the one of `last` in words: "29 Jul – 5 Aug 2014". */
  function days(first, last) {
    const [a, b] = [fields(first), fields(last)];
    if (a.year !== b.year) return `${day(first)} – ${day(last)}`;
    if (a.month !== b.month) return `${a.day} ${MONTHS[a.month - 1]} – ${day(last)}`;
    return a.day === b.day ? day(last) : `${a.day}–${day(last)}`;
  }

  /** What lies between two instants, as precisely as its length asks for. */
  function span(from, to) {
    const length = to - from;
    const name = length > 6 * 365 * DAY ? year : length > 100 * DAY ? month : length > 2 * DAY ? null : clock;
    if (!name) return days(from, to);
    const [first, last] = [name(Math.floor(from)), name(Math.floor(to))];
    return first === last ? first : `${first} – ${last}`;
  }

  const WRITTEN = [
    [/^(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/, (match) => [Number(match[1]), match[2], match[3]]],
    [/^(\d{1,6})\s*(bce?)$/i, (match) => [1 - Number(match[1])]],
    [/^(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,4})$/i, (match) => [Number(match[3]), MONTHS.findIndex((name) => name.toLowerCase() === match[2].toLowerCase()) + 1, match[1]]],
  ];

  /** [first instant, instant after the last] of a date as a person types it: "2014", "2014-05", "3 May 2014", "44 BC"; null for anything else. */
  function parse(text) {
    for (const [pattern, read] of WRITTEN) {
      const match = pattern.exec(text.trim());
      if (!match) continue;
      const [y, m, d] = read(match).map((part) => (part === undefined ? undefined : Number(part)));
      if (m !== undefined && !(m >= 1 && m <= 12)) return null;
      if (d !== undefined && (d < 1 || fields(instant(y, m, d)).month !== m)) return null;
      if (d !== undefined) return [instant(y, m, d), instant(y, m, d) + DAY];
      return m === undefined ? [instant(y), instant(y + 1)] : [instant(y, m), instant(y, m + 1)];
    }
    return null;
  }

  /** An instant's day as `parse` reads it: "2014-05-03". */
  function iso(moment) {
    const { year: y, month: m, day: d } = fields(moment);
    const digits = String(Math.abs(y)).padStart(4, "0");
    return `${y < 0 ? "-" : ""}${digits}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  }

  /** The unit that a tick names, as [from, to]: of "2016" the year, of "Jun 2016" the month. */
  function named(moment, label) {
    const { year: y, month: m } = fields(moment);
    if (label === year(moment)) return [instant(y), instant(y + 1)];
    if (label === month(moment)) return [instant(y, m), instant(y, m + 1)];
    if (label === day(moment)) return [Math.floor(moment / DAY) * DAY, Math.floor(moment / DAY) * DAY + DAY];
    return [moment - 60, moment + 60];
  }

  /** {at(instant), moment(x)} of a scale's `map` (timeline/view/payload.py): the way to a place on the axis and back. */
  function places({ low, high, near, points }) {
    const [raw, back] = near ? logarithmic(points, near) : straight(points);
    return { at: (moment) => (raw(moment) - low) / (high - low), moment: (x) => back(low + x * (high - low)) };
  }

  function straight(points) {
    const along = (value, from, to) => {
      let [a, b] = [0, points.length - 1];
      while (b - a > 1) {
        const middle = (a + b) >> 1;
        if (points[middle][from] <= value) a = middle;
        else b = middle;
      }
      const [p, q] = [points[a], points[b]];
      return p[to] + ((q[to] - p[to]) * (value - p[from])) / (q[from] - p[from]);
    };
    return [(moment) => along(moment, 0, 1), (value) => along(value, 1, 0)];
  }

  function logarithmic(points, near) {
    const nearest = (value, side) => points.findLast((point, place) => place === 0 || (points[place - 1][side] + point[side]) / 2 <= value);
    const raw = (moment) => {
      const [centre, place] = nearest(moment, 0);
      return place + Math.sign(moment - centre) * Math.log1p(Math.abs(moment - centre) / near);
    };
    const back = (value) => {
      const [centre, place] = nearest(value, 1);
      return centre + Math.sign(value - place) * near * Math.expm1(Math.abs(value - place));
    };
    return [raw, back];
  }

  ET.calendar = { DAY, fields, instant, year, month, day, clock, days, span, parse, iso, named, places };
})((globalThis.EventTimeline ??= {}));
