/** Where a shared store is: read from its URL, and told again without what is secret in it. */
import type { Client, ClientConfig } from "pg";
import { UserError } from "../messages/index.js";

export function isPostgres(address: string): boolean {
  return /^postgres(ql)?:\/\//i.test(address);
}

/**
 * What the URL leaves out comes from PGHOST, PGUSER, PGPASSWORD, ~/.pgpass and the like. A password with a character that has a
 * meaning in URLs would end up in the name of the host or of the database: refused without a word of it.
 */
export function clientConfig(url: string): ClientConfig {
  let read: URL;
  try {
    read = parsed(url);
    decodeURIComponent(read.pathname + read.username + read.password);
  } catch {
    throw new UserError("store.bad_address", {}, 2);
  }
  if (read.hash !== "" || read.pathname.includes("@") || read.search.includes("@"))
    throw new UserError("store.bad_address", {}, 2);
  return {
    connectionString: url,
    application_name: "tonghop",
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
  };
}

/** A URL may leave out its host: `postgres:///database`, `postgres://user@/database?host=/run/postgresql`. */
function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch {
    return new URL(url.replace("@/", "@left-out/"));
  }
}

/** The address as messages say it. */
export function addressOf({ user, host, port, database }: Client): string {
  const name = encodeURIComponent(database ?? "");
  const who = user === undefined ? "" : `${encodeURIComponent(user)}@`;
  if (host.startsWith("/")) return `postgres://${who}/${name}?host=${host}`;
  return `postgres://${who}${host.includes(":") ? `[${host}]` : host}:${port}/${name}`;
}
