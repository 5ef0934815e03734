/** The inbox: what lies in it, whose it is, what it says. */
export { discover, type InboxEntry, rollupKeyFileName, secretFileName } from "./discover.js";
export { type Clues, identify } from "./identify.js";
export { judgeValues } from "./judge-values.js";
export { listed } from "./notes.js";
export { type ReadStamp, readStamp } from "./read-stamp.js";
export { type Counts, type ReadSubmission, readSubmission } from "./read-submission.js";
export { keepMember, keptExtension, type Received, receive } from "./receive.js";
export { type Arrival, readReceivedList } from "./received-list.js";
export { type Candidate, cameBy, orderRevisions } from "./revisions.js";
export { type Letter, type Member, unpack } from "./unpack/index.js";
export { sweepHalfWritten, writeWhole, writeWholeBeside } from "./write-whole.js";
