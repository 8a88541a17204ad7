//! Writing a complaint: its pages, the preview beside them, the exhibits.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    (
        "court.save_next",
        ["保存，下一步", "儲存，下一步", "Save and continue"],
    ),
    (
        "court.autosaved",
        ["已自动保存", "已自動儲存", "Saved as you type"],
    ),
    (
        "court.autosave.failed",
        [
            "没有存上，请按“保存，下一步”",
            "沒有存上，請按「儲存，下一步」",
            "Not saved; press Save and continue",
        ],
    ),
    (
        "court.autosave.typing",
        ["正在保存……", "正在儲存……", "Saving…"],
    ),
    (
        "court.back_to_list",
        ["回到清单", "回到清單", "Back to the list"],
    ),
    (
        "court.task_list",
        ["还要填什么", "還要填什麼", "What is left to fill in"],
    ),
    (
        "court.progress",
        [
            "{of} 项中已完成 {done} 项",
            "{of} 項中已完成 {done} 項",
            "{done} of {of} done",
        ],
    ),
    (
        "court.progress.not_started",
        ["未开始", "未開始", "Not started"],
    ),
    (
        "court.progress.unfinished",
        ["未完成", "未完成", "Unfinished"],
    ),
    ("court.progress.done", ["已完成", "已完成", "Done"]),
    ("court.progress.optional", ["可不填", "可不填", "Optional"]),
    ("court.add_row", ["再加一行", "再加一列", "Add another"]),
    (
        "court.remove_row",
        ["删去这一行", "刪去這一列", "Remove this one"],
    ),
    ("court.row", ["第 {n} 项", "第 {n} 項", "No. {n}"]),
    (
        "court.discard",
        ["删除草稿", "刪除草稿", "Delete the draft"],
    ),
    (
        "court.other_device",
        [
            "在别的设备登录，也能接着写。",
            "在別的裝置登入，也能接著寫。",
            "Sign in on another device and go on writing.",
        ],
    ),
    (
        "court.check",
        ["核对后提交", "核對後提交", "Check your answers"],
    ),
    (
        "court.check.lead",
        [
            "提交前请逐项看一遍；每一项都可以改。",
            "提交前請逐項看一遍；每一項都可以改。",
            "Read it once more before you submit; everything can still be changed.",
        ],
    ),
    (
        "court.check.errors",
        [
            "还有 {count} 处要改",
            "還有 {count} 處要改",
            "{count} things to put right",
        ],
    ),
    ("court.change", ["修改", "修改", "Change"]),
    (
        "court.submit",
        ["提交起诉状", "提交起訴狀", "Submit the complaint"],
    ),
    (
        "court.resubmit",
        ["提交补正材料", "提交補正材料", "Submit the corrections"],
    ),
    (
        "court.submit.what",
        [
            "提交后七日内法院决定是否立案；您立即得到签名的回执。",
            "提交後七日內法院決定是否立案；您立即得到簽名的回執。",
            "The court decides within seven days; you get a signed receipt at once.",
        ],
    ),
    (
        "court.preview",
        [
            "费用与期限预览",
            "費用與期限預覽",
            "Costs and dates, previewed",
        ],
    ),
    (
        "court.preview.fee",
        [
            "若今天立案，应交受理费",
            "若今天立案，應交受理費",
            "Fee if docketed today",
        ],
    ),
    (
        "court.preview.simplified",
        [
            "该程序受理费减半，应交",
            "該程序受理費減半，應交",
            "Halved under that procedure, the fee is",
        ],
    ),
    (
        "court.preview.none",
        [
            "填了标的总额就会算出受理费。",
            "填了標的總額就會算出受理費。",
            "Fill in the total claimed to see the fee.",
        ],
    ),
    (
        "court.preview.deadlines",
        ["若今天提交", "若今天提交", "If submitted today"],
    ),
    ("court.ledger", ["计息台账", "計息帳冊", "Interest ledger"]),
    (
        "court.ledger.principal",
        ["尚欠本金", "尚欠本金", "Principal outstanding"],
    ),
    (
        "court.ledger.interest",
        ["尚欠利息", "尚欠利息", "Interest outstanding"],
    ),
    (
        "court.ledger.actual",
        ["实际出借本金", "實際出借本金", "Principal actually lent"],
    ),
    (
        "court.ledger.rolled",
        [
            "计入本金的前期利息",
            "計入本金的前期利息",
            "Earlier interest counted as principal",
        ],
    ),
    (
        "court.ledger.limit",
        [
            "本息合计上限",
            "本息合計上限",
            "Limit of principal and interest",
        ],
    ),
    ("court.ledger.from", ["起", "起", "From"]),
    ("court.ledger.to", ["止", "止", "To"]),
    ("court.ledger.days", ["天数", "天數", "Days"]),
    (
        "court.ledger.balance",
        ["本金余额", "本金餘額", "Principal"],
    ),
    ("court.ledger.accrued", ["本期利息", "本期利息", "Interest"]),
    ("court.ledger.paid", ["还款", "還款", "Paid"]),
    ("court.ledger.rate", ["年利率", "年利率", "Yearly rate"]),
    (
        "court.ledger.wait",
        [
            "填了借款、利率和往来款，就会算出台账。",
            "填了借款、利率和往來款，就會算出帳冊。",
            "Fill in the loan, the rate and the payments to see the ledger.",
        ],
    ),
    (
        "court.ledger.capped",
        [
            "约定利率超过合同成立时一年期 LPR 的四倍，按 {cap} 计算（民间借贷规定 25 条）",
            "約定利率超過合同成立時一年期 LPR 的四倍，按 {cap} 計算（民間借貸規定 25 條）",
            "The agreed rate is above four times the one-year LPR at contract; {cap} is used (Private Lending Provisions art. 25)",
        ],
    ),
    (
        "court.jurisdiction",
        [
            "可以起诉的法院",
            "可以起訴的法院",
            "Courts that may hear it",
        ],
    ),
    (
        "court.jurisdiction.wait",
        [
            "填了双方住所地，就会算出管辖法院。",
            "填了雙方住所地，就會算出管轄法院。",
            "Fill in where both sides live to see the competent courts.",
        ],
    ),
    ("court.competent", ["有管辖权", "有管轄權", "competent"]),
    (
        "court.not_competent",
        [
            "按所填信息无管辖权",
            "按所填資訊無管轄權",
            "not competent on what you filled in",
        ],
    ),
    (
        "court.evidence.add",
        ["上传证据", "上傳證據", "Add an exhibit"],
    ),
    (
        "court.evidence.none",
        [
            "还没有证据。至少要有一份。",
            "還沒有證據。至少要有一份。",
            "No exhibits yet. At least one is needed.",
        ],
    ),
    (
        "court.evidence.title",
        ["证据名称", "證據名稱", "Name of the exhibit"],
    ),
    (
        "court.evidence.kind",
        ["证据种类", "證據種類", "Kind of evidence"],
    ),
    (
        "court.evidence.source",
        ["证据来源", "證據來源", "Where it comes from"],
    ),
    (
        "court.evidence.purpose",
        ["证明目的", "證明目的", "What it is to prove"],
    ),
    ("court.evidence.file", ["文件", "檔案", "File"]),
    (
        "court.evidence.accepts",
        [
            "可传 PDF、JPG、PNG、DOCX、XLSX、MP3、MP4、TXT，每份不超过 100 MiB。",
            "可傳 PDF、JPG、PNG、DOCX、XLSX、MP3、MP4、TXT，每份不超過 100 MiB。",
            "PDF, JPG, PNG, DOCX, XLSX, MP3, MP4 or TXT, at most 100 MiB each.",
        ],
    ),
    (
        "court.evidence.resume",
        [
            "断线后重新选择同一文件，会从断处续传。",
            "斷線後重新選擇同一檔案，會從斷處續傳。",
            "After a lost connection choose the same file again: it goes on where it stopped.",
        ],
    ),
    ("court.evidence.sha256", ["SHA-256", "SHA-256", "SHA-256"]),
    (
        "court.evidence.remove",
        ["删去这份证据", "刪去這份證據", "Remove this exhibit"],
    ),
    ("court.evidence.upload", ["上传", "上傳", "Upload"]),
    (
        "court.evidence.progress",
        [
            "已上传 {percent}%",
            "已上傳 {percent}%",
            "{percent}% uploaded",
        ],
    ),
    (
        "court.evidence.failed",
        [
            "上传中断；选同一文件再试，会续传。",
            "上傳中斷；選同一檔案再試，會續傳。",
            "The upload was interrupted; choose the same file to go on.",
        ],
    ),
    ("court.exhibits", ["证据目录", "證據目錄", "Exhibits"]),
    (
        "court.evidence.refused",
        [
            "文件没有收下，请看页面上的说明。",
            "檔案沒有收下，請看頁面上的說明。",
            "The file was not taken; see the page for the reason.",
        ],
    ),
    (
        "court.jurisdiction.none",
        [
            "本系统的法院里没有管辖这件事的；请到有管辖权的法院起诉。",
            "本系統的法院裡沒有管轄這件事的；請到有管轄權的法院起訴。",
            "None of the courts here is competent; file with the court that is.",
        ],
    ),
    (
        "court.discard.sure",
        [
            "删除后不能恢复，已填的内容和已上传的证据都会没有。",
            "刪除後不能復原，已填的內容和已上傳的證據都會沒有。",
            "A deleted draft does not come back, nor do its answers and exhibits.",
        ],
    ),
    (
        "court.discard.yes",
        ["确认删除", "確認刪除", "Yes, delete it"],
    ),
    (
        "court.preview.procedure",
        ["可能适用的程序", "可能適用的程序", "Likely procedure"],
    ),
    (
        "court.preview.if_accepted",
        [
            "若法院于 {day} 立案（最迟一天）",
            "若法院於 {day} 立案（最遲一天）",
            "If accepted on {day}, the last day for it",
        ],
    ),
    (
        "court.preview.if_served",
        [
            "若被告于 {day} 收到起诉状",
            "若被告於 {day} 收到起訴狀",
            "If the respondent has the complaint on {day}",
        ],
    ),
    (
        "court.evidence.words",
        [
            "请改好：{fields}。改好再按“上传”，文件不用重传。",
            "請改好：{fields}。改好再按「上傳」，檔案不用重傳。",
            "Please correct: {fields}. Then press Upload again; the file need not be sent again.",
        ],
    ),
    (
        "court.jurisdiction.cautions",
        ["请注意", "請注意", "Please note"],
    ),
    ("court.ledger.applied", ["抵充", "抵充", "Applied to"]),
    ("court.ledger.to_cost", ["费用", "費用", "costs"]),
    ("court.ledger.to_interest", ["利息", "利息", "interest"]),
    ("court.ledger.to_principal", ["本金", "本金", "principal"]),
    ("court.ledger.excess", ["多付", "多付", "overpaid"]),
    (
        "court.ledger.set_off",
        [
            "还款不足时先抵费用，再抵利息，最后抵本金；指明还哪一项的，先抵那一项。",
            "還款不足時先抵費用，再抵利息，最後抵本金；指明還哪一項的，先抵那一項。",
            "A payment that falls short goes to costs, then interest, then principal; one made for a named debt pays that first.",
        ],
    ),
    (
        "court.ledger.continuing",
        [
            "此后以本金 {principal} 元为基数，按年利率 {rate} 计算至还清为止。",
            "此後以本金 {principal} 元為基數，按年利率 {rate} 計算至還清為止。",
            "From then on {rate} a year on the principal of {principal} yuan until it is paid.",
        ],
    ),
];
