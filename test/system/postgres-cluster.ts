/** A PostgreSQL server of the test's own: in a temporary folder, on a free loopback port, removed afterwards. */
import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

export interface Cluster {
  port: number;
  /** Of a database, as its superuser, over the socket that asks for no password. */
  url(database: string): string;
  /** Over TCP, where the server asks for a password. */
  tcp(login: string, database: string): string;
  makeDatabase(): Promise<string>;
  sql(database: string, text: string): Promise<pg.QueryResult["rows"]>;
  /** Without waiting, in the middle of what this process does. */
  psql(text: string): void;
  /** Gives a path to the server's user. */
  own(path: string): void;
  start(): void;
  stop(mode: "fast" | "immediate"): void;
  remove(): void;
}

const home = "/usr/lib/postgresql";

/** The newest installed; fails where there is none. */
function programs(): string {
  const newest = readdirSync(home)
    .sort((a, b) => Number(a) - Number(b))
    .at(-1)!;
  return join(home, newest, "bin");
}

export async function startCluster(): Promise<Cluster> {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), "tonghop-pg-"));
  const data = join(folder, "data");
  const port = await freePort();
  // PostgreSQL refuses to run as root.
  const asRoot = process.getuid?.() === 0;
  const as = (program: string, ...args: string[]) => {
    const [command, ...rest] = asRoot ? ["runuser", "-u", "postgres", "--", program, ...args] : [program, ...args];
    execFileSync(command!, rest, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  };
  const word = join(folder, "superuser");
  writeFileSync(word, "superuser-word\n");
  const own = (path: string) => {
    if (!asRoot) return;
    const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    chownSync(path, idOf("-u"), idOf("-g"));
  };
  own(folder);
  own(word);
  const access = ["--auth-local=trust", "--auth-host=scram-sha-256"];
  as(
    join(bin, "initdb"),
    "-D",
    data,
    "-U",
    "postgres",
    `--pwfile=${word}`,
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    ...access,
  );
  const cluster: Cluster = {
    port,
    url: (database) => `postgres://postgres@/${database}?host=${folder}&port=${port}`,
    tcp: (login, database) => `postgres://${login}@127.0.0.1:${port}/${database}`,
    makeDatabase: async () => {
      const name = `d${Math.random().toString(36).slice(2)}`;
      await cluster.sql("postgres", `CREATE DATABASE ${name}`);
      return name;
    },
    sql: async (database, text) => {
      const client = new pg.Client({ connectionString: cluster.url(database) });
      await client.connect();
      try {
        return (await client.query(text)).rows;
      } finally {
        await client.end();
      }
    },
    psql: (text) => as(join(bin, "psql"), "-h", folder, "-p", String(port), "-U", "postgres", "-c", text),
    own,
    start: () =>
      as(
        join(bin, "pg_ctl"),
        ...["-D", data, "-w", "-l", join(folder, "log"), "start"],
        ...["-o", `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`],
      ),
    stop: (mode) => as(join(bin, "pg_ctl"), "-D", data, "-w", "-m", mode, "stop"),
    remove: () => {
      try {
        cluster.stop("immediate");
      } catch {
        // It was not running.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  cluster.start();
  return cluster;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
