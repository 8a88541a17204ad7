//! The court's home, its queue and its cases.

use crate::text::Row;

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
            "受理费逾期未交，待报法官处理",
            "受理費逾期未交，待報法官處理",
            "fee unpaid past its date: to be brought before a judge",
        ],
    ),
    (
        "court.queue.list_overdue",
        [
            "补正期限（暂定）已过，待决定是否退回",
            "補正期限（暫定）已過，待決定是否退回",
            "provisional period for corrections over: decide whether to return",
        ],
    ),
    ("court.claimant", ["原告", "原告", "Claimant"]),
    ("court.respondent", ["被告", "被告", "Respondent"]),
    ("court.amount", ["标的额", "標的額", "Amount claimed"]),
    ("court.submitted", ["提交时间", "提交時間", "Submitted"]),
    ("court.decide_by", ["审查期限", "審查期限", "Decide by"]),
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
            "Line {line} does not have the form of a receipt; paste the whole text.",
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
        ["退回诉状", "退回訴狀", "Return the complaint"],
    ),
    (
        "court.return.lead",
        [
            "补正期限届满日所在年度的放假安排尚未公布，届满日为暂定，可能顺延。逾期未补正的，是否退回由您决定（登记立案规定 7 条）；决定前原告仍可补正。",
            "補正期限屆滿日所在年度的放假安排尚未公布，屆滿日為暫定，可能順延。逾期未補正的，是否退回由您決定（登記立案規定 7 條）；決定前原告仍可補正。",
            "The holidays of that year are not announced yet, so the last day is provisional and may become later. Whether to return the unanswered filing is your decision (Registration Rules art. 7); until you decide, the claimant may still answer.",
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
        "court.opened",
        [
            "您的选择带出了下面的问题，请接着填；可不填的可以留空。",
            "您的選擇帶出了下面的問題，請接著填；可不填的可以留空。",
            "Your choice has brought up more questions; what is optional may stay empty.",
        ],
    ),
    (
        "court.filing.whole",
        ["起诉状全部内容", "起訴狀全部內容", "The whole complaint"],
    ),
];
