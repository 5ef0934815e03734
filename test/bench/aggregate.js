/**
 * All indicators of the shipped campaign over the simulated submissions of 1,000 to 100,000 units (2 in 100 sent nothing), computed by the
 * embedded engine and by PostgreSQL, beside the evaluator over all rows in memory for as many as it can take; then the whole
 * round with what is held back (3 in 100 units sent twice, 4 findings a submission), where units are compared and where nothing
 * asks for it, beside the round in memory. Prints times, their growth and the peak memory of our process; results must be
 * equal. SIZES=1000,10000 for fewer.
 */
import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { elementsOf, expectedUnits, isNumeric, loadCampaign } from "../../dist/campaign/index.js";
import { computeIndicators } from "../../dist/indicators/index.js";
import { aggregateIndicators } from "../../dist/round/aggregate/indicators.js";
import { aggregateRound } from "../../dist/round/aggregate/round.js";
import { assembleRound, tableOf } from "../../dist/round/assemble.js";
import { openStoreAt } from "../../dist/store/index.js";
import { rosterPart } from "../../dist/workbook/index.js";

const own = fileURLToPath(import.meta.url);
const perSubmission = 205;
/** The evaluator over all rows keeps some 100 bytes a value and more. */
const mostInMemory = 10_000;
const shipped = loadCampaign(new URL("../../schemas/lai-chau-2026", import.meta.url).pathname, "en");
const models = expectedUnits(shipped);
const rounds = new Map();
const lines = new Map();
const [, , part, address, size] = process.argv;
if (part === undefined) await compare();
else
  console.log(
    JSON.stringify(await { fill, aggregate, inMemory, reject, round, roundInMemory }[part](address, Number(size))),
  );

/** Throws where a round's results are others than those of the first that told it. */
function agree(key, { results }) {
  if ((rounds.get(key) ?? results) !== results) throw new Error(`rounds differ: ${key}`);
  rounds.set(key, results);
}

function line(which, engine, count, { seconds, peak }, more) {
  const before = lines.get(`${which} ${engine}`);
  lines.set(`${which} ${engine}`, { seconds, count });
  const growth = before
    ? `  ${(seconds / before.seconds).toFixed(1)} × for ${(count / before.count).toFixed(0)} × the units`
    : "";
  console.log(
    `  ${String(count).padStart(7)} units, round ${which.padEnd(10)} ${engine.padEnd(10)} ${seconds.toFixed(2).padStart(7)} s  ${peak.toFixed(0).padStart(5)} MB${growth}${more}`,
  );
}

