/** A child that takes too long, takes too much or breaks ends as a refusal, never as an exception of another kind. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { outputOf } from "../../../../src/workbook/read/foreign/convert.js";
import { runLimited } from "../../../../src/workbook/read/index.js";

const work = mkdtempSync(join(tmpdir(), "tonghop-child-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function run(code: string, seconds = 20) {
  const file = join(work, `${Math.random()}.mjs`);
  writeFileSync(file, code);
  return runLimited(pathToFileURL(file), ["a b"], Buffer.from("input"), { seconds, megabytes: 32 });
}
const codeOf = (result: ReturnType<typeof run>) => {
  try {
    outputOf(result);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "output";
};

test("the child gets the bytes and its arguments, nothing of our environment, and answers", () => {
  process.env.TONGHOP_SECRET = "x";
  const result = run(
    `let text = ""; for await (const piece of process.stdin) text += piece;
     process.stdout.write(text + process.argv[2] + (process.env.TONGHOP_SECRET ?? ""));`,
  );
  delete process.env.TONGHOP_SECRET;
  expect(outputOf(result).toString()).toBe("inputa b");
});

test("too much time", () => {
  const started = performance.now();
  expect(codeOf(run("for (;;);", 1))).toBe("reading.conversion_too_heavy");
  expect(performance.now() - started).toBeLessThan(5000);
});

test("too much memory", () => {
  expect(codeOf(run("const all = []; for (;;) all.push(new Array(1e5).fill({}));"))).toBe(
    "reading.conversion_too_heavy",
  );
});

test("a crash, a script that is not there, an answer too long", () => {
  expect(codeOf(run("process.exit(3)"))).toBe("reading.conversion_failed");
  expect(codeOf(run("process.abort()"))).toBe("reading.conversion_failed");
  const missing = runLimited(pathToFileURL(join(work, "none.mjs")), [], Buffer.alloc(0), { seconds: 5, megabytes: 32 });
  expect(codeOf(missing)).toBe("reading.conversion_failed");
  const long = `const piece = "x".repeat(2 ** 22); for (let n = 0; n < 80; n++) process.stdout.write(piece);`;
  expect(codeOf(run(long))).toBe("reading.conversion_too_heavy");
});
