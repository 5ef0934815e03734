/** Rules and what their results mean. */
export { judgeCampaignRows, type StackedRow } from "./campaign-row-rules.js";
export { judgeCampaign } from "./campaign-rules.js";
export { elementsNamed, findingIds, isBlocker, type Judgement, told } from "./judgement.js";
export { judgePeers, type Peers } from "./peer-rules.js";
export { formulaValue } from "./roster-value.js";
export { judgeRows } from "./row-rules.js";
export { judgeUnit, type UnitValues } from "./unit-rules.js";