async function compare() {
  const sizes = (process.env.SIZES ?? "1000,10000,100000").split(",").map(Number);
  const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
  const server = startServer(folder);
  try {
    console.log(`All ${shipped.indicators.length} indicators over ${perSubmission} values a submission`);
    const before = new Map();
    for (const count of sizes) {
      const said = new Map();
      for (const engine of ["DuckDB", "PostgreSQL"]) {
        const at = engine === "DuckDB" ? join(folder, `${count}.duckdb`) : server.database(`of${count}`);
        const { values } = run("fill", at, count);
        const { seconds, peak, results, stages } = run("aggregate", at, count);
        said.set(engine, results);
        const growth = before.has(engine) ? `${(seconds / before.get(engine).seconds).toFixed(1)} ×` : "";
        const more = before.has(engine) ? ` for ${(count / before.get(engine).count).toFixed(0)} × the units` : "";
        before.set(engine, { seconds, count });
        console.log(
          `  ${String(count).padStart(7)} units, ${values} values  ${engine.padEnd(10)} ${seconds.toFixed(2).padStart(7)} s  ${peak.toFixed(0).padStart(5)} MB  ${growth}${more}  (${stages})`,
        );
        if (count <= mostInMemory && engine === "DuckDB") {
          const all = run("inMemory", at, count);
          said.set("memory", all.results);
          console.log(
            `  ${"".padStart(7)} all rows in memory                 ${all.seconds.toFixed(2).padStart(7)} s  ${all.peak.toFixed(0).padStart(5)} MB`,
          );
        }
        for (const which of ["round", "with peers"]) {
          if (which === "with peers") run("reject", at, count);
          const whole = run("round", at, count);
          line(which, engine, count, whole, `  (${whole.told})`);
          agree(`${which} ${count}`, whole);
        }
        if (count <= mostInMemory && engine === "DuckDB") {
          const whole = run("roundInMemory", at, count);
          line("in memory", engine, count, whole, "");
          agree(`with peers ${count}`, whole);
        }
        if (engine === "DuckDB") rmSync(at, { force: true });
        else server.drop(`of${count}`);
      }
      const [first, ...others] = said.values();
      if (others.some((other) => other !== first)) throw new Error(`results differ at ${count}`);
      console.log(`  ${"".padStart(7)} results equal: ${[...said.keys()].join(", ")}`);
    }
  } finally {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(what, ...args) {
  const flags = ["--max-old-space-size=12000", own, what, ...args.map(String)];
  return JSON.parse(
    execFileSync(process.execPath, flags, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
      maxBuffer: 2 ** 30,
    }),
  );
}

/** A unit's number and its model's: each stands for one of the shipped campaign's units. */
function campaignOf(count) {
  const units = Array.from({ length: count }, (_, n) => ({ ...models[n % models.length], code: `U${n + 1}` }));
  return { ...shipped, code: "bench", units, history: [] };
}

/** Figures are made of the number of the unit and of the element, alike in SQL and here. */
function* historyOf(count) {
  const codes = new Map(shipped.elements.map(({ code }, index) => [code, index + 1]));
  const own = models.map((unit) => elementsOf(shipped, unit).filter((one) => !one.sumOf && isNumeric(one)));
  for (let n = 1; n <= count; n++)
    for (const { code } of own[(n - 1) % models.length])
      if ((n * 31 + codes.get(code)) % 23 !== 0)
        yield {
          unit: `U${n}`,
          element: code,
          value: ((n * 6151 + codes.get(code) * 12289) % 99_991) / 10,
          basis: "full_year",
        };
}

/** The tables filled by the engine itself, not by taking files in. */
async function fill(at, count) {
  const store = await openStoreAt(at, "bench");
  const { database } = store;
  const cells = models.flatMap((unit, model) => {
    const figures = elementsOf(shipped, unit)
      .filter((one) => !one.sumOf)
      .map((one) => [
        model,
        one.group,
        one.code,
        shipped.elements.indexOf(one) + 1,
        0,
        isNumeric(one) ? 1 : one.type === "boolean" ? 2 : 3,
      ]);
    // Lists of any length make up the number of values.
    const lists = shipped.rosters.flatMap((roster) =>
      Array.from({ length: 60 }, (_, row) => row + 1).flatMap((row) =>
        roster.columns.map(({ code }, at) => [model, rosterPart(roster), code, 1000 + at, row, 3]),
      ),
    );
    return [...figures, ...lists].slice(0, perSubmission);
  });
  await database.stage(
    {
      name: "agg_cell",
      key: [],
      columns: [
        ...["part", "code"].map((name) => ({ name, type: "text", nullable: false })),
        ...["model", "number", "row_number", "kind"].map((name) => ({ name, type: "integer", nullable: false })),
      ],
    },
    cells.map(([model, part, code, number, row, kind]) => [part, code, model, number, row, kind]),
  );
  const units = `SELECT n, CAST((n - 1) % ${models.length} AS INTEGER) AS model FROM generate_series(1, ${count}) AS s(n)`;
  const sha = "lpad(CAST(u.n AS VARCHAR), 64, '0')";
  const code = "'U' || CAST(u.n AS VARCHAR)";
  const missing = "(u.n * 37 + c.number) % 29 = 0";
  const figure = "CAST((u.n * 7919 + c.number * 104729) % 100003 AS DOUBLE PRECISION) / 10";
  await database.transaction(async () => {
    await database.run(
      `INSERT INTO submission SELECT 'bench', ${sha}, ${code}, 'a.xlsx', NULL, NULL, 2, 'current', '2026-12-01', 'list', '2026-12-01',
       'd', '{}', 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL FROM (${units}) u WHERE u.n % 50 <> 0`,
    );
    await database.run(
      `INSERT INTO part SELECT DISTINCT 'bench', ${sha}, ${code}, c.part, 'f', 1 FROM (${units}) u JOIN agg_cell c ON c.model = u.model WHERE u.n % 50 <> 0`,
    );
    await database.run(
      `INSERT INTO value SELECT 'bench', ${sha}, ${code}, c.part, c.code, c.row_number,
       CASE WHEN ${missing} THEN 'blank' ELSE 'accepted' END,
       CASE WHEN c.kind = 1 AND NOT ${missing} THEN ${figure} END,
       CASE WHEN c.kind <> 1 AND NOT ${missing} THEN CASE WHEN c.kind = 3 THEN 'x' || CAST(u.n AS VARCHAR) WHEN u.n % 3 = 0 THEN 'Không' ELSE 'Có' END END,
       CASE WHEN ${missing} AND u.n % 4 = 0 THEN 'na' END, NULL, NULL, NULL, 'S', 'F9', ''
       FROM (${units}) u JOIN agg_cell c ON c.model = u.model WHERE u.n % 50 <> 0`,
    );
  });
  await database.transaction(() => fillBesides(database, units, sha, code, figure));
  if (database.engine === "postgres") await database.run("ANALYZE");
  const [row] = await database.all("SELECT CAST(count(*) AS DOUBLE PRECISION) AS values FROM value");
  await store.close();
  return row;
}

/** What units sent before, what is found in their files, and some decisions. */
async function fillBesides(database, units, sha, code, figure) {
  const old = "'e' || lpad(CAST(u.n AS VARCHAR), 63, '0')";
  const twice = "u.n % 33 = 1 AND u.n % 50 <> 0";
  await database.run(
    `INSERT INTO submission SELECT 'bench', ${old}, ${code}, 'a.xlsx', NULL, NULL, 1, 'superseded', '2026-11-01', 'list', '2026-11-01',
     'd', '{}', 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL FROM (${units}) u WHERE ${twice}`,
  );
  await database.run(
    `INSERT INTO part SELECT DISTINCT 'bench', ${old}, ${code}, c.part, 'f', 0 FROM (${units}) u JOIN agg_cell c ON c.model = u.model WHERE ${twice}`,
  );
  await database.run(
    `INSERT INTO value SELECT 'bench', ${old}, ${code}, c.part, c.code, c.row_number, 'accepted',
     CASE WHEN c.kind = 1 THEN ${figure} END, CASE WHEN c.kind <> 1 THEN 'Có' END,
     NULL, NULL, NULL, NULL, 'S', 'F9', '' FROM (${units}) u JOIN agg_cell c ON c.model = u.model WHERE ${twice}`,
  );
  const cell = '{"element":"CBCC","sheet":"S","cell":"F9","raw":""}';
  const cells = (times) => `'[${Array.from({ length: times }, () => cell).join(",")}]'`;
  for (const [kind, severity, times, among] of [
    [1, "error", 1, "u.n % 20 = 1"],
    [2, "warning", 20, "1 = 1"],
    [3, "warning", 20, "1 = 1"],
    [4, "note", 1, "1 = 1"],
  ])
    await database.run(
      `INSERT INTO finding SELECT 'bench', substr(md5('${kind}|' || ${code}), 1, 12), ${sha}, ${code}, 'bench.${kind}', 'fail',
       '${severity}', 'sai', 'wrong', NULL, ${cells(times)} FROM (${units}) u WHERE u.n % 50 <> 0 AND ${among}`,
    );
  await database.run(
    `INSERT INTO decision SELECT 'bench', u.n, substr(md5('1|' || ${code}), 1, 12), '[["CBCC",""]]',
     CASE WHEN u.n % 200 = 1 THEN 'rejected' ELSE 'accepted' END, NULL, 'x', '2026-12-06', 'x'
     FROM (${units}) u WHERE u.n % 100 = 1`,
  );
}

/** A figure left out for what cannot be told from its unit alone: now units have to be compared. */
async function reject(at, count) {
  const store = await openStoreAt(at, "bench");
  await store.database.run(
    `INSERT INTO decision VALUES ('bench', ${count + 1}, 'ffffffffffff', '[["CBCC",""]]', 'rejected', NULL, 'x', '2026-12-06', 'x')`,
  );
  await store.close();
  return {};
}

async function round(at, count) {
  const store = await openStoreAt(at, "bench");
  const campaign = { ...campaignOf(count), history: [...historyOf(count)] };
  const start = performance.now();
  const { leftOut, blocked, indicators } = await aggregateRound(campaign, store, "vi");
  const seconds = (performance.now() - start) / 1000;
  await store.close();
  const results = digest([[...leftOut].sort(), [...blocked].sort(), indicators]);
  return { seconds, peak: peak(), results, told: `${leftOut.size} figures held back, ${blocked.size} names blocked` };
}

async function roundInMemory(at, count) {
  const store = await openStoreAt(at, "bench");
  const campaign = { ...campaignOf(count), history: [...historyOf(count)] };
  const start = performance.now();
  const { leftOut, blocked, indicators } = await assembleRound(campaign, store, "vi");
  const seconds = (performance.now() - start) / 1000;
  await store.close();
  return { seconds, peak: peak(), results: digest([[...leftOut].sort(), [...blocked].sort(), indicators]) };
}

async function aggregate(at, count) {
  const store = await openStoreAt(at, "bench");
  const campaign = campaignOf(count);
  const start = performance.now();
  const leftOut = new Set(Array.from({ length: count / 100 }, (_, n) => `U${n * 100 + 1}|CBCC`));
  const told = [];
  const groups = store.groups.bind(store);
  store.groups = async (request) => {
    const from = performance.now();
    const found = await groups(request);
    told.push(`${found.length} groups in ${((performance.now() - from) / 1000).toFixed(2)} s`);
    return found;
  };
  const results = await aggregateIndicators(campaign, store, { lang: "vi", leftOut, history: () => historyOf(count) });
  const seconds = (performance.now() - start) / 1000;
  await store.close();
  return { seconds, peak: peak(), results: digest(results), stages: told.join(", ") };
}

async function inMemory(at, count) {
  const store = await openStoreAt(at, "bench");
  const start = performance.now();
  const campaign = { ...campaignOf(count), history: [...historyOf(count)] };
  const leftOut = new Set(Array.from({ length: count / 100 }, (_, n) => `U${n * 100 + 1}|CBCC`));
  const table = tableOf(campaign, await store.submissions(), await store.currentValues(), leftOut);
  const results = computeIndicators(table, { lang: "vi" });
  const seconds = (performance.now() - start) / 1000;
  await store.close();
  return { seconds, peak: peak(), results: digest(results) };
}

/** JSON writes a double so that it reads back as the same one. */
function digest(results) {
  return JSON.stringify(results);
}

/** On Linux maxRSS also counts the peak of the process that started this one. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

/** A server of the bench's own, with PostgreSQL's defaults, over a socket in the folder. */
function startServer(folder) {
  const home = "/usr/lib/postgresql";
  const newest = readdirSync(home)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1);
  const bin = join(home, newest, "bin");
  const place = join(folder, "server");
  mkdirSync(place);
  const asRoot = process.getuid?.() === 0;
  const id = (flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  if (asRoot) for (const path of [folder, place]) chownSync(path, id("-u"), id("-g"));
  const as = (program, ...args) => {
    const [command, ...rest] = asRoot
      ? ["runuser", "-u", "postgres", "--", join(bin, program), ...args]
      : [join(bin, program), ...args];
    execFileSync(command, rest, { cwd: place, stdio: ["ignore", "ignore", "pipe"] });
  };
  const data = join(place, "data");
  as("initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust");
  as(
    "pg_ctl",
    ...["-D", data, "-w", "-l", join(place, "log"), "start"],
    ...["-o", `-c listen_addresses='' -c unix_socket_directories=${place}`],
  );
  return {
    database: (name) => {
      as("createdb", "-h", place, "-U", "postgres", name);
      return `postgres://postgres@/${name}?host=${place}`;
    },
    drop: (name) => as("dropdb", "-h", place, "-U", "postgres", name),
    stop: () => as("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"),
  };
}
