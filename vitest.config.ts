import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Every core: most of a run is other programs at work, one after the other.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/system/**"],
          globalSetup: ["test/temporary-setup.ts"],
          testTimeout: 60_000,
          // The program's modules are loaded once a worker, not once a file: they keep nothing but what a campaign gives again.
          isolate: false,
        },
      },
      {
        test: {
          name: "system",
          include: ["test/system/**/*.test.ts"],
          globalSetup: ["test/temporary-setup.ts", "test/system/shared-setup.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
