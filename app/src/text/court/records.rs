//! What stands in a case: stages, events, documents, codes.

use crate::text::Row;

pub const ROWS: &[Row] = &[
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
            "补正期限（暂定）已过，请决定是否退回",
            "補正期限（暫定）已過，請決定是否退回",
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
            "诉状已退回，可以补齐后重新起诉",
            "訴狀已退回，可以補齊後重新起訴",
            "Returned: complete it and file anew",
        ],
    ),
    (
        "next.returned.waiting",
        ["诉状已退回", "訴狀已退回", "Returned to the claimant"],
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
            "暂定的补正期限已过；当年放假安排公布前不自动退回",
            "暫定的補正期限已過；當年放假安排公布前不自動退回",
            "The provisional period has passed; nothing is returned automatically before the year's holidays are announced",
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
            "补正期满未补正，退回诉状",
            "補正期滿未補正，退回訴狀",
            "The period for corrections has passed; complaint returned",
        ],
    ),
    (
        "event.filing.returned",
        [
            "逾期未补正，立案人员退回诉状",
            "逾期未補正，立案人員退回訴狀",
            "The period for corrections has passed; complaint returned by the filing clerk",
        ],
    ),
    (
        "event.clock.fee_overdue",
        [
            "交费期满未交，提示立案人员报法官处理",
            "交費期滿未交，提示立案人員報法官處理",
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
