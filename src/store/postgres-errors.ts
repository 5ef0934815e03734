/** What PostgreSQL or the network said, in words that say what to do. Nothing of an address but its shown form. */
import type { Client } from "pg";
import { type MessageCode, UserError } from "../messages/index.js";

interface Fault extends Error {
  code?: string;
  /** Several attempts at once, as for a name with two addresses. */
  errors?: Fault[];
}

/** Another transaction was first; the same work from the start sees what it wrote. */
const raced = new Set(["40001", "40P01", "23505"]);

export function worthAnotherTry(error: unknown): boolean {
  return raced.has((error as Fault).code ?? "");
}

const lost = /^(57P0[123]|08\w{3}|25P03|ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED)$/;
const lostWords = /Connection terminated|not queryable|connection error|connection was closed|Client was closed/i;

export function connectionError(error: Fault, address: string, client: Client): Error {
  const first = error.errors?.[0] ?? error;
  const code = first.code ?? "";
  const { host, port, user = "", database = "" } = client;
  const slots = { address, host, port, user, database, detail: oneLine(first) };
  const told = (message: MessageCode) => new UserError(message, slots, 3);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return told("store.no_host");
  if (code === "28P01" || code === "28000" || /password must be|no password|SASL|SCRAM/i.test(first.message))
    return told("store.no_login");
  if (code === "3D000") return told("store.no_database");
  if (code === "57P03") return told("store.starting");
  if (code === "53300") return told("store.crowded");
  if (["ECONNREFUSED", "ENOENT", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "EACCES"].includes(code))
    return told("store.no_server");
  if (/timeout/i.test(first.message)) return told("store.no_server");
  if (code === "42501") return told("store.no_right");
  return told("store.cannot_connect");
}

export function statementError(error: Fault, address: string, client: Client): Error {
  const { code = "", message } = error;
  const slots = { address, user: client.user ?? "", detail: oneLine(error) };
  if (["42501", "25006", "3F000"].includes(code)) return new UserError("store.no_right", slots, 3);
  if (code === "53100") return new UserError("store.server_disk", slots, 3);
  if (code === "55P03") return new UserError("store.waited", slots, 3);
  if (code === "22P05" || code === "22021") return new UserError("store.not_utf8", slots, 3);
  if (lost.test(code) || (code === "" && lostWords.test(message))) return new UserError("store.lost", slots, 3);
  return error;
}

function oneLine({ message, code }: Fault): string {
  return message.split("\n")[0] || code || "";
}
