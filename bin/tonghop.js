#!/usr/bin/env node
// A password in an address is nobody's to read in the list of processes: before anything else.
if (process.argv.some((argument) => /^(--store=)?postgres(ql)?:/i.test(argument))) process.title = "tonghop";

// What a library means to change is nothing that an officer can act on.
process.noDeprecation = true;

// A reader that has seen enough (`tonghop … | head`) is no error.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
const { main } = await import("../dist/cli.js");
process.exitCode = await main(process.argv.slice(2));
