/**
 * Figures aggregated where they lie, by one statement that both engines take: the values that count, the totals, last year's
 * figures beside them, and units grouped by what they gave. What comes back grows with the patterns of what is missing, not
 * with the values. Values never become SQL: the text depends on numbers of slots and levels only.
 */
import type { Database, SqlRow, SqlValue } from "./database.js";
import { bit, type FigureGroup, type FigureRequest, type Numbers } from "./figures.js";
import { text } from "./rows.js";
import { temporary } from "./schema.js";

const staged = {
  unit: temporary("agg_unit", "unit class:integer"),
  leftOut: temporary("agg_left_out", "unit element"),
  previous: temporary("agg_previous", "unit element number:number? text? other_basis:integer"),
  needed: temporary("agg_needed", "element"),
  place: temporary("agg_place", "element component:integer slot:integer factor:long list:integer"),
  total: temporary("agg_total", "total part parts:integer level:integer"),
  band: temporary("agg_band", "element low:number high:number bits:long last_bits:long"),
  text: temporary("agg_text", "element text bits:long last_bits:long"),
  due: temporary("agg_due", "component:integer class:integer mask:long"),
  word: temporary("agg_word", "class:integer word:integer mask:long"),
  component: temporary("agg_component", "component:integer word:integer flag:long"),
};

/** Components in one word of flags. */
const wordWidth = 50;

/** Rows of what is asked, in tables of the connection's own. */
export async function stageRequest(database: Database, request: FigureRequest): Promise<void> {
  const of = function* <T>(items: Iterable<T>, row: (item: T) => SqlValue[]): Generator<SqlValue[]> {
    for (const item of items) yield row(item);
  };
  const { places, totals } = request;
  const needed = new Set([...places.map(({ element }) => element), ...totals.map(({ part }) => part)]);
  const words = new Map<string, { class: number; word: number; mask: number }>();
  for (const { component, class: of_, mask } of request.due) {
    if (mask === 0) continue;
    const word = Math.floor(component / wordWidth);
    const known = words.get(`${of_}|${word}`) ?? { class: of_, word, mask: 0 };
    known.mask += 2 ** (component % wordWidth);
    words.set(`${of_}|${word}`, known);
  }
  const components = [...new Set(places.filter(({ list }) => !list).map(({ component }) => component))];
  await database.stage(
    staged.unit,
    of(request.units, (one) => [one.unit, one.class]),
  );
  await database.stage(
    staged.leftOut,
    of(request.leftOut, (pair) => pair.split("|")),
  );
  await database.stage(
    staged.previous,
    of(request.previous, ({ unit, element, value, otherBasis }) => [
      ...[unit, element],
      ...(typeof value === "number" ? [value, null] : [null, value]),
      Number(otherBasis),
    ]),
  );
  await database.stage(
    staged.needed,
    of(needed, (element) => [element]),
  );
  await database.stage(
    staged.place,
    of(places, (one) => [one.element, one.component, one.slot, one.factor, Number(one.list)]),
  );
  await database.stage(
    staged.total,
    of(totals, (one) => [one.total, one.part, one.parts, one.level]),
  );
  await database.stage(
    staged.band,
    of(request.bands, (one) => [one.element, one.low, one.high, one.bits, one.lastBits]),
  );
  await database.stage(
    staged.text,
    of(request.texts, (one) => [one.element, one.text, one.bits, one.lastBits]),
  );
  await database.stage(
    staged.due,
    of(request.due, (one) => [one.component, one.class, one.mask]),
  );
  await database.stage(
    staged.word,
    of(words.values(), (one) => [one.class, one.word, one.mask]),
  );
  await database.stage(
    staged.component,
    of(components, (one) => [one, Math.floor(one / wordWidth), 2 ** (one % wordWidth)]),
  );
}

/** The groups of what was staged; a unit without any row for a component is in one of its own, with no bits. */
export async function groupsOf(database: Database, campaign: string, request: FigureRequest): Promise<FigureGroup[]> {
  const groups: FigureGroup[] = [];
  await database.each(groupStatement(request), [campaign], (rows) => {
    for (const row of rows) {
      if (Number(row.absent) === 0) groups.push(groupOf(row, request));
      else groups.push(...absentOf(row, request));
    }
  });
  return groups;
}

