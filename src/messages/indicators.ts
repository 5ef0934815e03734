export const indicatorMessages = {
  "indicator.no_data": {
    vi: "Chưa đơn vị nào có số liệu {name}",
    en: "No unit has a figure for {name}",
  },
  "indicator.no_result": {
    vi: "Không tính được công thức {formula} (mẫu số bằng 0 hoặc thiếu số liệu)",
    en: "The formula {formula} gives no number (a zero denominator or missing figures)",
  },
  "indicator.blocked": {
    vi: "Còn lỗi chưa xử lý liên quan đến {names}",
    en: "An error about {names} is still open",
  },
};
