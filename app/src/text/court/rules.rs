//! What is wrong with a complaint and its exhibits.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    (
        "rule.court.unknown",
        [
            "请从列表里选法院。",
            "請從列表裡選法院。",
            "Choose a court from the list.",
        ],
    ),
    (
        "rule.court.fixed",
        [
            "补正只能交回原来的法院。",
            "補正只能交回原來的法院。",
            "The answer goes to the court that sent the list.",
        ],
    ),
    (
        "rule.door.not_covered",
        [
            "本版只办民间借贷，请到诉讼服务中心或拨打 12368。",
            "本版只辦民間借貸，請到訴訟服務中心或撥打 12368。",
            "This edition takes private loans only; go to the service desk or call 12368.",
        ],
    ),
    (
        "rule.door.arbitration",
        [
            "有效的仲裁协议排除起诉，请向约定的仲裁机构申请。",
            "有效的仲裁協議排除起訴，請向約定的仲裁機構申請。",
            "A valid arbitration agreement excludes the courts; apply to the agreed institution.",
        ],
    ),
    (
        "rule.door.decided",
        [
            "已有生效裁判的，可以申请再审，不能重新起诉。",
            "已有生效裁判的，可以申請再審，不能重新起訴。",
            "A decided matter may go to retrial, not to a new suit.",
        ],
    ),
    (
        "rule.door.authority",
        [
            "不服行政决定的，请提起行政诉讼。",
            "不服行政決定的，請提起行政訴訟。",
            "Against an authority's decision bring an administrative case.",
        ],
    ),
    (
        "rule.door.other_authority",
        [
            "依法应由其他机关处理的，请先向该机关申请。",
            "依法應由其他機關處理的，請先向該機關申請。",
            "Another authority deals with it; apply there first.",
        ],
    ),
    (
        "rule.door.premature",
        [
            "现在还不能起诉，请在期满后再来。",
            "現在還不能起訴，請在期滿後再來。",
            "It may not be filed yet; come back when the period is over.",
        ],
    ),
    (
        "rule.claimant.none",
        [
            "至少要有一名原告。",
            "至少要有一名原告。",
            "At least one claimant is needed.",
        ],
    ),
    (
        "rule.respondent.none",
        [
            "至少要有一名被告。",
            "至少要有一名被告。",
            "At least one respondent is needed.",
        ],
    ),
    (
        "rule.party.both_sides",
        [
            "同一人不能既是原告又是被告。",
            "同一人不能既是原告又是被告。",
            "Nobody can be on both sides.",
        ],
    ),
    (
        "rule.ledger.none",
        [
            "请至少写一笔出借。",
            "請至少寫一筆出借。",
            "Enter at least one sum lent.",
        ],
    ),
    (
        "rule.ledger.not_computable",
        [
            "这些数字算不出台账，请核对。",
            "這些數字算不出帳冊，請核對。",
            "No ledger can be computed from these figures; check them.",
        ],
    ),
    (
        "rule.ledger.principal_above",
        [
            "请求的本金 {claimed} 高于台账算出的 {computed}。",
            "請求的本金 {claimed} 高於帳冊算出的 {computed}。",
            "The principal claimed, {claimed}, is above the ledger's {computed}.",
        ],
    ),
    (
        "rule.ledger.interest_above",
        [
            "请求的利息 {claimed} 高于台账算出的 {computed}。",
            "請求的利息 {claimed} 高於帳冊算出的 {computed}。",
            "The interest claimed, {claimed}, is above the ledger's {computed}.",
        ],
    ),
    (
        "rule.ledger.costs_above",
        [
            "请求的费用 {claimed} 高于台账里的 {computed}。",
            "請求的費用 {claimed} 高於帳冊裡的 {computed}。",
            "The costs claimed, {claimed}, are above the ledger's {computed}.",
        ],
    ),
    (
        "rule.ledger.total_differs",
        [
            "标的总额 {stated} 与各项之和 {sum} 不一致。",
            "標的總額 {stated} 與各項之和 {sum} 不一致。",
            "The total, {stated}, differs from the sum of its parts, {sum}.",
        ],
    ),
    (
        "rule.ledger.agreed_amount_differs",
        [
            "约定金额 {agreed} 与出借合计 {lent} 不一致；若没有全部交付，请在“借款”里选部分交付。",
            "約定金額 {agreed} 與出借合計 {lent} 不一致；若沒有全部交付，請在「借款」裡選部分交付。",
            "The agreed amount, {agreed}, differs from what was lent, {lent}; if only a part was handed over, say so under ‘The loan’.",
        ],
    ),
    (
        "rule.ledger.deducted_twice",
        [
            "出借 {lent} 已经减去预扣利息，又另写了一行；请把出借写成 {agreed}。",
            "出借 {lent} 已經減去預扣利息，又另寫了一列；請把出借寫成 {agreed}。",
            "What was lent, {lent}, is already after the deduction, which is entered once more; write {agreed} as lent.",
        ],
    ),
    (
        "rule.ledger.deduction_without_lending",
        [
            "预扣利息的日期没有对应的出借。",
            "預扣利息的日期沒有對應的出借。",
            "No lending stands on the day of this deduction.",
        ],
    ),
    (
        "rule.ledger.payment_before_lending",
        [
            "还款早于第一笔出借。",
            "還款早於第一筆出借。",
            "A payment is earlier than the first lending.",
        ],
    ),
    (
        "rule.ledger.after_cut_off",
        [
            "这笔款晚于请求计算到的日期。",
            "這筆款晚於請求計算到的日期。",
            "This is later than the day the claim is counted up to.",
        ],
    ),
    (
        "rule.ledger.in_future",
        [
            "日期不能晚于今天。",
            "日期不能晚於今天。",
            "The date may not be after today.",
        ],
    ),
    (
        "rule.ledger.empty",
        [
            "金额不能是零。",
            "金額不能是零。",
            "The amount may not be zero.",
        ],
    ),
    (
        "rule.ledger.cut_off_in_future",
        [
            "计算到的日期不能晚于今天。",
            "計算到的日期不能晚於今天。",
            "The day counted up to may not be after today.",
        ],
    ),
    (
        "rule.ledger.contract_in_future",
        [
            "签订日期不能晚于今天。",
            "簽訂日期不能晚於今天。",
            "The contract may not be dated after today.",
        ],
    ),
    (
        "rule.ledger.due_before_contract",
        [
            "还款日早于签订日期。",
            "還款日早於簽訂日期。",
            "The due date is before the contract.",
        ],
    ),
    (
        "rule.ledger.paid_more_than_owed",
        [
            "按台账已经还清，还多还了 {excess}。",
            "按帳冊已經還清，還多還了 {excess}。",
            "By the ledger the debt is paid, and {excess} more.",
        ],
    ),
    (
        "rule.ledger.rolled_interest_above_cap",
        [
            "请求的本金 {claimed} 里有不能算作本金的前期利息；能算作本金的是 {computed}（民间借贷规定 27 条 1 款）。",
            "請求的本金 {claimed} 裡有不能算作本金的前期利息；能算作本金的是 {computed}（民間借貸規定 27 條 1 款）。",
            "The principal claimed, {claimed}, holds earlier interest that does not count as principal; {computed} does (Private Lending Provisions art. 27(1)).",
        ],
    ),
    (
        "rule.ledger.repayable_above_limit",
        [
            "请求的本息合计 {claimed} 超过最初本金加全程按上限计算的利息，至多 {computed}（民间借贷规定 27 条 2 款）。",
            "請求的本息合計 {claimed} 超過最初本金加全程按上限計算的利息，至多 {computed}（民間借貸規定 27 條 2 款）。",
            "Principal and interest claimed, {claimed}, are above the first principal with interest at the cap over the whole time, {computed} (Private Lending Provisions art. 27(2)).",
        ],
    ),
    (
        "rule.ledger.renewal_above_note",
        [
            "最初本金与计入的利息合计 {parts}，高于借据金额 {agreed}。",
            "最初本金與計入的利息合計 {parts}，高於借據金額 {agreed}。",
            "The first principal and the interest counted in come to {parts}, above the {agreed} of the note.",
        ],
    ),
    (
        "rule.ledger.earlier_loan_not_before",
        [
            "最初出借的日期必须早于新借据的日期。",
            "最初出借的日期必須早於新借據的日期。",
            "The first loan must be older than the note that renewed it.",
        ],
    ),
    (
        "rule.ledger.before_renewal",
        [
            "这笔款早于新借据，已经在换据时结算，不要再写。",
            "這筆款早於新借據，已經在換據時結算，不要再寫。",
            "This is earlier than the new note, which settled it; do not enter it again.",
        ],
    ),
    (
        "rule.claim.nothing",
        [
            "请求的金额不能是零。",
            "請求的金額不能是零。",
            "A claim for nothing cannot be filed.",
        ],
    ),
    (
        "rule.evidence.none",
        [
            "至少上传一份证据。",
            "至少上傳一份證據。",
            "Upload at least one exhibit.",
        ],
    ),
    (
        "rule.list.empty",
        [
            "至少选一项要补正的内容。",
            "至少選一項要補正的內容。",
            "Choose at least one item.",
        ],
    ),
    (
        "rule.list.twice",
        [
            "同一项不能列两次。",
            "同一項不能列兩次。",
            "An item may not stand twice.",
        ],
    ),
    (
        "rule.file.none",
        ["请选择文件。", "請選擇檔案。", "Choose a file."],
    ),
    (
        "rule.file.empty",
        ["文件是空的。", "檔案是空的。", "The file is empty."],
    ),
    (
        "rule.file.type",
        [
            "不接受这种文件。",
            "不接受這種檔案。",
            "This kind of file is not taken.",
        ],
    ),
    (
        "rule.file.ending",
        [
            "文件内容与后缀不符。",
            "檔案內容與副檔名不符。",
            "The content does not match the ending of the file name.",
        ],
    ),
    (
        "rule.file.encrypted",
        [
            "文件加了密，请去掉密码再传。",
            "檔案加了密，請去掉密碼再傳。",
            "The file is encrypted; remove its password first.",
        ],
    ),
    (
        "rule.file.bomb",
        [
            "文件展开后太大，请缩小图片或拆分后再传。",
            "檔案展開後太大，請縮小圖片或拆分後再傳。",
            "The file is too large once unpacked; shrink its pictures or split it.",
        ],
    ),
    (
        "rule.file.corrupt",
        [
            "文件已损坏，打不开。",
            "檔案已損壞，打不開。",
            "The file is damaged and cannot be opened.",
        ],
    ),
    (
        "rule.file.too_large",
        ["文件太大。", "檔案太大。", "The file is too large."],
    ),
];