function groupOf(row: SqlRow, { slots }: FigureRequest): FigureGroup {
  const numbers = (year: "c" | "p"): Numbers[] =>
    Array.from({ length: slots }, (_, slot) => ({
      sum: whole(row[`${year}${slot}_millionths`]) + 1_000_000n * whole(row[`${year}${slot}_wholes`]),
      least: (row[`${year}${slot}_least`] ?? null) as number | null,
      most: (row[`${year}${slot}_most`] ?? null) as number | null,
    }));
  return {
    component: Number(row.component),
    class: Number(row.class),
    bits: Number(row.bits),
    count: Number(row.count),
    entries: Number(row.entries),
    wild: Number(row.wild) !== 0,
    units: listed(row),
    current: numbers("c"),
    previous: numbers("p"),
  };
}

function whole(value: SqlValue | undefined): bigint {
  return value === null || value === undefined ? 0n : BigInt(text(value));
}

function listed(row: SqlRow): string[] {
  return row.units === null ? [] : text(row.units).split("\n");
}

/** A row of units and the components of a word of which they have some row; they are named for those they owe and have not. */
function absentOf(row: SqlRow, request: FigureRequest): FigureGroup[] {
  const units = listed(row);
  const flags = BigInt(Number(row.bits));
  const none = Array.from({ length: request.slots }, () => ({ sum: 0n, least: null, most: null }));
  return request.due.flatMap(({ component, class: of, mask }) => {
    const inWord = Math.floor(component / wordWidth) === Number(row.component);
    const has = (flags >> BigInt(component % wordWidth)) & 1n;
    if (of !== Number(row.class) || !inWord || mask === 0 || has === 1n) return [];
    const empty = { bits: 0, entries: 0, wild: false, current: none, previous: none };
    return [{ component, class: of, count: units.length, units, ...empty }];
  });
}

const double = (sql: string) => `CAST(${sql} AS DOUBLE PRECISION)`;
const million = double("1000000");

/** Millionths of a number that has no further digits; null of others. A CASE each, since an AND has no order. */
function millionths(x: string): string {
  const parts = `round(${x} * ${million})`;
  return `CASE WHEN abs(${x}) < 1000000000 THEN CASE WHEN ${parts} / ${million} = ${x} THEN CAST(${parts} AS BIGINT) END END`;
}

/** A large whole number; null of others. */
function wholes(x: string): string {
  return `CASE WHEN abs(${x}) >= 1000000000 THEN CASE WHEN abs(${x}) < 1000000000000000 THEN CASE WHEN floor(${x}) = ${x} THEN CAST(${x} AS BIGINT) END END END`;
}

function isWild(x: string): string {
  return `${x} IS NOT NULL AND ${millionths(x)} IS NULL AND ${wholes(x)} IS NULL`;
}

