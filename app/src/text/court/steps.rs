//! Steps of the complaint and hints to its fields.

use crate::text::Row;

pub const ROWS: &[Row] = &[
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
    (
        "hint.door.matter",
        [
            "本版先办民间借贷；其他案由请到诉讼服务中心或拨打 12368。",
            "本版先辦民間借貸；其他案由請到訴訟服務中心或撥打 12368。",
            "This edition takes private loans; for other matters go to the court's service desk or call 12368.",
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
        "hint.door.decided",
        [
            "判决生效的，只能申请再审（127 条第五项）。",
            "判決生效的，只能申請再審（127 條第五項）。",
            "Then only a retrial can be asked for (art. 127(5)).",
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
        "hint.agent.authority",
        [
            "和解、放弃请求、反诉、上诉须特别授权（62 条）。",
            "和解、放棄請求、反訴、上訴須特別授權（62 條）。",
            "Settling, waiving, counterclaiming and appealing need special authority (CPL art. 62).",
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
        "hint.loan.due",
        [
            "没有约定的，可以随时催告还款。",
            "沒有約定的，可以隨時催告還款。",
            "Without one, repayment may be demanded at any time.",
        ],
    ),
    (
        "hint.loan.rate",
        [
            "超过合同成立时一年期 LPR 四倍的部分不受保护。",
            "超過合同成立時一年期 LPR 四倍的部分不受保護。",
            "What exceeds four times the one-year LPR at contract is not protected.",
        ],
    ),
    (
        "hint.ledger.flow",
        [
            "先扣的利息另写一行“预扣利息”，本金按实际到手计算（26 条）。",
            "先扣的利息另寫一列「預扣利息」，本金按實際到手計算（26 條）。",
            "Interest deducted in advance is a row of its own; principal is what was really handed over (art. 26).",
        ],
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
        "hint.facts.basis_law",
        [
            "例如：民法典 667 条、675 条、676 条。",
            "例如：民法典 667 條、675 條、676 條。",
            "For example Civil Code arts. 667, 675, 676.",
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
        "hint.delivery.electronic",
        [
            "自愿选择，可以随时撤回。",
            "自願選擇，可以隨時撤回。",
            "It is your choice and can be withdrawn.",
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
        "hint.door.premature",
        [
            "在规定的期限内不得起诉的，期满后再来（127 条第六项）。",
            "在規定的期限內不得起訴的，期滿後再來（127 條第六項）。",
            "Then come back when that period is over (art. 127(6)).",
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
        "hint.respondent.habitual_region",
        [
            "知道才填：与住所地不同、已连续居住一年以上；住院就医不算（解释 4 条）。",
            "知道才填：與住所地不同、已連續居住一年以上；住院就醫不算（解釋 4 條）。",
            "If you know it: only where it differs from the domicile and has lasted a year; a stay in hospital does not count (INT art. 4).",
        ],
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
        "hint.loan.penalty_rate",
        [
            "与逾期利息合计超过合同成立时一年期 LPR 四倍的部分不受保护（民间借贷规定 29 条）。",
            "與逾期利息合計超過合同成立時一年期 LPR 四倍的部分不受保護（民間借貸規定 29 條）。",
            "Together with overdue interest, what exceeds four times the one-year LPR at contract is not protected (Private Lending Provisions art. 29).",
        ],
    ),
    (
        "hint.loan.renewed",
        [
            "前期利率不超过合同成立时一年期 LPR 四倍的，计入的利息可以算作本金，超过部分不算（民间借贷规定 27 条）。",
            "前期利率不超過合同成立時一年期 LPR 四倍的，計入的利息可以算作本金，超過部分不算（民間借貸規定 27 條）。",
            "Interest counted in is principal as far as the earlier rate kept to four times the one-year LPR at contract; the rest is not (Private Lending Provisions art. 27).",
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
        "hint.loan.rolled_interest",
        [
            "换据多次的，写各次计入的利息合计。",
            "換據多次的，寫各次計入的利息合計。",
            "Where the note was renewed more than once: the sum of all of it.",
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
        "hint.court.performance_region",
        [
            "没有约定的不填：按接收货币一方所在地计算。",
            "沒有約定的不填：按接收貨幣一方所在地計算。",
            "Leave empty if none was agreed: then it is where the receiving side lives.",
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
];
