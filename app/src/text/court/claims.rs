//! Fields of the complaint: the loan, what is claimed, and why.

use crate::text::Row;

pub const ROWS: &[Row] = &[
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
        "field.loan.rate_kind",
        [
            "利率怎么约定的",
            "利率怎麼約定的",
            "How the rate was agreed",
        ],
    ),
    ("field.loan.rate", ["利率（%）", "利率（%）", "Rate (%)"]),
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
            "If you choose mediation after filing, it can begin soon; otherwise the hearing is scheduled in turn, and waiting, trial and enforcement take longer",
        ],
    ),
    (
        "field.mediation.fees",
        [
            "调解成功并自动履行的，免交诉讼费；申请司法确认的，不交诉讼费；要求出具调解书的，减半交纳",
            "調解成功並自動履行的，免交訴訟費；申請司法確認的，不交訴訟費；要求出具調解書的，減半交納",
            "If it succeeds and the agreement is kept, no court fee is due; none for judicial confirmation; half the fee if the court issues a mediation document",
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
    (
        "field.mediation.willing",
        [
            "是否考虑先行调解",
            "是否考慮先行調解",
            "Would you consider mediating first",
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
            "Does this note replace an earlier one and include interest on it",
        ],
    ),
    (
        "field.loan.earlier_principal",
        [
            "最初借款本金（元）",
            "最初借款本金（元）",
            "Principal of the first loan (yuan)",
        ],
    ),
    (
        "field.loan.earlier_date",
        ["最初出借的日期", "最初出借的日期", "Day of the first loan"],
    ),
    (
        "field.loan.rolled_interest",
        [
            "计入新借据本金的利息（元）",
            "計入新借據本金的利息（元）",
            "Interest counted into the new note (yuan)",
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
        "field.facts.other",
        [
            "其他需要说明的内容",
            "其他需要說明的內容",
            "Anything else to be explained",
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
];
