/** Makes the demo round once for all system tests; each gets a copy of its own (`demoIn`). */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { commandLine } from "./command-line.js";

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "tonghop-demo-"));
  await commandLine("demo", join(folder, "demo"));
  project.provide("demo", join(folder, "demo"));
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module "vitest" {
  export interface ProvidedContext {
    demo: string;
  }
}
