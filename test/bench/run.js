/**
 * Ratios on the same files in one run: `npm run bench`. Reads 400 filled workbooks with our reader and with named peers,
 * compares with merely inflating their parts, with two worker threads, and measures the peak memory of a process that reads
 * them all. Medians of several passes, the contenders in turn; no pass or fail.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { contenders } from "./contenders.js";
import { filledWorkbooks } from "./files.js";

const passes = 3;
const files = await filledWorkbooks(400);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let pass = 0; pass <= passes; pass++) {
  for (const [name, read] of Object.entries(contenders)) {
    // The first pass warms up, over some of the files.
    const own = pass === 0 ? files.slice(0, 50) : files;
    const start = performance.now();
    for (const bytes of own) await read(bytes);
    if (pass > 0) times[name].push((performance.now() - start) / own.length);
  }
}
const ours = median(times.tonghop);
console.log(`Reading ${files.length} filled workbooks, median of ${passes} passes`);
for (const [name, list] of Object.entries(times)) {
  const took = median(list);
  console.log(
    `  ${name.padEnd(17)} ${took.toFixed(2).padStart(7)} ms a file   ${(took / ours).toFixed(2).padStart(6)} × tonghop`,
  );
}

const one = await throughWorkers(1);
const two = await throughWorkers(2);
console.log(`Two worker threads: ${(one / two).toFixed(2)} × one (${availableParallelism()} cores)`);

const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
try {
  for (const [index, bytes] of files.entries()) writeFileSync(join(folder, `${index}.xlsx`), bytes);
  const script = new URL("./peak-memory.js", import.meta.url).pathname;
  const peak = execFileSync(process.execPath, [script, folder], { encoding: "utf8" }).trim();
  console.log(`Peak memory of a process that reads them all: ${peak} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Median milliseconds for all files shared out to `count` threads that are already running. */
async function throughWorkers(count) {
  const shares = Array.from({ length: count }, (_, n) => files.filter((__, index) => index % count === n));
  const workers = shares.map(
    (share) => new Worker(new URL("./read-worker.js", import.meta.url), { workerData: share }),
  );
  const round = () =>
    Promise.all(
      workers.map(
        (worker) =>
          new Promise((resolve) => {
            worker.once("message", resolve);
            worker.postMessage("read");
          }),
      ),
    );
  await round();
  const took = [];
  for (let pass = 0; pass < 5; pass++) {
    const start = performance.now();
    await round();
    took.push(performance.now() - start);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return median(took);
}