function groupStatement({ slots, extremes, totals, bands, texts }: FigureRequest): string {
  const levels = [...new Set(totals.map(({ level }) => level))].sort((a, b) => a - b);
  const numbers = Array.from({ length: slots }, (_, slot) => slot);
  const both = numbers.flatMap((slot) => [`c${slot}`, `p${slot}`]);
  const pivoted = numbers.flatMap((slot) => [
    `max(CASE WHEN m.slot = ${slot} THEN e.number END) AS c${slot}`,
    `max(CASE WHEN m.slot = ${slot} THEN e.last_number END) AS p${slot}`,
  ]);
  const folded = both.flatMap((name) => [
    `CAST(sum(${millionths(`p.${name}`)}) AS VARCHAR) AS ${name}_millionths`,
    `CAST(sum(${wholes(`p.${name}`)}) AS VARCHAR) AS ${name}_wholes`,
    ...(extremes.includes(Number(name.slice(1)))
      ? [`min(p.${name}) AS ${name}_least`, `max(p.${name}) AS ${name}_most`]
      : []),
  ]);
  const noNumbers = both.flatMap((name) => [
    ...["NULL", "NULL"],
    ...(extremes.includes(Number(name.slice(1))) ? [double("NULL"), double("NULL")] : []),
  ]);
  const wild = both.map((name) => `(${isWild(`p.${name}`)})`).join(" OR ");
  const last = levels.length;
  return `WITH figure0 AS (
  SELECT v.unit, u.class, v.element, v.row_number, v.reason, v.included_in, 0 AS wild,
    CASE WHEN h.unit IS NULL THEN v.number END AS number,
    CASE WHEN h.unit IS NULL AND v.number IS NULL THEN v.text END AS text,
    CASE WHEN h.unit IS NULL THEN 0 ELSE 1 END AS held
  FROM value v
  JOIN part c ON c.campaign = v.campaign AND c.sha256 = v.sha256 AND c.part = v.part
  JOIN agg_unit u ON u.unit = v.unit
  JOIN agg_needed n ON n.element = v.element
  LEFT JOIN agg_left_out h ON h.unit = v.unit AND h.element = v.element
  WHERE v.campaign = $1 AND c.campaign = $1 AND c.current = 1
), last0 AS (
  SELECT l.unit, u.class, l.element, l.number, l.text, l.other_basis, 0 AS wild
  FROM agg_previous l JOIN agg_unit u ON u.unit = l.unit JOIN agg_needed n ON n.element = l.element
)${levels.map((level, index) => totalsOfLevel(level, index)).join("")}, entry AS (
  SELECT f.unit, f.class, f.element, f.row_number, f.number, ${double("NULL")} AS last_number, f.wild,
    ${bit.row} + CASE WHEN f.number IS NOT NULL THEN ${bit.number} WHEN f.text IS NOT NULL THEN ${bit.text} ELSE 0 END
    + CASE WHEN f.reason = 'na' THEN ${bit.na} ELSE 0 END${criteria("f", "bits", bands, texts)} AS bits
  FROM figure${last} f${criteriaJoins("f", bands, texts)}
  UNION ALL
  SELECT l.unit, l.class, l.element, 0, ${double("NULL")}, l.number, l.wild,
    CASE WHEN l.number IS NOT NULL THEN ${bit.lastNumber} WHEN l.text IS NOT NULL THEN ${bit.lastText} ELSE 0 END
    + l.other_basis * ${bit.otherBasis}${criteria("l", "last_bits", bands, texts)}
  FROM last${last} l${criteriaJoins("l", bands, texts)}
), together AS MATERIALIZED (
  SELECT e.unit, e.class, m.component, m.list, e.row_number, bit_or(CAST(e.bits AS BIGINT) * m.factor) AS bits,
    sum(CASE WHEN m.slot >= 0 THEN 1 ELSE 0 END) AS entries, max(e.wild) AS wild,
    ${pivoted.join(",\n    ")}
  FROM entry e JOIN agg_place m ON m.element = e.element AND (m.list = 1) = (e.row_number > 0)
  GROUP BY e.unit, e.class, m.component, m.list, e.row_number
), flagged AS (
  SELECT p.unit, k.word, bit_or(k.flag) AS flags
  FROM together p JOIN agg_component k ON k.component = p.component GROUP BY p.unit, k.word
)
SELECT 0 AS absent, p.component, p.class, ${double("p.bits")} AS bits, ${double("count(*)")} AS count,
  ${double("sum(p.entries)")} AS entries, max(CASE WHEN p.wild = 1 OR ${wild} THEN 1 ELSE 0 END) AS wild,
  string_agg(CASE WHEN (((p.bits >> 1) | (p.bits >> 2)) & d.mask) <> d.mask THEN p.unit END, chr(10)) AS units,
  ${folded.join(",\n  ")}
FROM together p LEFT JOIN agg_due d ON d.component = p.component AND d.class = p.class
GROUP BY p.component, p.class, p.bits
UNION ALL
SELECT 1, w.word, u.class, ${double("COALESCE(f.flags, 0)")}, ${double("count(*)")}, 0, 0, string_agg(u.unit, chr(10)),
  ${noNumbers.join(", ")}
FROM agg_unit u JOIN agg_word w ON w.class = u.class
LEFT JOIN flagged f ON f.unit = u.unit AND f.word = w.word
WHERE (COALESCE(f.flags, 0) & w.mask) <> w.mask
GROUP BY w.word, u.class, COALESCE(f.flags, 0)`;
}

type Criteria = readonly unknown[];

function criteria(of: string, column: string, bands: Criteria, texts: Criteria): string {
  const joined = [...(bands.length > 0 ? [`${of}b`] : []), ...(texts.length > 0 ? [`${of}t`] : [])];
  return joined.map((alias) => ` + COALESCE(${alias}.${column}, 0)`).join("");
}

