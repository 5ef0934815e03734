/** How much of a container we are ready to take on, counted over everything inside it together. */
import { Refused } from "./refused.js";

export interface UnpackLimits {
  /** Entries of all archives and attachments of all mails, whether taken, refused or skipped. */
  members: number;
  /** Bytes of all of them when unpacked, containers inside containers included. */
  totalBytes: number;
  /** Bytes of one. */
  memberBytes: number;
  /** Containers inside each other: 3 is an archive in an archive in a mail. */
  depth: number;
  /** Child processes, each of which opens one Outlook mail. One that had to be killed counts as twenty-five. */
  processes: number;
}

export const defaultUnpackLimits: UnpackLimits = {
  members: 1000,
  totalBytes: 256 * 2 ** 20,
  memberBytes: 64 * 2 ** 20,
  depth: 3,
  processes: 100,
};

const megabytes = (bytes: number) => Math.floor(bytes / 2 ** 20);

/** What is left of the limits. Each method throws Refused where too little is. */
export class Budget {
  readonly limits: UnpackLimits;
  private members = 0;
  private bytes = 0;
  private processes = 0;

  constructor(limits: UnpackLimits) {
    this.limits = limits;
  }

  get membersLeft(): number {
    return this.limits.members - this.members;
  }

  takeMembers(count: number): void {
    if (count > this.membersLeft) throw this.tooMany(count);
    this.members += count;
  }

  tooMany(count: number): Refused {
    return new Refused("unpack.too_many", { count, limit: this.limits.members });
  }

  takeBytes(count: number): void {
    const { memberBytes, totalBytes } = this.limits;
    if (count > memberBytes) throw new Refused("unpack.member_too_large", { limit: megabytes(memberBytes) });
    if (this.bytes + count > totalBytes) throw new Refused("unpack.too_much", { limit: megabytes(totalBytes) });
    this.bytes += count;
  }

  get bytesLeft(): number {
    return this.limits.totalBytes - this.bytes;
  }

  takeProcess(): void {
    if (this.processes >= this.limits.processes) throw new Refused("unpack.outlook_too_many");
    this.processes++;
  }

  processWasKilled(): void {
    this.processes += 24;
  }

  mayOpenAt(depth: number): void {
    if (depth > this.limits.depth) throw new Refused("unpack.too_deep", { limit: this.limits.depth });
  }
}
