/**
 * Once for all system tests: the program built, for those that run it as a person does, and the demo round, of which each
 * gets a copy of its own (`demoIn`).
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { commandLine } from "./command-line.js";

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-demo-"));
  const demo = join(folder, "demo");
  await Promise.all([promisify(execFile)("npx", ["tsc", "-p", "tsconfig.build.json"]), commandLine("demo", demo)]);
  project.provide("demo", demo);
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module "vitest" {
  export interface ProvidedContext {
    demo: string;
  }
}
