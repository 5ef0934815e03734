/** The closed list of reasons for a missing figure, as printed in the drop-down. */
import type { MissingReason } from "../model.js";

export const reasonLabels: Record<MissingReason, { vi: string; en: string }> = {
  zero: { vi: "Không phát sinh", en: "Did not occur" },
  not_yet: { vi: "Chưa có số liệu", en: "Not available yet" },
  na: { vi: "Không thuộc phạm vi", en: "Not applicable" },
  included_in: { vi: "Đã tính trong số liệu khác", en: "Included in another figure" },
  confidential: { vi: "Số liệu mật", en: "Confidential" },
};
