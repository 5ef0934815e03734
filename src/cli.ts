/** The program: commands, global options, errors to exit statuses. */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { type Context, instant, type Streams } from "./commands/context.js";
import { safe } from "./commands/print.js";
import { makeRun, type Run } from "./commands/run.js";
import { type Lang, message, UserError } from "./messages/index.js";

type Add = (program: Command, run: Run) => void;

/** Each is loaded only where the command line names it: with all of them the whole program would be. */
const commands: Record<string, () => Promise<Add>> = {
  init: async () => (await import("./commands/init.js")).initCommand,
  check: async () => (await import("./commands/check.js")).checkCommand,
  "generate-templates": async () => (await import("./commands/generate-templates.js")).generateTemplatesCommand,
  rehearse: async () => (await import("./commands/rehearse.js")).rehearseCommand,
  ingest: async () => (await import("./commands/ingest.js")).ingestCommand,
  status: async () => (await import("./commands/status.js")).statusCommand,
  revisions: async () => (await import("./commands/revisions.js")).revisionsCommand,
  findings: async () => (await import("./commands/findings.js")).findingsCommand,
  feedback: async () => (await import("./commands/feedback.js")).feedbackCommand,
  letters: async () => (await import("./commands/letters.js")).lettersCommand,
  indicators: async () => (await import("./commands/indicators.js")).indicatorsCommand,
  trace: async () => (await import("./commands/trace.js")).traceCommand,
  report: async () => (await import("./commands/report.js")).reportCommand,
  "rollup-key": async () => (await import("./commands/rollup-key.js")).rollupKeyCommand,
  rollup: async () => (await import("./commands/rollup.js")).rollupCommand,
  template: async () => (await import("./commands/template.js")).templateCommand,
  publish: async () => (await import("./commands/publish.js")).publishCommand,
  export: async () => (await import("./commands/export.js")).exportCommand,
  validate: async () => (await import("./commands/validate.js")).validateCommand,
  store: async () => (await import("./commands/store.js")).storeCommand,
  doctor: async () => (await import("./commands/doctor.js")).doctorCommand,
  demo: async () => (await import("./commands/demo.js")).demoCommand,
};

export interface Surroundings {
  streams: Streams;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The one clock. */
  clock: () => Date;
  /** Threads that may read workbooks beside each other; one where it is not said. */
  threads?: number;
}

/** More than these wait for the one that writes. */
const mostThreads = 8;

/** Runs a command line (without node and the script) and gives the exit status. Never throws. */
export async function main(args: readonly string[], surroundings: Surroundings = ofProcess()): Promise<number> {
  const { env, streams } = surroundings;
  const lang: Lang = languageOf(args, env);
  let status = 0;
  const program = new Command("tonghop");
  const text = (code: Parameters<typeof message>[1]) => message(lang, code);
  program
    .description(text("help.program"))
    .version(version(), "-V, --version", text("help.version"))
    .helpOption("-h, --help", text("help.help"))
    .helpCommand(false)
    .option("--campaign <dir>", text("help.campaign"))
    .option("--store <url>", text("help.store"))
    .addOption(new Option("--lang <lang>", text("help.lang")).choices(["vi", "en"]).default("vi"))
    .option("--json", text("help.json"))
    .option("--quiet", text("help.quiet"))
    .option("--now <instant>", text("help.now"))
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: () => undefined });
  if (lang === "vi") program.configureHelp(vietnameseHelp);
  const run = makeRun(lang, makeContext, (given) => {
    status = given;
  });
  try {
    for (const add of await commandsNamed(args)) add(program, run);
    for (const command of everyCommand(program)) inherit(command);
    await program.parseAsync([...args], { from: "user" });
    return status;
  } catch (error) {
    return tell(error);
  }

  function makeContext(): Context {
    const options = program.opts<{
      campaign?: string;
      store?: string;
      json?: boolean;
      quiet?: boolean;
      now?: string;
    }>();
    const presentInstant = options.now ?? (env.TONGHOP_NOW || undefined);
    return {
      streams,
      lang,
      json: options.json ?? false,
      quiet: options.quiet ?? false,
      now: presentInstant === undefined ? surroundings.clock().toISOString() : instant(presentInstant),
      cwd: surroundings.cwd,
      threads: surroundings.threads ?? 1,
      campaignOption: options.campaign,
      storeOption: options.store ?? (env.TONGHOP_STORE || undefined),
      secret: (name) => {
        const [text, file] = [env[name], env[`${name}_FILE`]];
        if (text) return { text };
        return file ? { file: resolve(surroundings.cwd, file) } : null;
      },
    };
  }

  function inherit(command: Command): void {
    command.exitOverride().helpOption("-h, --help", text("help.help"));
    command.configureOutput({ writeOut: streams.out, writeErr: () => undefined });
    if (lang === "vi") command.configureHelp(vietnameseHelp);
  }

  /** Says what went wrong on standard error; a stack trace only for faults of our own, and only when asked. */
  function tell(error: unknown): number {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      streams.err(`${safe(usage(lang, error))}\n`);
      return 2;
    }
    if (error instanceof UserError) {
      for (const detail of error.details)
        streams.err(`${safe(typeof detail === "string" ? detail : message(lang, detail.code, detail.slots))}\n`);
      streams.err(`${safe(message(lang, error.code, error.slots))}\n`);
      return error.exit;
    }
    const fault = error instanceof Error ? error : new Error(String(error));
    streams.err(`${safe(message(lang, "internal", { detail: fault.message.split("\n")[0]! }))}\n`);
    if (env.TONGHOP_DEBUG) streams.err(`${fault.stack}\n`);
    return 3;
  }
}

