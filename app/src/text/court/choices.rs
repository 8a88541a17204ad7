//! What a field of the complaint lets one choose.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    ("choice.aware", ["了解", "瞭解", "I know this"]),
    (
        "choice.unaware",
        ["不了解", "不瞭解", "I did not know this"],
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
];
