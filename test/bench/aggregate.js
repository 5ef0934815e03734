/**
 * All indicators of the shipped campaign over the simulated submissions of 1,000 to 100,000 units (2 in 100 sent nothing), computed by the
 * embedded engine and by PostgreSQL, beside the evaluator over all rows in memory for as many as it can take. Prints times,
 * their growth and the peak memory of our process; results must be equal. SIZES=1000,10000 for fewer.
 */
import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { elementsOf, expectedUnits, isNumeric, loadCampaign } from "../../dist/campaign/index.js";
import { computeIndicators } from "../../dist/indicators/index.js";
import { aggregateIndicators } from "../../dist/round/aggregate/indicators.js";
import { tableOf } from "../../dist/round/assemble.js";
import { openStoreAt } from "../../dist/store/index.js";
import { rosterPart } from "../../dist/workbook/index.js";

const own = fileURLToPath(import.meta.url);
const perSubmission = 205;
/** The evaluator over all rows keeps some 100 bytes a value and more. */
const mostInMemory = 10_000;
const shipped = loadCampaign(new URL("../../schemas/lai-chau-2026", import.meta.url).pathname, "en");
const models = expectedUnits(shipped);
const [, , part, address, size] = process.argv;
if (part === undefined) await compare();
else console.log(JSON.stringify(await { fill, aggregate, inMemory }[part](address, Number(size))));

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
      `INSERT INTO submission SELECT 'bench', ${sha}, ${code}, 'a.xlsx', NULL, NULL, 1, 'current', '2026-12-01', 'list', '2026-12-01',
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
  if (database.engine === "postgres") await database.run("ANALYZE");
  const [row] = await database.all("SELECT CAST(count(*) AS DOUBLE PRECISION) AS values FROM value");
  await store.close();
  return row;
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