function criteriaJoins(of: string, bands: Criteria, texts: Criteria): string {
  const band = `LEFT JOIN agg_band ${of}b ON ${of}b.element = ${of}.element AND ${of}.number >= ${of}b.low AND ${of}.number < ${of}b.high`;
  const word = `LEFT JOIN agg_text ${of}t ON ${of}t.element = ${of}.element AND ${of}t.text = ${of}.text`;
  return `${bands.length > 0 ? `\n  ${band}` : ""}${texts.length > 0 ? `\n  ${word}` : ""}`;
}

/** The totals of a level, as `totalOf` has them, added to what stands below. */
function totalsOfLevel(level: number, index: number): string {
  const x = "f.number";
  const fits = (sum: string) => `abs(${sum}) < 1000000000000000`;
  const sum = `CASE WHEN t.numbers = t.small THEN CASE WHEN ${fits("t.millionths")} THEN ${double("t.millionths")} / ${million} END
      WHEN t.numbers = t.integers THEN CASE WHEN ${fits("t.plain")} THEN t.plain END END`;
  const small = `count(${millionths(x)})`;
  // Of larger ones no sum is asked for, and an engine may not have it.
  const whole = `CASE WHEN floor(${x}) = ${x} AND ${fits(x)} THEN ${x} END`;
  const integers = `count(${whole})`;
  const settled = "t.numbers > 0 AND t.numbers + t.nas + t.within = t.parts";
  return `, parts${index + 1} AS (
  SELECT f.unit, f.class, t.total, t.parts, count(${x}) AS numbers, ${small} AS small, ${integers} AS integers,
    sum(${millionths(x)}) AS millionths, sum(${whole}) AS plain, max(f.held) AS held, max(f.wild) AS wild,
    sum(CASE WHEN ${x} IS NULL AND f.reason = 'na' THEN 1 ELSE 0 END) AS nas,
    sum(CASE WHEN ${x} IS NULL AND f.reason = 'included_in' AND f.included_in <> f.element AND s.part IS NOT NULL
      THEN 1 ELSE 0 END) AS within
  FROM figure${index} f JOIN agg_total t ON t.part = f.element AND t.level = ${level}
  LEFT JOIN agg_total s ON s.total = t.total AND s.part = f.included_in
  WHERE f.row_number = 0 GROUP BY f.unit, f.class, t.total, t.parts
), summed${index + 1} AS (
  SELECT t.unit, t.class, t.total, t.numbers, t.nas, t.parts, t.wild,
    CASE WHEN t.held = 1 OR h.unit IS NOT NULL THEN 1 ELSE 0 END AS held,
    CASE WHEN ${settled} THEN 1 ELSE 0 END AS known, CASE WHEN ${settled} THEN ${sum} END AS number
  FROM parts${index + 1} t LEFT JOIN agg_left_out h ON h.unit = t.unit AND h.element = t.total
), figure${index + 1} AS (
  SELECT * FROM figure${index} UNION ALL
  SELECT t.unit, t.class, t.total, 0, CASE WHEN t.numbers = 0 AND t.nas = t.parts THEN 'na' END, NULL,
    CASE WHEN t.wild = 1 OR (t.known = 1 AND t.number IS NULL) THEN 1 ELSE 0 END,
    CASE WHEN t.held = 0 THEN t.number END, NULL, t.held
  FROM summed${index + 1} t
), lastparts${index + 1} AS (
  SELECT f.unit, f.class, t.total, t.parts, count(${x}) AS numbers, ${small} AS small, ${integers} AS integers,
    sum(${millionths(x)}) AS millionths, sum(${whole}) AS plain, max(f.wild) AS wild
  FROM last${index} f JOIN agg_total t ON t.part = f.element AND t.level = ${level}
  LEFT JOIN agg_previous own ON own.unit = f.unit AND own.element = t.total
  WHERE own.unit IS NULL GROUP BY f.unit, f.class, t.total, t.parts
), last${index + 1} AS (
  SELECT * FROM last${index} UNION ALL
  SELECT t.unit, t.class, t.total, ${sum}, NULL, 0, CASE WHEN t.wild = 1 OR (${sum}) IS NULL THEN 1 ELSE 0 END
  FROM lastparts${index + 1} t WHERE t.numbers = t.parts
)`;
}
