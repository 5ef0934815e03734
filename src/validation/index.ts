/** Rules and what their results mean. */
export { judgeCampaign } from "./campaign-rules.js";
export { elementsNamed, findingIds, isBlocker, type Judgement, told } from "./judgement.js";
export { judgeUnit, type UnitValues } from "./unit-rules.js";
