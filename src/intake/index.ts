/** The inbox: what lies in it, whose it is, what it says. */
export { discover, type InboxEntry } from "./discover.js";
export { identify } from "./identify.js";
export { type Counts, type ReadSubmission, readSubmission } from "./read-submission.js";
export { type Received, receive } from "./receive.js";
export { type Arrival, readReceivedList } from "./received-list.js";
export { type Candidate, orderRevisions } from "./revisions.js";
export { writeWhole } from "./write-whole.js";