/** Those that the words of the command line may mean; every one where they mean none, for the help or the right word. */
function commandsNamed(args: readonly string[]): Promise<Add[]> {
  const named = Object.keys(commands).filter((name) => args.includes(name));
  return Promise.all((named.length > 0 ? named : Object.keys(commands)).map((name) => commands[name]!()));
}

function everyCommand(root: Command): Command[] {
  return root.commands.flatMap((command) => [command, ...everyCommand(command)]);
}

const vietnameseTitles: Record<string, string> = {
  "Usage:": "Cách dùng:",
  "Options:": "Tùy chọn:",
  "Commands:": "Các lệnh:",
  "Arguments:": "Tham số:",
};

const vietnameseHelp = {
  styleTitle: (title: string) => vietnameseTitles[title] ?? title,
  optionDescription: ({ description, argChoices, defaultValue }: Option) => {
    const more = [
      ...(argChoices ? [`một trong: ${argChoices.join(", ")}`] : []),
      ...(defaultValue === undefined ? [] : [`mặc định: ${defaultValue}`]),
    ];
    return more.length > 0 ? `${description} (${more.join("; ")})` : description;
  },
};

/** commander's own words, in Vietnamese where we have them. */
function usage(lang: Lang, error: CommanderError): string {
  const said = error.message.replace(/^error: /, "");
  const quoted = /'([^']*)'/.exec(said)?.[1] ?? "";
  const codes: Record<string, Parameters<typeof message>[1]> = {
    "commander.unknownCommand": "usage.unknown_command",
    "commander.unknownOption": "usage.unknown_option",
    "commander.missingArgument": "usage.missing_argument",
    "commander.optionMissingArgument": "usage.option_needs_value",
    "commander.missingMandatoryOptionValue": "usage.option_needed",
    "commander.invalidArgument": "usage.bad_value",
    "commander.excessArguments": "usage.too_many",
    "commander.help": "usage.no_command",
  };
  const choice = /argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s.exec(said);
  if (choice) return message(lang, "option.bad_choice", { value: choice[1]!, list: choice[2]! });
  const code = codes[error.code];
  return code ? message(lang, code, { given: quoted, detail: said }) : said;
}

function languageOf(args: readonly string[], env: Surroundings["env"]): Lang {
  const at = args.indexOf("--lang");
  const given = at >= 0 ? args[at + 1] : (args.find((arg) => arg.startsWith("--lang="))?.slice(7) ?? env.TONGHOP_LANG);
  return given === "en" ? "en" : "vi";
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  return manifest.version;
}

function ofProcess(): Surroundings {
  const { env, stdout, stderr } = process;
  return {
    streams: {
      out: (text) => void stdout.write(text),
      err: (text) => void stderr.write(text),
      interactive: stderr.isTTY === true,
      colour: env.NO_COLOR === undefined && (env.FORCE_COLOR !== undefined || stdout.isTTY === true),
    },
    env,
    cwd: process.cwd(),
    clock: () => new Date(),
    threads: Math.min(availableParallelism(), mostThreads),
  };
}
