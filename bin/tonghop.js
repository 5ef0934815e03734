#!/usr/bin/env node
import { main } from "../dist/cli.js";

// A reader that has seen enough (`tonghop … | head`) is no error.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
