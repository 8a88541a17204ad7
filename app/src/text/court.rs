//! The words of the court's pages.

use super::Row;

/// Every text of the micro-court.
pub const ROWS: &[Row] = &[
    // Pages of the court.
    ("court.title", ["微法院", "微法院", "Micro-court"]),
    (
        "court.lead",
        [
            "先看该走哪扇门、要交多少费、什么时候到期，再决定起诉。",
            "先看該走哪扇門、要交多少費、什麼時候到期，再決定起訴。",
            "First see whether this is the right place, what it costs and what falls due when; then decide whether to sue.",
        ],
    ),
    ("court.start", ["写起诉状", "寫起訴狀", "Write a complaint"]),
    ("court.my_drafts", ["我的草稿", "我的草稿", "My drafts"]),
    ("court.my_cases", ["我的案件", "我的案件", "My cases"]),
    (
        "court.no_drafts",
        ["还没有草稿。", "還沒有草稿。", "No drafts yet."],
    ),
    (
        "court.no_cases",
        ["还没有案件。", "還沒有案件。", "No cases yet."],
    ),
    ("court.queue", ["立案审查", "立案審查", "Filing review"]),
    (
        "court.queue.lead",
        [
            "按法定期限排列：先到期的在前。",
            "按法定期限排列：先到期的在前。",
            "In the order of the legal deadline: the nearest first.",
        ],
    ),
    (
        "court.queue.empty",
        [
            "现在没有待审查的案件。",
            "現在沒有待審查的案件。",
            "Nothing waits for review.",
        ],
    ),
    (
        "court.queue.days_left",
        ["还剩 {days} 天", "還剩 {days} 天", "{days} days left"],
    ),
    ("court.queue.today", ["今天到期", "今天到期", "due today"]),
    (
        "court.queue.overdue",
        [
            "已逾期 {days} 天",
            "已逾期 {days} 天",
            "{days} days overdue",
        ],
    ),
    (
        "court.queue.escalated",
        [
            "已超七日：应先行立案",
            "已超七日：應先行立案",
            "past the seven days: to be docketed first",
        ],
    ),
    (
        "court.queue.answered",
        [
            "补正后重新提交",
            "補正後重新提交",
            "resubmitted after correction",
        ],
    ),
    (
        "court.queue.fee_overdue",
        [
            "受理费逾期未交，待报请法官",
            "受理費逾期未交，待報請法官",
            "fee unpaid past its date: to be brought before a judge",
        ],
    ),
    (
        "court.queue.list_overdue",
        [
            "补正期限（暂算）已过，待决定是否退回",
            "補正期限（暫算）已過，待決定是否退回",
            "provisional period for corrections over: to be returned or not",
        ],
    ),
    ("court.claimant", ["原告", "原告", "Claimant"]),
    ("court.respondent", ["被告", "被告", "Respondent"]),
    ("court.amount", ["标的额", "標的額", "Amount claimed"]),
    ("court.submitted", ["提交时间", "提交時間", "Submitted"]),
    ("court.decide_by", ["审查期限", "審查期限", "Decide by"]),
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
            "The agreed rate is above four times the one-year LPR at contract; {cap} is used (Lending Rules art. 25)",
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
    ("court.case", ["案件", "案件", "Case"]),
    (
        "court.case.pending",
        ["尚未立案的案件", "尚未立案的案件", "Case not yet docketed"],
    ),
    ("court.timeline", ["经过", "經過", "What has happened"]),
    ("court.documents", ["文书", "文書", "Documents"]),
    (
        "court.documents.none",
        [
            "文书正在生成，稍后刷新即可看到。",
            "文書正在產生，稍後重新整理即可看到。",
            "Documents are being made; reload in a moment.",
        ],
    ),
    ("court.your_turn", ["轮到您", "輪到您", "Your turn"]),
    ("court.waiting", ["等待", "等待", "Waiting"]),
    ("court.deadlines", ["期限", "期限", "Deadlines"]),
    ("court.fee_account", ["诉讼费用", "訴訟費用", "Court fees"]),
    ("court.visits", ["跑动次数", "跑動次數", "Visits"]),
    (
        "court.visits.none",
        ["到目前为止 0 次", "到目前為止 0 次", "0 so far"],
    ),
    ("court.visits.some", ["{count} 次", "{count} 次", "{count}"]),
    ("court.pay.how", ["怎么交", "怎麼交", "How to pay"]),
    (
        "court.pay.text",
        [
            "凭交费通知书上的案号，到任何一家诉讼费代收银行的柜台、自动柜员机或网上银行转账；到账由法院核对。交费确有困难，可在期限内申请缓交、减交、免交（诉讼费用交纳办法 44 至 51 条）。",
            "憑交費通知書上的案號，到任何一家訴訟費代收銀行的櫃檯、自動櫃員機或網上銀行轉帳；到帳由法院核對。交費確有困難，可在期限內申請緩交、減交、免交（訴訟費用交納辦法 44 至 51 條）。",
            "Transfer the sum with the case number on the fee notice at any collecting bank, by counter, machine or online banking; the court checks that it has arrived. If you cannot pay, apply within the period for deferral, reduction or waiver (Fee Measures arts. 44 to 51).",
        ],
    ),
    ("court.receipt", ["回执", "回執", "Receipt"]),
    (
        "court.receipt.round",
        [
            "第 {round} 次提交的回执",
            "第 {round} 次提交的回執",
            "Receipt of submission {round}",
        ],
    ),
    (
        "court.receipt.lead",
        [
            "这份回执由法院密钥签名，可离线核验。请保存。",
            "這份回執由法院金鑰簽名，可離線核驗。請保存。",
            "This receipt is signed with the court's key and can be checked offline. Keep it.",
        ],
    ),
    (
        "court.receipt.download",
        ["下载回执文本", "下載回執文字", "Download the receipt text"],
    ),
    (
        "court.receipt.pdf",
        [
            "下载回执 PDF",
            "下載回執 PDF",
            "Download the receipt as PDF",
        ],
    ),
    (
        "court.receipt.to_case",
        ["查看案件", "查看案件", "Go to the case"],
    ),
    ("court.verify", ["核验回执", "核驗回執", "Check a receipt"]),
    (
        "court.verify.lead",
        [
            "把回执文本贴进来，不用登录。",
            "把回執文字貼進來，不用登入。",
            "Paste the text of a receipt; no sign-in needed.",
        ],
    ),
    (
        "court.verify.text",
        ["回执文本", "回執文字", "Text of the receipt"],
    ),
    (
        "court.verify.proved",
        [
            "属实：这份回执由本法院系统签发，一个字节也没有改过。",
            "屬實：這份回執由本法院系統簽發，一個位元組也沒有改過。",
            "Proved: this receipt was issued by this court's system and not a byte was changed.",
        ],
    ),
    (
        "court.verify.malformed",
        [
            "第 {line} 行不是回执的格式，请贴入完整文本。",
            "第 {line} 行不是回執的格式，請貼入完整文字。",
            "Line {line} is not that of a receipt; paste the whole text.",
        ],
    ),
    (
        "court.verify.unknown_key",
        [
            "不是本系统的密钥签的。",
            "不是本系統的金鑰簽的。",
            "Not signed with a key of this system.",
        ],
    ),
    (
        "court.verify.altered",
        [
            "内容与签名不符：文本被改动过。",
            "內容與簽名不符：文字被改動過。",
            "The text does not match its signature: it was changed.",
        ],
    ),
    (
        "court.verify.received",
        ["收到时间", "收到時間", "Received"],
    ),
    (
        "court.verify.position",
        ["卷宗位置", "卷宗位置", "Place in the docket"],
    ),
    (
        "court.verify.hash",
        ["材料摘要", "材料摘要", "Digest of the filing"],
    ),
    (
        "court.verify.here",
        [
            "在您的设备上核验，回执没有发出去。",
            "在您的裝置上核驗，回執沒有傳出去。",
            "Checked on your device; the receipt was sent nowhere.",
        ],
    ),
    (
        "court.verify.keys",
        ["公开的签名密钥", "公開的簽名金鑰", "Published signing keys"],
    ),
    ("court.review", ["审查", "審查", "Review"]),
    ("court.accept", ["立案", "立案", "Accept"]),
    (
        "court.accept.lead",
        [
            "立案后自动编号，发出受理通知书和交费通知书。",
            "立案後自動編號，發出受理通知書和交費通知書。",
            "Accepting gives the case its number and issues the acceptance and fee notices.",
        ],
    ),
    (
        "court.send_list",
        [
            "一次性告知补正",
            "一次性告知補正",
            "Send the correction list",
        ],
    ),
    (
        "court.send_list.lead",
        [
            "只能发一次；列明全部欠缺。",
            "只能發一次；列明全部欠缺。",
            "There is only one list; name everything that is lacking.",
        ],
    ),
    (
        "court.send_list.used",
        [
            "补正告知已经发过，不能再发第二次（登记立案规定 7 条）。",
            "補正告知已經發過，不能再發第二次（登記立案規定 7 條）。",
            "The one list has been sent; there is no second (Registration Rules art. 7).",
        ],
    ),
    (
        "court.send_list.days",
        ["补正期限（天）", "補正期限（天）", "Days to answer"],
    ),
    ("court.send_list.note", ["说明", "說明", "Note"]),
    (
        "court.return",
        ["退回材料", "退回材料", "Return the filing"],
    ),
    (
        "court.return.lead",
        [
            "补正期限的最后一天所在年度还没有放假安排，日期是暂算的，可能后移；到期未补正是否退回，由您决定（登记立案规定 7 条）。原告仍可补正。",
            "補正期限的最後一天所在年度還沒有放假安排，日期是暫算的，可能後移；到期未補正是否退回，由您決定（登記立案規定 7 條）。原告仍可補正。",
            "The year's holidays are not announced, so the last day is provisional and may move back. Whether to return the unanswered filing is your decision (Registration Rules art. 7). Until then the claimant may still answer.",
        ],
    ),
    ("court.refuse", ["不予受理", "不予受理", "Refuse"]),
    (
        "court.refuse.lead",
        [
            "裁定须写明理由和条文，当事人可在十日内上诉。",
            "裁定須寫明理由和條文，當事人可在十日內上訴。",
            "A ruling names its reasons and article; it may be appealed within ten days.",
        ],
    ),
    ("court.refuse.ground", ["理由条文", "理由條文", "Ground"]),
    ("court.refuse.reasons", ["具体理由", "具體理由", "Reasons"]),
    (
        "court.correction.list",
        ["需要补正", "需要補正", "To be corrected"],
    ),
    (
        "court.correction.answer",
        ["去补正", "去補正", "Answer the list"],
    ),
    ("court.filing", ["起诉内容", "起訴內容", "The complaint"]),
    ("court.why", ["依据", "依據", "Why"]),
    (
        "court.calendar",
        ["加入日历", "加入日曆", "Add to calendar"],
    ),
    (
        "court.optional",
        ["（可不填）", "（可不填）", " (optional)"],
    ),
    ("court.choose", ["请选择", "請選擇", "Choose"]),
    ("court.skip", ["继续", "繼續", "Go on"]),
    (
        "court.back_home",
        ["回到首页", "回到首頁", "Back to the start"],
    ),
    (
        "court.unnamed",
        ["（还没写被告）", "（還沒寫被告）", "(no respondent yet)"],
    ),
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
        "court.opened",
        [
            "您的选择带出了下面的问题，请接着填；可不填的可以留空。",
            "您的選擇帶出了下面的問題，請接著填；可不填的可以留空。",
            "Your choice has brought up more questions; what is optional may stay empty.",
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
        "court.filing.whole",
        ["起诉状全部内容", "起訴狀全部內容", "The whole complaint"],
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
    (
        "ledger.note.no_interest_agreed",
        [
            "没有约定利息，期内不计息。",
            "沒有約定利息，期內不計息。",
            "No interest was agreed, so none runs during the term.",
        ],
    ),
    (
        "ledger.note.unclear_between_persons",
        [
            "自然人之间利息约定不明，期内不计息。",
            "自然人之間利息約定不明，期內不計息。",
            "Between natural persons an unclear rate bears no interest during the term.",
        ],
    ),
    (
        "ledger.note.unclear_left_to_court",
        [
            "利息约定不明，由法院结合交易习惯等确定。",
            "利息約定不明，由法院結合交易習慣等確定。",
            "The rate is unclear; the court settles it by custom and circumstances.",
        ],
    ),
    (
        "ledger.note.interest_deducted",
        [
            "预先扣除的利息不算本金。",
            "預先扣除的利息不算本金。",
            "Interest deducted in advance is not principal.",
        ],
    ),
    (
        "ledger.note.overdue_at_loan_rate",
        [
            "没有约定逾期利率，按期内利率计算。",
            "沒有約定逾期利率，按期內利率計算。",
            "No overdue rate was agreed, so the loan rate goes on.",
        ],
    ),
    (
        "ledger.note.overdue_at_prime_rate",
        [
            "期内、逾期利率都没有约定，逾期按当时一年期 LPR 计算。",
            "期內、逾期利率都沒有約定，逾期按當時一年期 LPR 計算。",
            "Neither rate was agreed; what is overdue bears the one-year LPR of the day.",
        ],
    ),
    (
        "ledger.note.capped_by_law",
        [
            "超过法定上限的部分没有计入。",
            "超過法定上限的部分沒有計入。",
            "What exceeds the legal limit is not counted.",
        ],
    ),
    (
        "ledger.note.two_caps",
        [
            "新规施行前后的利息按各自的上限计算。",
            "新規施行前後的利息按各自的上限計算。",
            "Interest before and after the new rule is limited by the rule of its own time.",
        ],
    ),
    (
        "ledger.note.charges_cut",
        [
            "逾期利息、违约金、其他费用合计超过上限，其他费用只计入一部分。",
            "逾期利息、違約金、其他費用合計超過上限，其他費用只計入一部分。",
            "Overdue interest, penalty and charges together exceed the limit; charges are counted in part.",
        ],
    ),
    (
        "ledger.note.paid_more_than_owed",
        [
            "还款超过了应还的数额。",
            "還款超過了應還的數額。",
            "More was paid than was owed.",
        ],
    ),
    (
        "ledger.note.no_due_date",
        [
            "没有约定还款日，不计逾期；可以催告在合理期限内返还。",
            "沒有約定還款日，不計逾期；可以催告在合理期限內返還。",
            "Without a due date nothing counts as overdue; repayment may be demanded within a reasonable time.",
        ],
    ),
    (
        "ledger.note.rate_left_to_court",
        [
            "有的日子早于现有利率数据，当时的利率由法院确定。",
            "有的日子早於現有利率資料，當時的利率由法院確定。",
            "Some days are older than the rates known here; the court settles the rate of those days.",
        ],
    ),
    (
        "ledger.note.rolled_interest_cut",
        [
            "计入借据的前期利息超过上限的部分不算本金。",
            "計入借據的前期利息超過上限的部分不算本金。",
            "Earlier interest counted into the note above the limit is not principal.",
        ],
    ),
    (
        "ledger.note.renewal_limited",
        [
            "本息合计以最初本金加全程按上限计算的利息为限。",
            "本息合計以最初本金加全程按上限計算的利息為限。",
            "Principal and interest together are limited to the first principal with interest at the cap over the whole time.",
        ],
    ),
    (
        "procedure.small_claims",
        [
            "小额诉讼：一审终审",
            "小額訴訟：一審終審",
            "Small claims: no appeal",
        ],
    ),
    (
        "procedure.simplified",
        ["简易程序", "簡易程序", "Simplified procedure"],
    ),
    (
        "procedure.simplified_or_small",
        [
            "简易程序；双方同意的可用小额诉讼",
            "簡易程序；雙方同意的可用小額訴訟",
            "Simplified procedure; small claims if both sides agree",
        ],
    ),
    (
        "procedure.ordinary",
        ["普通程序", "普通程序", "Ordinary procedure"],
    ),
    (
        "procedure.within_mandatory_limit",
        [
            "金额在本省小额诉讼限额以内。",
            "金額在本省小額訴訟限額以內。",
            "The amount is within the province's small-claims limit.",
        ],
    ),
    (
        "procedure.agreed_within_limit",
        [
            "双方约定适用，金额在约定限额以内。",
            "雙方約定適用，金額在約定限額以內。",
            "Both sides agreed and the amount is within that limit.",
        ],
    ),
    (
        "procedure.above_mandatory_limit",
        [
            "金额超过小额诉讼限额，但双方可以约定适用。",
            "金額超過小額訴訟限額，但雙方可以約定適用。",
            "The amount is above the small-claims limit, but both sides may agree on it.",
        ],
    ),
    (
        "procedure.above_agreed_limit",
        [
            "金额超过可以约定小额诉讼的限额。",
            "金額超過可以約定小額訴訟的限額。",
            "The amount is above what may be agreed as small claims.",
        ],
    ),
    (
        "procedure.no_threshold",
        [
            "尚无该省小额诉讼限额的数据。",
            "尚無該省小額訴訟限額的資料。",
            "The province's small-claims limit is not known here.",
        ],
    ),
    (
        "procedure.threshold_may_be_old",
        [
            "限额按较早年度的平均工资计算，可能已有新的。",
            "限額按較早年度的平均工資計算，可能已有新的。",
            "The limit rests on wages of an earlier year; a newer one is likely.",
        ],
    ),
    (
        "procedure.not_money_only",
        [
            "不只是给付金钱的请求。",
            "不只是給付金錢的請求。",
            "More is asked for than money.",
        ],
    ),
    (
        "procedure.not_clear",
        [
            "事实不清或争议较大。",
            "事實不清或爭議較大。",
            "The facts are unclear or much is disputed.",
        ],
    ),
    (
        "procedure.clear_case",
        [
            "事实清楚、权利义务关系明确、争议不大的，适用简易程序；是否如此由法院认定。",
            "事實清楚、權利義務關係明確、爭議不大的，適用簡易程序；是否如此由法院認定。",
            "The simplified procedure applies where facts and rights are clear and little is disputed; the court decides whether they are.",
        ],
    ),
    (
        "procedure.agreed_simplified",
        [
            "双方约定适用简易程序。",
            "雙方約定適用簡易程序。",
            "Both sides agreed on the simplified procedure.",
        ],
    ),
    (
        "procedure.not_basic_court",
        [
            "不是基层法院审理的案件。",
            "不是基層法院審理的案件。",
            "It is not a case for a basic court.",
        ],
    ),
    (
        "procedure.many_parties",
        [
            "一方当事人人数众多。",
            "一方當事人人數眾多。",
            "There are many parties on one side.",
        ],
    ),
    (
        "procedure.barred",
        [
            "法律规定不能适用较短的程序。",
            "法律規定不能適用較短的程序。",
            "The law bars the shorter procedure.",
        ],
    ),
    (
        "deadline.T03",
        [
            "向被告发送起诉状副本期限",
            "向被告發送起訴狀副本期限",
            "Sending the complaint to the respondent",
        ],
    ),
    (
        "deadline.T04",
        ["被告答辩期限", "被告答辯期限", "The respondent's answer"],
    ),
    (
        "deadline.T15",
        [
            "普通程序审理期限",
            "普通程序審理期限",
            "Trial, ordinary procedure",
        ],
    ),
    (
        "deadline.T16",
        [
            "简易程序审理期限",
            "簡易程序審理期限",
            "Trial, simplified procedure",
        ],
    ),
    (
        "deadline.T17",
        [
            "小额诉讼审理期限",
            "小額訴訟審理期限",
            "Trial, small claims",
        ],
    ),
    // Why a court is competent.
    (
        "venue.exclusive_real_estate",
        [
            "不动产纠纷由所在地法院专属管辖",
            "不動產糾紛由所在地法院專屬管轄",
            "real estate: the court of its place alone",
        ],
    ),
    (
        "venue.agreed_court",
        [
            "合同约定的法院",
            "合同約定的法院",
            "the court named in the contract",
        ],
    ),
    (
        "venue.agreed_performance",
        [
            "约定的履行地",
            "約定的履行地",
            "the agreed place of performance",
        ],
    ),
    (
        "venue.money_receiver",
        [
            "给付货币：接收货币一方所在地",
            "給付貨幣：接收貨幣一方所在地",
            "money is owed: where the receiving side lives",
        ],
    ),
    (
        "venue.real_estate_place",
        [
            "不动产所在地",
            "不動產所在地",
            "the place of the real estate",
        ],
    ),
    (
        "venue.performing_party",
        [
            "履行义务一方所在地",
            "履行義務一方所在地",
            "where the performing side lives",
        ],
    ),
    (
        "venue.on_the_spot",
        [
            "即时结清：交易行为地",
            "即時結清：交易行為地",
            "settled on the spot: the place of the deal",
        ],
    ),
    (
        "venue.place_of_use",
        [
            "租赁物使用地",
            "租賃物使用地",
            "where the leased goods are used",
        ],
    ),
    (
        "venue.online_buyer",
        [
            "网上交付：买受人住所地",
            "網上交付：買受人住所地",
            "delivered online: where the buyer lives",
        ],
    ),
    (
        "venue.online_receipt",
        [
            "网购：收货地",
            "網購：收貨地",
            "bought online: where the goods arrive",
        ],
    ),
    (
        "venue.respondent_domicile",
        ["被告住所地", "被告住所地", "where the respondent lives"],
    ),
    (
        "venue.respondent_habitual",
        [
            "被告经常居住地",
            "被告經常居住地",
            "the respondent's habitual residence",
        ],
    ),
    (
        "venue.claimant_of_detained",
        [
            "被告被监禁：原告住所地",
            "被告被監禁：原告住所地",
            "the respondent is detained: where the claimant lives",
        ],
    ),
    ("venue.level.basic", ["基层法院", "基層法院", "basic court"]),
    (
        "venue.level.intermediate",
        ["中级法院", "中級法院", "intermediate court"],
    ),
    ("venue.level.high", ["高级法院", "高級法院", "high court"]),
    (
        "venue.blocker.arbitration_agreed",
        [
            "有书面仲裁协议，法院不能受理。",
            "有書面仲裁協議，法院不能受理。",
            "A written arbitration agreement excludes the courts.",
        ],
    ),
    (
        "venue.blocker.no_place_known",
        [
            "还没有可以确定法院的地点。",
            "還沒有可以確定法院的地點。",
            "No place is known yet that could decide.",
        ],
    ),
    (
        "venue.blocker.not_competent",
        [
            "按所填信息，该法院没有管辖权。",
            "按所填資訊，該法院沒有管轄權。",
            "On what was filled in, this court is not competent.",
        ],
    ),
    (
        "venue.blocker.wrong_level",
        [
            "地点对，但应由另一级法院审理。",
            "地點對，但應由另一級法院審理。",
            "The place is right, but a court of another level hears it.",
        ],
    ),
    (
        "venue.blocker.exclusive",
        [
            "只能由不动产所在地法院管辖。",
            "只能由不動產所在地法院管轄。",
            "Only the court of the real estate may hear it.",
        ],
    ),
    (
        "venue.caution.arbitration_ineffective",
        [
            "仲裁协议无效或失效，需要说明。",
            "仲裁協議無效或失效，需要說明。",
            "The arbitration agreement is void or lapsed; say why.",
        ],
    ),
    (
        "venue.caution.clause_not_written",
        [
            "口头约定的法院无效。",
            "口頭約定的法院無效。",
            "A spoken agreement on the court is void.",
        ],
    ),
    (
        "venue.caution.clause_hidden",
        [
            "没有提请消费者注意的格式条款，约定无效。",
            "沒有提請消費者注意的格式條款，約定無效。",
            "Standard terms not pointed out to a consumer do not bind.",
        ],
    ),
    (
        "venue.caution.clause_without_connection",
        [
            "约定的地点与争议没有实际联系，约定无效，按一般规则确定法院。",
            "約定的地點與爭議沒有實際聯繫，約定無效，按一般規則確定法院。",
            "The agreed place has no real connection, so the clause is void and the general rules hold.",
        ],
    ),
    (
        "venue.caution.clause_against_exclusive",
        [
            "约定违反专属管辖，无效。",
            "約定違反專屬管轄，無效。",
            "The clause is void against exclusive jurisdiction.",
        ],
    ),
    (
        "venue.caution.agreed_performance_unused",
        [
            "合同没有履行，双方都不住在约定的履行地，按被告住所地确定。",
            "合同沒有履行，雙方都不住在約定的履行地，按被告住所地確定。",
            "Nothing was performed and nobody lives at the agreed place, so the respondent's place decides.",
        ],
    ),
    (
        "venue.caution.respondent_home_unknown",
        [
            "有被告的住所地还不清楚。",
            "有被告的住所地還不清楚。",
            "Where a respondent lives is not known yet.",
        ],
    ),
    (
        "venue.caution.claimant_home_unknown",
        [
            "有原告的住所地还不清楚。",
            "有原告的住所地還不清楚。",
            "Where a claimant lives is not known yet.",
        ],
    ),
    (
        "venue.caution.several_courts",
        [
            "几个法院都有管辖权，由原告选择；先立案的法院审理。",
            "幾個法院都有管轄權，由原告選擇；先立案的法院審理。",
            "Several courts are competent: the claimant chooses, and the first to docket it hears it.",
        ],
    ),
    // Steps of the form.
    ("step.door", ["我该走哪扇门", "我該走哪扇門", "Which door"]),
    (
        "step.door.lead",
        [
            "先看这件事能不能在这里起诉。",
            "先看這件事能不能在這裡起訴。",
            "First: can this be filed here?",
        ],
    ),
    ("step.claimant", ["原告", "原告", "Claimant"]),
    (
        "step.claimant.lead",
        [
            "谁起诉。自然人或单位都可以。",
            "誰起訴。自然人或單位都可以。",
            "Who sues: a person or an organisation.",
        ],
    ),
    ("step.respondent", ["被告", "被告", "Respondent"]),
    (
        "step.respondent.lead",
        [
            "告谁。写到能与别人区分为止。",
            "告誰。寫到能與別人區分為止。",
            "Who is sued: enough to tell them from others.",
        ],
    ),
    ("step.agent", ["代理人", "代理人", "Agent"]),
    (
        "step.agent.lead",
        [
            "没有代理人就不填，最多两名。",
            "沒有代理人就不填，最多兩名。",
            "Leave empty if you have none; at most two.",
        ],
    ),
    ("step.loan", ["借款", "借款", "The loan"]),
    (
        "step.loan.lead",
        [
            "合同上怎么约定的。",
            "合同上怎麼約定的。",
            "What the contract says.",
        ],
    ),
    ("step.ledger", ["往来款", "往來款", "Payments"]),
    (
        "step.ledger.lead",
        [
            "每一笔出借、还款各写一行，台账自动计算。",
            "每一筆出借、還款各寫一列，帳冊自動計算。",
            "One row for each sum lent or paid; the ledger is computed.",
        ],
    ),
    ("step.claim", ["诉讼请求", "訴訟請求", "The claims"]),
    (
        "step.claim.lead",
        [
            "要法院判什么。",
            "要法院判什麼。",
            "What you ask the court for.",
        ],
    ),
    ("step.security", ["担保", "擔保", "Security"]),
    (
        "step.security.lead",
        [
            "有没有抵押、质押或保证。",
            "有沒有抵押、質押或保證。",
            "Mortgage, pledge or guarantee, if any.",
        ],
    ),
    ("step.court", ["管辖与保全", "管轄與保全", "Court"]),
    (
        "step.court.lead",
        [
            "向哪个法院起诉。",
            "向哪個法院起訴。",
            "Which court to file with.",
        ],
    ),
    (
        "step.facts",
        ["事实与理由", "事實與理由", "Facts and reasons"],
    ),
    (
        "step.facts.lead",
        [
            "按时间顺序写清经过。",
            "按時間順序寫清經過。",
            "Tell what happened, in order.",
        ],
    ),
    ("step.evidence", ["证据", "證據", "Evidence"]),
    (
        "step.evidence.lead",
        [
            "每份写明来源和要证明什么。",
            "每份寫明來源和要證明什麼。",
            "For each: where it comes from and what it proves.",
        ],
    ),
    ("step.mediation", ["调解意愿", "調解意願", "Mediation"]),
    (
        "step.mediation.lead",
        [
            "愿意调解不影响立案期限。",
            "願意調解不影響立案期限。",
            "Being willing never delays the filing.",
        ],
    ),
    (
        "step.delivery",
        ["送达地址", "送達地址", "Address for service"],
    ),
    (
        "step.delivery.lead",
        [
            "文书送到哪里。",
            "文書送到哪裡。",
            "Where documents reach you.",
        ],
    ),
    ("step.declaration", ["声明", "聲明", "Declaration"]),
    (
        "step.declaration.lead",
        [
            "虚假诉讼要承担法律责任。",
            "虛假訴訟要承擔法律責任。",
            "False claims have legal consequences.",
        ],
    ),
    // Fields.
    (
        "field.door.matter",
        ["是什么纠纷", "是什麼糾紛", "What is it about"],
    ),
    (
        "hint.door.matter",
        [
            "本版先办民间借贷；其他案由请到诉讼服务中心或拨打 12368。",
            "本版先辦民間借貸；其他案由請到訴訟服務中心或撥打 12368。",
            "This edition takes private loans; for other matters go to the court's service desk or call 12368.",
        ],
    ),
    (
        "field.door.arbitration",
        [
            "有没有书面仲裁协议",
            "有沒有書面仲裁協議",
            "Is there a written arbitration agreement",
        ],
    ),
    (
        "hint.door.arbitration",
        [
            "有效的仲裁协议排除起诉（民事诉讼法 127 条第二项）。",
            "有效的仲裁協議排除起訴（民事訴訟法 127 條第二項）。",
            "A valid one excludes the courts (CPL art. 127(2)).",
        ],
    ),
    (
        "field.door.decided",
        [
            "这件事法院是否已经判过",
            "這件事法院是否已經判過",
            "Has a court already decided it",
        ],
    ),
    (
        "hint.door.decided",
        [
            "判决生效的，只能申请再审（127 条第五项）。",
            "判決生效的，只能申請再審（127 條第五項）。",
            "Then only a retrial can be asked for (art. 127(5)).",
        ],
    ),
    (
        "field.door.authority",
        [
            "是否在告行政机关的决定",
            "是否在告行政機關的決定",
            "Is it about an authority's decision",
        ],
    ),
    (
        "hint.door.authority",
        [
            "属行政诉讼（127 条第一项）。",
            "屬行政訴訟（127 條第一項）。",
            "Then it is an administrative case (art. 127(1)).",
        ],
    ),
    (
        "field.claimant.kind",
        ["是个人还是单位", "是個人還是單位", "Person or organisation"],
    ),
    ("field.claimant.name", ["姓名或名称", "姓名或名稱", "Name"]),
    ("field.claimant.sex", ["性别", "性別", "Sex"]),
    (
        "field.claimant.employer",
        ["工作单位", "工作單位", "Employer"],
    ),
    (
        "field.claimant.id_number",
        ["居民身份证号", "居民身分證號", "Resident ID number"],
    ),
    (
        "field.claimant.uscc",
        [
            "统一社会信用代码",
            "統一社會信用代碼",
            "Unified social credit code",
        ],
    ),
    (
        "field.claimant.representative",
        [
            "法定代表人或负责人",
            "法定代表人或負責人",
            "Legal representative",
        ],
    ),
    (
        "field.claimant.phone",
        ["手机号", "手機號碼", "Mobile phone"],
    ),
    (
        "field.claimant.region",
        [
            "住所地所在区县",
            "住所地所在區縣",
            "County or district of domicile",
        ],
    ),
    (
        "field.claimant.address",
        ["住所地详细地址", "住所地詳細地址", "Full address"],
    ),
    (
        "field.respondent.kind",
        ["是个人还是单位", "是個人還是單位", "Person or organisation"],
    ),
    (
        "field.respondent.name",
        ["姓名或名称", "姓名或名稱", "Name"],
    ),
    ("field.respondent.sex", ["性别", "性別", "Sex"]),
    (
        "field.respondent.employer",
        ["工作单位", "工作單位", "Employer"],
    ),
    (
        "field.respondent.id_number",
        ["居民身份证号", "居民身分證號", "Resident ID number"],
    ),
    (
        "field.respondent.uscc",
        [
            "统一社会信用代码",
            "統一社會信用代碼",
            "Unified social credit code",
        ],
    ),
    (
        "field.respondent.representative",
        [
            "法定代表人或负责人",
            "法定代表人或負責人",
            "Legal representative",
        ],
    ),
    (
        "field.respondent.phone",
        ["手机号", "手機號碼", "Mobile phone"],
    ),
    (
        "field.respondent.region",
        [
            "住所地所在区县",
            "住所地所在區縣",
            "County or district of domicile",
        ],
    ),
    (
        "field.respondent.address",
        ["住所地详细地址", "住所地詳細地址", "Full address"],
    ),
    (
        "field.claimant.born",
        ["出生日期", "出生日期", "Date of birth"],
    ),
    ("field.claimant.ethnicity", ["民族", "民族", "Ethnicity"]),
    ("field.claimant.occupation", ["职业", "職業", "Occupation"]),
    ("field.claimant.position", ["职务", "職務", "Position"]),
    ("field.agent.name", ["姓名", "姓名", "Name"]),
    ("field.agent.kind", ["身份", "身分", "Capacity"]),
    (
        "field.agent.firm",
        ["所在单位", "所在單位", "Firm or employer"],
    ),
    ("field.agent.phone", ["手机号", "手機號碼", "Mobile phone"]),
    (
        "field.agent.authority",
        ["代理权限", "代理權限", "Authority"],
    ),
    (
        "hint.agent.authority",
        [
            "和解、放弃请求、反诉、上诉须特别授权（62 条）。",
            "和解、放棄請求、反訴、上訴須特別授權（62 條）。",
            "Settling, waiving, counterclaiming and appealing need special authority (CPL art. 62).",
        ],
    ),
    (
        "field.loan.contract_name",
        [
            "合同或借条名称",
            "合同或借條名稱",
            "Name of the contract or note",
        ],
    ),
    (
        "field.loan.contract_date",
        ["签订日期", "簽訂日期", "Date of the contract"],
    ),
    (
        "field.loan.contract_place",
        ["签订地点", "簽訂地點", "Place of the contract"],
    ),
    (
        "field.loan.agreed_amount",
        [
            "约定借款金额（元）",
            "約定借款金額（元）",
            "Agreed amount (yuan)",
        ],
    ),
    (
        "field.loan.provided",
        [
            "约定的钱是否全部交付",
            "約定的錢是否全部交付",
            "Was the whole agreed sum handed over",
        ],
    ),
    (
        "hint.loan.provided",
        [
            "预扣了利息也算“全部”，预扣的部分写进往来款。",
            "預扣了利息也算「全部」，預扣的部分寫進往來款。",
            "Deducted interest still counts as the whole; enter the deduction among the payments.",
        ],
    ),
    (
        "field.loan.delivery",
        ["怎么交付的", "怎麼交付的", "How it was handed over"],
    ),
    (
        "field.loan.due",
        [
            "有没有约定还款日",
            "有沒有約定還款日",
            "Is there a due date",
        ],
    ),
    ("field.loan.due_date", ["还款日", "還款日", "Due date"]),
    (
        "hint.loan.due",
        [
            "没有约定的，可以随时催告还款。",
            "沒有約定的，可以隨時催告還款。",
            "Without one, repayment may be demanded at any time.",
        ],
    ),
    (
        "field.loan.rate_kind",
        [
            "利率怎么约定的",
            "利率怎麼約定的",
            "How the rate was agreed",
        ],
    ),
    ("field.loan.rate", ["利率（%）", "利率（%）", "Rate (%)"]),
    (
        "hint.loan.rate",
        [
            "超过合同成立时一年期 LPR 四倍的部分不受保护。",
            "超過合同成立時一年期 LPR 四倍的部分不受保護。",
            "What exceeds four times the one-year LPR at contract is not protected.",
        ],
    ),
    (
        "field.loan.rate_clause",
        ["约定在第几条", "約定在第幾條", "Clause of the contract"],
    ),
    (
        "field.loan.overdue_rate",
        [
            "逾期年利率（%）",
            "逾期年利率（%）",
            "Yearly overdue rate (%)",
        ],
    ),
    (
        "field.loan.repayment",
        ["还款方式", "還款方式", "Way of repayment"],
    ),
    ("field.ledger.date", ["日期", "日期", "Date"]),
    ("field.ledger.flow", ["种类", "種類", "Kind"]),
    (
        "hint.ledger.flow",
        [
            "先扣的利息另写一行“预扣利息”，本金按实际到手计算（26 条）。",
            "先扣的利息另寫一列「預扣利息」，本金按實際到手計算（26 條）。",
            "Interest deducted in advance is a row of its own; principal is what was really handed over (art. 26).",
        ],
    ),
    (
        "field.ledger.amount",
        ["金额（元）", "金額（元）", "Amount (yuan)"],
    ),
    ("field.ledger.note", ["备注", "備註", "Note"]),
    (
        "field.claim.as_of",
        ["计算到哪一天", "計算到哪一天", "Counted up to"],
    ),
    (
        "field.claim.principal",
        [
            "尚欠本金（元）",
            "尚欠本金（元）",
            "Principal still owed (yuan)",
        ],
    ),
    (
        "field.claim.interest",
        [
            "尚欠利息（元）",
            "尚欠利息（元）",
            "Interest still owed (yuan)",
        ],
    ),
    (
        "field.claim.until_paid",
        [
            "利息是否算到还清为止",
            "利息是否算到還清為止",
            "Interest until paid in full",
        ],
    ),
    (
        "field.claim.accelerate",
        [
            "是否要求提前还款或解除合同",
            "是否要求提前還款或解除合同",
            "Early repayment or rescission",
        ],
    ),
    (
        "field.claim.costs",
        [
            "实现债权的费用（元）",
            "實現債權的費用（元）",
            "Costs of recovery (yuan)",
        ],
    ),
    (
        "field.claim.costs_detail",
        ["费用明细", "費用明細", "What the costs are"],
    ),
    (
        "field.claim.court_fees",
        [
            "诉讼费由被告承担",
            "訴訟費由被告承擔",
            "Court fees to be borne by the respondent",
        ],
    ),
    (
        "field.claim.other",
        ["其他请求", "其他請求", "Other claims"],
    ),
    (
        "field.claim.total",
        ["标的总额（元）", "標的總額（元）", "Total claimed (yuan)"],
    ),
    (
        "hint.claim.total",
        [
            "本金、利息、费用、违约金等各项之和。",
            "本金、利息、費用、違約金等各項之和。",
            "The sum of principal, interest, costs and other charges.",
        ],
    ),
    (
        "field.security.given",
        ["有没有担保", "有沒有擔保", "Was security given"],
    ),
    (
        "field.security.claimed",
        ["是否主张担保权利", "是否主張擔保權利", "Do you claim on it"],
    ),
    (
        "field.security.kind",
        ["担保种类", "擔保種類", "Kind of security"],
    ),
    (
        "field.security.detail",
        [
            "担保的主要内容，及要主张的部分",
            "擔保的主要內容，及要主張的部分",
            "What was secured, and what of it you claim",
        ],
    ),
    (
        "field.security.guarantee",
        ["保证方式", "保證方式", "Kind of guarantee"],
    ),
    (
        "field.court.agreement",
        [
            "合同有没有约定法院",
            "合同有沒有約定法院",
            "Does the contract name a court",
        ],
    ),
    (
        "field.court.clause",
        ["约定的条款", "約定的條款", "The clause"],
    ),
    (
        "field.court.agreed_region",
        [
            "约定法院所在区县",
            "約定法院所在區縣",
            "County of the agreed court",
        ],
    ),
    (
        "field.court.court",
        ["向哪个法院起诉", "向哪個法院起訴", "Court"],
    ),
    (
        "field.court.preservation",
        [
            "起诉前有没有申请保全",
            "起訴前有沒有申請保全",
            "Was property preserved before the suit",
        ],
    ),
    (
        "field.court.preservation_number",
        ["保全案号", "保全案號", "Number of the preservation case"],
    ),
    (
        "field.facts.narrative",
        ["经过和理由", "經過和理由", "What happened and why you sue"],
    ),
    (
        "field.facts.basis_contract",
        ["合同依据", "合同依據", "Basis in the contract"],
    ),
    (
        "field.facts.basis_law",
        ["法律依据", "法律依據", "Basis in law"],
    ),
    (
        "hint.facts.basis_law",
        [
            "例如：民法典 667 条、675 条、676 条。",
            "例如：民法典 667 條、675 條、676 條。",
            "For example Civil Code arts. 667, 675, 676.",
        ],
    ),
    (
        "field.mediation.known",
        [
            "是否了解调解是及时、高效、低成本、不伤和气的纠纷解决方式",
            "是否瞭解調解是及時、高效、低成本、不傷和氣的糾紛解決方式",
            "Do you know that mediation settles disputes quickly, cheaply and amicably",
        ],
    ),
    (
        "field.mediation.soon",
        [
            "立案后选择先行调解的，可以很快启动调解；不同意调解的，依程序排期开庭，等待和审理、执行的时间相对较长",
            "立案後選擇先行調解的，可以很快啟動調解；不同意調解的，依程序排期開庭，等待和審理、執行的時間相對較長",
            "Chosen after filing, mediation can begin soon; without it the hearing is scheduled in turn, and waiting, trial and enforcement take longer",
        ],
    ),
    (
        "field.mediation.fees",
        [
            "调解成功并自动履行的，免交诉讼费；申请司法确认的，不交诉讼费；要求出具调解书的，减半交纳",
            "調解成功並自動履行的，免交訴訟費；申請司法確認的，不交訴訟費；要求出具調解書的，減半交納",
            "If it succeeds and the agreement is kept, no court fee is due; none for judicial confirmation; half for a mediation document of the court",
        ],
    ),
    (
        "field.mediation.again",
        [
            "首次调解不成、仍愿意调解的，可以更换调解组织和调解员再调解；达不成一致的，依程序排期开庭",
            "首次調解不成、仍願意調解的，可以更換調解組織和調解員再調解；達不成一致的，依程序排期開庭",
            "If the first attempt fails, it can be tried again with another body and mediator; without agreement the hearing is scheduled in turn",
        ],
    ),
    (
        "field.mediation.confidential",
        [
            "调解依法保密，过程不公开；未经当事人同意，调解协议不得公开",
            "調解依法保密，過程不公開；未經當事人同意，調解協議不得公開",
            "Mediation is confidential by law and not public; the agreement is published only if the parties consent",
        ],
    ),
    (
        "field.mediation.binding",
        [
            "调解协议具有法律效力，可以依法申请司法确认，确认后可以强制执行",
            "調解協議具有法律效力，可以依法申請司法確認，確認後可以強制執行",
            "The agreement binds; the court can confirm it on application, and then it can be enforced",
        ],
    ),
    ("choice.aware", ["了解", "瞭解", "I know"]),
    ("choice.unaware", ["不了解", "不瞭解", "I did not know"]),
    (
        "field.mediation.willing",
        [
            "是否考虑先行调解",
            "是否考慮先行調解",
            "Would you consider mediating first",
        ],
    ),
    (
        "hint.mediation.willing",
        [
            "调解不收费；不愿意也不影响立案。",
            "調解不收費；不願意也不影響立案。",
            "It is free; saying no does not delay anything.",
        ],
    ),
    (
        "field.delivery.electronic",
        [
            "同意电子送达吗",
            "同意電子送達嗎",
            "Do you agree to be served electronically",
        ],
    ),
    (
        "hint.delivery.electronic",
        [
            "自愿选择，可以随时撤回。",
            "自願選擇，可以隨時撤回。",
            "It is your choice and can be withdrawn.",
        ],
    ),
    ("field.delivery.email", ["电子邮箱", "電子信箱", "E-mail"]),
    (
        "field.delivery.phone",
        ["手机号", "手機號碼", "Mobile phone"],
    ),
    (
        "field.delivery.address",
        ["邮寄地址", "郵寄地址", "Postal address"],
    ),
    (
        "field.declaration.truth",
        [
            "以上内容属实，如有虚假愿承担法律责任",
            "以上內容屬實，如有虛假願承擔法律責任",
            "What I have stated is true; I know that false claims have legal consequences",
        ],
    ),
    (
        "field.door.other_authority",
        [
            "是否应由劳动仲裁委等其他机关先处理",
            "是否應由勞動仲裁委等其他機關先處理",
            "Must another authority, such as a labour arbitration commission, deal with it first",
        ],
    ),
    (
        "hint.door.other_authority",
        [
            "依法由其他机关处理的，先向该机关申请（127 条第三项）。",
            "依法由其他機關處理的，先向該機關申請（127 條第三項）。",
            "Then apply there first (art. 127(3)).",
        ],
    ),
    (
        "field.door.premature",
        [
            "法律是否规定现在还不能起诉",
            "法律是否規定現在還不能起訴",
            "Does the law forbid suing at this time",
        ],
    ),
    (
        "hint.door.premature",
        [
            "在规定的期限内不得起诉的，期满后再来（127 条第六项）。",
            "在規定的期限內不得起訴的，期滿後再來（127 條第六項）。",
            "Then come back when that period is over (art. 127(6)).",
        ],
    ),
    (
        "field.claimant.organisation_type",
        ["单位类型", "單位類型", "Kind of organisation"],
    ),
    (
        "field.claimant.habitual_region",
        [
            "经常居住地所在区县",
            "經常居住地所在區縣",
            "County or district of habitual residence",
        ],
    ),
    (
        "hint.claimant.habitual_region",
        [
            "与住所地不同、已连续居住一年以上才填；住院就医不算（解释 4 条）。",
            "與住所地不同、已連續居住一年以上才填；住院就醫不算（解釋 4 條）。",
            "Only where it differs from the domicile and has lasted a year; a stay in hospital does not count (INT art. 4).",
        ],
    ),
    (
        "field.respondent.born",
        ["出生日期", "出生日期", "Date of birth"],
    ),
    (
        "field.respondent.organisation_type",
        ["单位类型", "單位類型", "Kind of organisation"],
    ),
    (
        "field.respondent.habitual_region",
        [
            "经常居住地所在区县",
            "經常居住地所在區縣",
            "County or district of habitual residence",
        ],
    ),
    (
        "hint.respondent.habitual_region",
        [
            "知道才填：与住所地不同、已连续居住一年以上；住院就医不算（解释 4 条）。",
            "知道才填：與住所地不同、已連續居住一年以上；住院就醫不算（解釋 4 條）。",
            "If you know it: only where it differs from the domicile and has lasted a year; a stay in hospital does not count (INT art. 4).",
        ],
    ),
    ("field.agent.position", ["职务", "職務", "Position"]),
    (
        "field.loan.contract_number",
        ["合同编号", "合同編號", "Number of the contract"],
    ),
    (
        "field.loan.delivery_detail",
        [
            "其他交付方式是什么",
            "其他交付方式是什麼",
            "How else it was handed over",
        ],
    ),
    (
        "field.loan.start_date",
        [
            "借款期限从哪天起",
            "借款期限從哪天起",
            "First day of the loan",
        ],
    ),
    (
        "field.loan.overdue_since",
        ["从哪天起逾期", "從哪天起逾期", "Overdue since"],
    ),
    (
        "hint.loan.overdue_since",
        [
            "尚未逾期的不填。",
            "尚未逾期的不填。",
            "Leave empty if it is not overdue.",
        ],
    ),
    (
        "field.loan.late_terms",
        [
            "有没有约定逾期利息或违约金",
            "有沒有約定逾期利息或違約金",
            "Was anything agreed for paying late",
        ],
    ),
    (
        "field.loan.penalty_rate",
        ["违约金比例（%）", "違約金比例（%）", "Penalty rate (%)"],
    ),
    (
        "hint.loan.penalty_rate",
        [
            "与逾期利息合计超过合同成立时一年期 LPR 四倍的部分不受保护（民间借贷规定 29 条）。",
            "與逾期利息合計超過合同成立時一年期 LPR 四倍的部分不受保護（民間借貸規定 29 條）。",
            "Together with overdue interest, what exceeds four times the one-year LPR at contract is not protected (Lending Rules art. 29).",
        ],
    ),
    (
        "field.loan.penalty_period",
        [
            "违约金按什么计算",
            "違約金按什麼計算",
            "The penalty is counted",
        ],
    ),
    (
        "field.loan.renewed",
        [
            "这张借据里是否计入了前期借款的利息（换据）",
            "這張借據裡是否計入了前期借款的利息（換據）",
            "Was this note written anew with interest of an earlier loan in it",
        ],
    ),
    (
        "hint.loan.renewed",
        [
            "前期利率不超过合同成立时一年期 LPR 四倍的，计入的利息可以算作本金，超过部分不算（民间借贷规定 27 条）。",
            "前期利率不超過合同成立時一年期 LPR 四倍的，計入的利息可以算作本金，超過部分不算（民間借貸規定 27 條）。",
            "Interest counted in is principal as far as the earlier rate kept to four times the one-year LPR at contract; the rest is not (Lending Rules art. 27).",
        ],
    ),
    ("choice.loan.renewed.no", ["没有", "沒有", "No"]),
    (
        "choice.loan.renewed.once",
        ["计入过一次", "計入過一次", "Yes, once"],
    ),
    (
        "choice.loan.renewed.several",
        ["换据多次", "換據多次", "Yes, more than once"],
    ),
    (
        "field.loan.earlier_principal",
        [
            "最初借款本金",
            "最初借款本金",
            "Principal of the first loan",
        ],
    ),
    (
        "hint.loan.earlier_principal",
        [
            "写实际交付的数额。台账里只写新借据上的金额和此后的往来款。",
            "寫實際交付的數額。帳冊裡只寫新借據上的金額和此後的往來款。",
            "What was really handed over. In the ledger enter only the amount of the new note and what moved after it.",
        ],
    ),
    (
        "field.loan.earlier_date",
        ["最初出借的日期", "最初出借的日期", "Day of the first loan"],
    ),
    (
        "field.loan.earlier_rate_kind",
        [
            "前期利率按什么约定",
            "前期利率按什麼約定",
            "The earlier rate was agreed",
        ],
    ),
    (
        "choice.loan.earlier_rate_kind.year",
        ["按年", "按年", "by the year"],
    ),
    (
        "choice.loan.earlier_rate_kind.quarter",
        ["按季", "按季", "by the quarter"],
    ),
    (
        "choice.loan.earlier_rate_kind.month",
        ["按月", "按月", "by the month"],
    ),
    (
        "field.loan.earlier_rate",
        ["前期利率（%）", "前期利率（%）", "Earlier rate (%)"],
    ),
    (
        "field.loan.rolled_interest",
        [
            "计入新借据本金的利息",
            "計入新借據本金的利息",
            "Interest counted into the new note",
        ],
    ),
    (
        "hint.loan.rolled_interest",
        [
            "换据多次的，写各次计入的利息合计。",
            "換據多次的，寫各次計入的利息合計。",
            "Where the note was renewed more than once: the sum of all of it.",
        ],
    ),
    (
        "field.loan.repayment_detail",
        [
            "其他还款方式是什么",
            "其他還款方式是什麼",
            "How else it is to be repaid",
        ],
    ),
    (
        "field.claim.interest_method",
        [
            "利息计算方式",
            "利息計算方式",
            "How the interest is counted",
        ],
    ),
    (
        "field.claim.interest_paid_until",
        ["利息已还至哪天", "利息已還至哪天", "Interest paid up to"],
    ),
    (
        "field.claim.charges",
        [
            "违约金等其他逾期费用（元）",
            "違約金等其他逾期費用（元）",
            "Penalties and other charges for being late (yuan)",
        ],
    ),
    (
        "field.security.contract",
        [
            "抵押或质押合同名称、编号",
            "抵押或質押合同名稱、編號",
            "Name and number of the mortgage or pledge contract",
        ],
    ),
    (
        "field.security.contract_date",
        [
            "抵押或质押合同签订日期",
            "抵押或質押合同簽訂日期",
            "Date of the mortgage or pledge contract",
        ],
    ),
    (
        "field.security.provider",
        [
            "提供抵押或质押的人",
            "提供抵押或質押的人",
            "Who gave the mortgage or pledge",
        ],
    ),
    (
        "field.security.collateral",
        ["担保物", "擔保物", "What was mortgaged or pledged"],
    ),
    (
        "field.security.registration",
        ["登记情况", "登記情況", "Registration"],
    ),
    (
        "field.security.maximum",
        [
            "是否最高额担保",
            "是否最高額擔保",
            "Is it security up to a maximum amount",
        ],
    ),
    (
        "field.security.maximum_date",
        [
            "担保债权确定的日期",
            "擔保債權確定的日期",
            "Day on which the secured debt was fixed",
        ],
    ),
    (
        "field.security.maximum_amount",
        [
            "最高债权额（元）",
            "最高債權額（元）",
            "Maximum amount (yuan)",
        ],
    ),
    (
        "field.security.guarantor",
        ["保证人", "保證人", "Guarantor"],
    ),
    (
        "field.security.guarantee_contract",
        [
            "保证合同名称、编号",
            "保證合同名稱、編號",
            "Name and number of the guarantee contract",
        ],
    ),
    (
        "field.security.guarantee_date",
        [
            "保证合同签订日期",
            "保證合同簽訂日期",
            "Date of the guarantee contract",
        ],
    ),
    (
        "field.court.connection",
        [
            "约定的地点与本案有什么联系",
            "約定的地點與本案有什麼聯繫",
            "What ties the agreed place to the dispute",
        ],
    ),
    (
        "hint.court.connection",
        [
            "约定与争议没有实际联系的地点，约定无效（民事诉讼法 35 条）。",
            "約定與爭議沒有實際聯繫的地點，約定無效（民事訴訟法 35 條）。",
            "A place without a real connection makes the clause void (CPL art. 35).",
        ],
    ),
    (
        "field.court.performance_region",
        [
            "合同约定的履行地所在区县",
            "合同約定的履行地所在區縣",
            "County of the agreed place of performance",
        ],
    ),
    (
        "hint.court.performance_region",
        [
            "没有约定的不填：按接收货币一方所在地计算。",
            "沒有約定的不填：按接收貨幣一方所在地計算。",
            "Leave empty if none was agreed: then it is where the receiving side lives.",
        ],
    ),
    (
        "field.court.preservation_court",
        [
            "保全法院",
            "保全法院",
            "Court that ordered the preservation",
        ],
    ),
    (
        "field.court.preservation_date",
        ["保全时间", "保全時間", "Date of the preservation"],
    ),
    (
        "field.facts.other",
        [
            "其他需要说明的内容",
            "其他需要說明的內容",
            "Anything else to be explained",
        ],
    ),
    (
        "hint.mediation.known",
        [
            "调解自愿、不公开、省时省钱；达成的协议经司法确认可以强制执行；不成不影响审理，调解中的让步不作为不利证据。",
            "調解自願、不公開、省時省錢；達成的協議經司法確認可以強制執行；不成不影響審理，調解中的讓步不作為不利證據。",
            "It is voluntary, private, quick and cheap; a confirmed agreement can be enforced; if it fails the trial goes on, and concessions made in it are not held against you.",
        ],
    ),
    (
        "field.declaration.signature",
        [
            "具状人签名（姓名或名称）",
            "具狀人簽名（姓名或名稱）",
            "Signature (name of the claimant)",
        ],
    ),
    (
        "field.declaration.signed_on",
        ["签名日期", "簽名日期", "Date of the signature"],
    ),
    // Choices.
    ("choice.yes", ["是", "是", "Yes"]),
    ("choice.no", ["否", "否", "No"]),
    (
        "choice.door.matter.loan",
        [
            "民间借贷：钱借出去没还",
            "民間借貸：錢借出去沒還",
            "A private loan that was not repaid",
        ],
    ),
    (
        "choice.door.matter.other",
        ["其他纠纷", "其他糾紛", "Something else"],
    ),
    ("choice.claimant.kind.person", ["个人", "個人", "Person"]),
    (
        "choice.claimant.kind.organisation",
        ["单位", "單位", "Organisation"],
    ),
    ("choice.claimant.sex.male", ["男", "男", "Male"]),
    ("choice.claimant.sex.female", ["女", "女", "Female"]),
    ("choice.respondent.kind.person", ["个人", "個人", "Person"]),
    (
        "choice.respondent.kind.organisation",
        ["单位", "單位", "Organisation"],
    ),
    ("choice.respondent.sex.male", ["男", "男", "Male"]),
    ("choice.respondent.sex.female", ["女", "女", "Female"]),
    ("choice.agent.kind.lawyer", ["律师", "律師", "Lawyer"]),
    (
        "choice.agent.kind.legal_worker",
        ["基层法律服务工作者", "基層法律服務工作者", "Legal worker"],
    ),
    (
        "choice.agent.kind.relative",
        ["近亲属", "近親屬", "Close relative"],
    ),
    (
        "choice.agent.kind.employee",
        ["单位工作人员", "單位工作人員", "Employee"],
    ),
    (
        "choice.agent.kind.recommended",
        [
            "社区、单位、团体推荐的公民",
            "社區、單位、團體推薦的公民",
            "Recommended citizen",
        ],
    ),
    (
        "choice.agent.authority.general",
        ["一般授权", "一般授權", "General"],
    ),
    (
        "choice.agent.authority.special",
        ["特别授权", "特別授權", "Special"],
    ),
    ("choice.loan.provided.whole", ["全部", "全部", "The whole"]),
    ("choice.loan.provided.part", ["一部分", "一部分", "A part"]),
    (
        "choice.loan.delivery.transfer",
        ["转账", "轉帳", "Transfer"],
    ),
    ("choice.loan.delivery.cash", ["现金", "現金", "Cash"]),
    ("choice.loan.delivery.other", ["其他", "其他", "Other"]),
    (
        "choice.loan.rate_kind.none",
        ["没有约定利息", "沒有約定利息", "No interest agreed"],
    ),
    (
        "choice.loan.rate_kind.unclear",
        ["约定不明", "約定不明", "Unclear"],
    ),
    (
        "choice.loan.rate_kind.year",
        ["年利率", "年利率", "Per year"],
    ),
    (
        "choice.loan.rate_kind.quarter",
        ["季利率", "季利率", "Per quarter"],
    ),
    (
        "choice.loan.rate_kind.month",
        ["月利率", "月利率", "Per month"],
    ),
    (
        "choice.loan.repayment.once",
        ["到期一次还本付息", "到期一次還本付息", "All at the end"],
    ),
    (
        "choice.loan.repayment.monthly",
        [
            "按月付息、到期还本",
            "按月付息、到期還本",
            "Interest monthly, principal at the end",
        ],
    ),
    (
        "choice.loan.repayment.quarterly",
        [
            "按季付息、到期还本",
            "按季付息、到期還本",
            "Interest quarterly, principal at the end",
        ],
    ),
    (
        "choice.loan.repayment.yearly",
        [
            "按年付息、到期还本",
            "按年付息、到期還本",
            "Interest yearly, principal at the end",
        ],
    ),
    ("choice.loan.repayment.other", ["其他", "其他", "Other"]),
    ("choice.ledger.flow.lend", ["出借", "出借", "Lent"]),
    (
        "choice.ledger.flow.deducted_interest",
        ["预扣利息", "預扣利息", "Interest deducted in advance"],
    ),
    (
        "choice.ledger.flow.payment",
        [
            "还款（未指明）",
            "還款（未指明）",
            "Paid, not said for what",
        ],
    ),
    (
        "choice.ledger.flow.principal",
        ["还本金", "還本金", "Paid on principal"],
    ),
    (
        "choice.ledger.flow.interest",
        ["还利息", "還利息", "Paid on interest"],
    ),
    (
        "choice.ledger.flow.cost",
        ["实现债权的费用", "實現債權的費用", "Cost of recovery"],
    ),
    (
        "choice.claim.accelerate.none",
        ["都不要求", "都不要求", "Neither"],
    ),
    (
        "choice.claim.accelerate.accelerate",
        ["要求提前还款", "要求提前還款", "Early repayment"],
    ),
    (
        "choice.claim.accelerate.rescind",
        ["要求解除合同", "要求解除合同", "Rescission"],
    ),
    (
        "choice.security.kind.thing",
        ["抵押或质押", "抵押或質押", "Mortgage or pledge"],
    ),
    (
        "choice.security.kind.guarantor",
        ["保证人", "保證人", "Guarantor"],
    ),
    ("choice.security.kind.both", ["都有", "都有", "Both"]),
    (
        "choice.security.guarantee.general",
        ["一般保证", "一般保證", "General guarantee"],
    ),
    (
        "choice.security.guarantee.joint",
        ["连带责任保证", "連帶責任保證", "Joint guarantee"],
    ),
    (
        "choice.security.guarantee.unsure",
        ["没有写明", "沒有寫明", "Not stated"],
    ),
    ("choice.mediation.willing.yes", ["是", "是", "Yes"]),
    ("choice.mediation.willing.no", ["否", "否", "No"]),
    (
        "choice.mediation.willing.unsure",
        [
            "暂不确定，想要了解更多内容",
            "暫不確定，想要瞭解更多內容",
            "Not sure yet; I want to know more",
        ],
    ),
    (
        "choice.limited",
        ["有限责任公司", "有限責任公司", "Limited liability company"],
    ),
    (
        "choice.joint_stock",
        ["股份有限公司", "股份有限公司", "Company limited by shares"],
    ),
    ("choice.listed", ["上市公司", "上市公司", "Listed company"]),
    (
        "choice.other_enterprise",
        ["其他企业法人", "其他企業法人", "Other enterprise"],
    ),
    (
        "choice.public_institution",
        ["事业单位", "事業單位", "Public institution"],
    ),
    (
        "choice.association",
        ["社会团体", "社會團體", "Association"],
    ),
    ("choice.foundation", ["基金会", "基金會", "Foundation"]),
    (
        "choice.social_service",
        [
            "社会服务机构",
            "社會服務機構",
            "Social service organisation",
        ],
    ),
    (
        "choice.state_organ",
        ["机关法人", "機關法人", "State organ"],
    ),
    (
        "choice.rural_collective",
        [
            "农村集体经济组织法人",
            "農村集體經濟組織法人",
            "Rural collective economic organisation",
        ],
    ),
    (
        "choice.cooperative",
        [
            "城镇农村的合作经济组织法人",
            "城鎮農村的合作經濟組織法人",
            "Cooperative",
        ],
    ),
    (
        "choice.self_governing",
        [
            "基层群众性自治组织法人",
            "基層群眾性自治組織法人",
            "Self-governing body of residents or villagers",
        ],
    ),
    (
        "choice.sole_proprietorship",
        ["个人独资企业", "個人獨資企業", "Sole proprietorship"],
    ),
    (
        "choice.partnership",
        ["合伙企业", "合夥企業", "Partnership"],
    ),
    (
        "choice.professional_service",
        [
            "不具有法人资格的专业服务机构",
            "不具有法人資格的專業服務機構",
            "Professional firm without legal personality",
        ],
    ),
    (
        "choice.loan.penalty_period.day",
        ["按日", "按日", "by the day"],
    ),
    (
        "choice.loan.penalty_period.month",
        ["按月", "按月", "by the month"],
    ),
    (
        "choice.loan.penalty_period.year",
        ["按年", "按年", "by the year"],
    ),
    (
        "choice.security.registration.none",
        ["没有登记", "沒有登記", "Not registered"],
    ),
    (
        "choice.security.registration.formal",
        ["正式登记", "正式登記", "Registered"],
    ),
    (
        "choice.security.registration.preliminary",
        ["预告登记", "預告登記", "Preliminary registration"],
    ),
    (
        "choice.court.connection.respondent_domicile",
        [
            "签约时被告住所地",
            "簽約時被告住所地",
            "where the respondent lived at contract",
        ],
    ),
    (
        "choice.court.connection.claimant_domicile",
        [
            "签约时原告住所地",
            "簽約時原告住所地",
            "where the claimant lived at contract",
        ],
    ),
    (
        "choice.court.connection.performance",
        ["合同履行地", "合同履行地", "the place of performance"],
    ),
    (
        "choice.court.connection.signing",
        ["合同签订地", "合同簽訂地", "where the contract was signed"],
    ),
    (
        "choice.court.connection.object",
        ["标的物所在地", "標的物所在地", "where the object is"],
    ),
    (
        "choice.court.connection.other",
        ["其他实际联系", "其他實際聯繫", "another real connection"],
    ),
    (
        "choice.court.connection.none",
        ["没有联系", "沒有聯繫", "none"],
    ),
    ("choice.mediation.known.yes", ["了解", "瞭解", "I do"]),
    (
        "choice.mediation.known.no",
        ["不了解", "不瞭解", "I do not"],
    ),
    // Kinds of evidence (CPL 66).
    (
        "evidence.party_statement",
        ["当事人的陈述", "當事人的陳述", "Statement of a party"],
    ),
    ("evidence.document", ["书证", "書證", "Document"]),
    ("evidence.object", ["物证", "物證", "Physical object"]),
    (
        "evidence.audio_visual",
        ["视听资料", "視聽資料", "Audio or video"],
    ),
    (
        "evidence.electronic_data",
        ["电子数据", "電子資料", "Electronic data"],
    ),
    (
        "evidence.witness",
        ["证人证言", "證人證言", "Witness testimony"],
    ),
    (
        "evidence.expert_opinion",
        ["鉴定意见", "鑑定意見", "Expert opinion"],
    ),
    (
        "evidence.inspection_record",
        ["勘验笔录", "勘驗筆錄", "Inspection record"],
    ),
    // Stages, next steps, events.
    ("stage.submitted", ["待审查", "待審查", "Under review"]),
    ("stage.correction", ["待补正", "待補正", "To be corrected"]),
    ("stage.docketed", ["已立案", "已立案", "Docketed"]),
    ("stage.returned", ["已退回", "已退回", "Returned"]),
    ("stage.refused", ["不予受理", "不予受理", "Refused"]),
    (
        "next.decide.yours",
        [
            "请在期限前决定是否立案",
            "請在期限前決定是否立案",
            "Decide whether to accept",
        ],
    ),
    (
        "next.decide.waiting",
        [
            "法院审查，决定是否立案",
            "法院審查，決定是否立案",
            "The court reviews and decides",
        ],
    ),
    (
        "next.decide_overdue.yours",
        [
            "七日已过，应先行立案",
            "七日已過，應先行立案",
            "The seven days have passed: docket it first",
        ],
    ),
    (
        "next.decide_overdue.waiting",
        [
            "法院已超过七日，已上报督办；您可以投诉",
            "法院已超過七日，已上報督辦；您可以投訴",
            "The court is past its seven days; it has been escalated and you may complain",
        ],
    ),
    (
        "next.correct.yours",
        ["请按清单补正", "請按清單補正", "Answer the correction list"],
    ),
    (
        "next.correct.waiting",
        [
            "等原告补正",
            "等原告補正",
            "Waiting for the claimant's corrections",
        ],
    ),
    (
        "next.list_overdue.yours",
        [
            "补正期限（暂算）已过，决定是否退回",
            "補正期限（暫算）已過，決定是否退回",
            "The provisional period for corrections is over: return the filing or wait",
        ],
    ),
    (
        "next.pay_fee.yours",
        [
            "交纳案件受理费",
            "交納案件受理費",
            "Pay the case acceptance fee",
        ],
    ),
    (
        "next.pay_fee.waiting",
        ["等原告交费", "等原告交費", "Waiting for the claimant's fee"],
    ),
    (
        "next.fee_overdue.yours",
        [
            "受理费逾期未交，请报法官处理",
            "受理費逾期未交，請報法官處理",
            "The fee is past its date: bring it before a judge",
        ],
    ),
    (
        "next.fee_overdue.waiting",
        [
            "受理费已逾期，由法官决定；请尽快交费或说明",
            "受理費已逾期，由法官決定；請盡快交費或說明",
            "The fee is past its date and a judge decides; pay or explain soon",
        ],
    ),
    (
        "next.returned.yours",
        [
            "材料已退回，可以补齐后重新起诉",
            "材料已退回，可以補齊後重新起訴",
            "Returned: complete it and file anew",
        ],
    ),
    (
        "next.returned.waiting",
        ["材料已退回", "材料已退回", "Returned to the claimant"],
    ),
    (
        "next.refused.yours",
        [
            "可在收到裁定十日内上诉",
            "可在收到裁定十日內上訴",
            "May be appealed within ten days of receipt",
        ],
    ),
    (
        "next.refused.waiting",
        ["已裁定不予受理", "已裁定不予受理", "Refused"],
    ),
    (
        "event.filing.submitted",
        ["提交起诉状", "提交起訴狀", "Complaint submitted"],
    ),
    (
        "event.filing.resubmitted",
        ["补正材料已提交", "補正材料已提交", "Corrections submitted"],
    ),
    (
        "event.filing.correction_list",
        ["发出补正告知书", "發出補正告知書", "Correction list sent"],
    ),
    (
        "event.case.accepted",
        [
            "立案，案号 {number}",
            "立案，案號 {number}",
            "Docketed as {number}",
        ],
    ),
    (
        "event.case.refused",
        ["裁定不予受理", "裁定不予受理", "Refused"],
    ),
    (
        "event.clock.decision_overdue",
        [
            "七日审查期已过，自动上报督办",
            "七日審查期已過，自動上報督辦",
            "The seven days have passed; escalated",
        ],
    ),
    (
        "event.clock.correction_overdue",
        [
            "暂算的补正期限已过；当年放假安排公布前不自动退回",
            "暫算的補正期限已過；當年放假安排公布前不自動退回",
            "The provisional period has passed; nothing is returned by itself before the year's holidays are announced",
        ],
    ),
    (
        "event.deadline.recomputed",
        [
            "期限重新计算：{old} 改为 {new}",
            "期限重新計算：{old} 改為 {new}",
            "Deadline counted anew: {old} is now {new}",
        ],
    ),
    (
        "event.clock.returned",
        [
            "补正期满未补正，退回材料",
            "補正期滿未補正，退回材料",
            "The period for corrections has passed; returned",
        ],
    ),
    (
        "event.filing.returned",
        [
            "补正期满未补正，由立案人员退回材料",
            "補正期滿未補正，由立案人員退回材料",
            "The period for corrections has passed; returned by the filing clerk",
        ],
    ),
    (
        "event.clock.fee_overdue",
        [
            "交费期满未交，提示立案人员报请法官",
            "交費期滿未交，提示立案人員報請法官",
            "The fee date has passed unpaid; the filing clerk is asked to bring it before a judge",
        ],
    ),
    (
        "event.notice.issued",
        [
            "文书已生成：{notice}",
            "文書已產生：{notice}",
            "Document issued: {notice}",
        ],
    ),
    // Documents.
    (
        "notice.W01",
        [
            "起诉材料接收凭证",
            "起訴材料接收憑證",
            "Receipt of filing (W01)",
        ],
    ),
    (
        "notice.W02",
        ["补正告知书", "補正告知書", "Correction notice (W02)"],
    ),
    (
        "notice.W03",
        [
            "不予受理裁定书",
            "不予受理裁定書",
            "Ruling of refusal (W03)",
        ],
    ),
    (
        "notice.W04",
        [
            "受理案件通知书",
            "受理案件通知書",
            "Notice of acceptance (W04)",
        ],
    ),
    (
        "notice.W06",
        [
            "交纳诉讼费用通知书",
            "交納訴訟費用通知書",
            "Fee notice (W06)",
        ],
    ),
    (
        "notice.missing_glyphs",
        [
            "字库缺字：{glyphs}，请核对纸面",
            "字庫缺字：{glyphs}，請核對紙面",
            "Glyphs missing from the font: {glyphs}; check the paper",
        ],
    ),
    // Codes of the correction list and grounds of refusal.
    (
        "correction.respondent_not_identifiable",
        [
            "被告不明确（解释 209 条）",
            "被告不明確（解釋 209 條）",
            "Respondent not identifiable (INT 209)",
        ],
    ),
    (
        "correction.identity_paper_unclear",
        [
            "身份材料不清或不符（登记立案 6 条）",
            "身分材料不清或不符（登記立案 6 條）",
            "Identity papers unclear (REG 6)",
        ],
    ),
    (
        "correction.power_of_attorney_lacking",
        [
            "授权委托手续不全（62 条）",
            "授權委託手續不全（62 條）",
            "Power of attorney incomplete (CPL 62)",
        ],
    ),
    (
        "correction.claim_not_specific",
        [
            "诉讼请求不具体（122 条第三项）",
            "訴訟請求不具體（122 條第三項）",
            "Claim not specific (CPL 122(3))",
        ],
    ),
    (
        "correction.facts_unclear",
        [
            "事实理由不清（122 条第三项）",
            "事實理由不清（122 條第三項）",
            "Facts unclear (CPL 122(3))",
        ],
    ),
    (
        "correction.exhibit_unreadable",
        [
            "证据无法辨认（在线诉讼 12 条）",
            "證據無法辨認（在線訴訟 12 條）",
            "Exhibit unreadable (OLR 12)",
        ],
    ),
    (
        "correction.exhibit_mismatch",
        [
            "证据与目录不符（证据规定 19 条）",
            "證據與目錄不符（證據規定 19 條）",
            "Exhibit does not match the list (EVI 19)",
        ],
    ),
    (
        "correction.abusive_text",
        [
            "含谩骂和人身攻击之词（解释 210 条）",
            "含謾罵和人身攻擊之詞（解釋 210 條）",
            "Abusive text (INT 210)",
        ],
    ),
    (
        "ground.no_direct_interest",
        [
            "原告与本案没有直接利害关系（122 条第一项）",
            "原告與本案沒有直接利害關係（122 條第一項）",
            "No direct interest (CPL 122(1))",
        ],
    ),
    (
        "ground.no_definite_respondent",
        [
            "没有明确的被告（122 条第二项）",
            "沒有明確的被告（122 條第二項）",
            "No definite respondent (CPL 122(2))",
        ],
    ),
    (
        "ground.no_specific_claim",
        [
            "没有具体的诉讼请求和事实、理由（122 条第三项）",
            "沒有具體的訴訟請求和事實、理由（122 條第三項）",
            "No specific claim (CPL 122(3))",
        ],
    ),
    (
        "ground.administrative",
        [
            "属于行政诉讼（127 条第一项）",
            "屬於行政訴訟（127 條第一項）",
            "An administrative case (CPL 127(1))",
        ],
    ),
    (
        "ground.arbitration",
        [
            "有仲裁协议（127 条第二项）",
            "有仲裁協議（127 條第二項）",
            "Arbitration agreement (CPL 127(2))",
        ],
    ),
    (
        "ground.other_authority",
        [
            "应由其他机关处理（127 条第三项）",
            "應由其他機關處理（127 條第三項）",
            "For another authority (CPL 127(3))",
        ],
    ),
    (
        "ground.other_court",
        [
            "不属于本院管辖（127 条第四项）",
            "不屬於本院管轄（127 條第四項）",
            "For another court (CPL 127(4))",
        ],
    ),
    (
        "ground.already_decided",
        [
            "已有生效裁判（127 条第五项）",
            "已有生效裁判（127 條第五項）",
            "Already decided (CPL 127(5))",
        ],
    ),
    (
        "ground.premature",
        [
            "在一定期限内不得起诉（127 条第六项）",
            "在一定期限內不得起訴（127 條第六項）",
            "May not be filed yet (CPL 127(6))",
        ],
    ),
];
