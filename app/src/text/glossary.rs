//! The glossary: terms of the field, and what they mean.

use crate::text::Row;

pub const ROWS: &[Row] = &[
    ("glossary.title", ["用语说明", "用語說明", "Glossary"]),
    (
        "glossary.lead",
        [
            "常见用语的大白话说明。",
            "常見用語的大白話說明。",
            "Terms of art in plain words.",
        ],
    ),
    ("term.filing", ["立案", "立案", "Filing"]),
    (
        "glossary.filing",
        [
            "法院决定受理您的案件。",
            "法院決定受理您的案件。",
            "The court decides to take your case.",
        ],
    ),
    ("term.correction", ["补正", "補正", "Correction"]),
    (
        "glossary.correction",
        [
            "法院一次性告知缺什么，您补齐后重新提交。",
            "法院一次性告知缺什麼，您補齊後重新提交。",
            "The court names once everything that is lacking; you complete it and submit again.",
        ],
    ),
    ("term.fee", ["案件受理费", "案件受理費", "Acceptance fee"]),
    (
        "glossary.fee",
        [
            "起诉时预交，最后由败诉方承担。",
            "起訴時預交，最後由敗訴方承擔。",
            "Paid in advance when you sue, borne by the losing side in the end.",
        ],
    ),
    ("term.halved", ["减半交纳", "減半交納", "Halved fee"]),
    (
        "glossary.halved",
        [
            "调解结案、撤诉或适用简易程序时，受理费只收一半。",
            "調解結案、撤訴或適用簡易程序時，受理費只收一半。",
            "Half the acceptance fee is due when a case is mediated, withdrawn or tried in the simplified procedure.",
        ],
    ),
    ("term.principal", ["本金", "本金", "Principal"]),
    (
        "glossary.principal",
        [
            "实际交到借款人手里的钱；预先扣掉的利息不算。",
            "實際交到借款人手裡的錢；預先扣掉的利息不算。",
            "The money that really reached the borrower; interest held back beforehand does not count.",
        ],
    ),
    ("term.lpr", ["LPR", "LPR", "LPR"]),
    (
        "glossary.lpr",
        [
            "一年期贷款市场报价利率，借贷利率的上限按它的四倍算。",
            "一年期貸款市場報價利率，借貸利率的上限按它的四倍算。",
            "The one-year loan prime rate; the cap on interest is four times that rate.",
        ],
    ),
    ("term.jurisdiction", ["管辖", "管轄", "Jurisdiction"]),
    (
        "glossary.jurisdiction",
        [
            "哪个法院有权审理；一般是被告住所地，合同纠纷也可以是履行地。",
            "哪個法院有權審理；一般是被告住所地，合同糾紛也可以是履行地。",
            "Which court may hear the case: usually where the respondent lives, for a contract also where it is performed.",
        ],
    ),
    ("term.service", ["送达", "送達", "Service"]),
    (
        "glossary.service",
        [
            "文书依法送到您手里的时刻，期限从次日起算。",
            "文書依法送到您手裡的時刻，期限從次日起算。",
            "The moment a document lawfully reaches you; periods run from the next day.",
        ],
    ),
    ("term.exhibit", ["证据", "證據", "Exhibit"]),
    (
        "glossary.exhibit",
        [
            "证明事实的材料，逐份写明来源和要证明什么。",
            "證明事實的材料，逐份寫明來源和要證明什麼。",
            "What proves a fact, each with its source and what it is to prove.",
        ],
    ),
    ("term.mediation", ["调解", "調解", "Mediation"]),
    (
        "glossary.mediation",
        [
            "在调解员帮助下双方自愿谈妥；达成的协议可以申请法院确认。",
            "在調解員協助下雙方自願談妥；達成的協議可以申請法院確認。",
            "Both sides settle of their own will with a mediator's help; the court can confirm what they agree.",
        ],
    ),
    (
        "term.preservation",
        ["财产保全", "財產保全", "Preservation"],
    ),
    (
        "glossary.preservation",
        [
            "判决之前先冻结对方的财产，免得日后执行不到。",
            "判決之前先凍結對方的財產，免得日後執行不到。",
            "The other side's property is frozen before the judgment, so that it can be enforced later.",
        ],
    ),
    ("term.limitation", ["诉讼时效", "訴訟時效", "Limitation"]),
    (
        "glossary.limitation",
        [
            "三年内不主张，对方就可以拒绝履行。",
            "三年內不主張，對方就可以拒絕履行。",
            "After three years without a claim the other side may refuse.",
        ],
    ),
    ("term.receipt", ["回执", "回執", "Receipt"]),
    (
        "glossary.receipt",
        [
            "带签名的提交凭证，不联网也能核验。",
            "帶簽章的提交憑證，不連網也能核驗。",
            "A signed proof of what you submitted; it verifies without a connection.",
        ],
    ),
    (
        "term.intermediary",
        ["中介机构", "仲介機構", "Intermediary agency"],
    ),
    (
        "glossary.intermediary",
        [
            "为办理行政审批提供检测、评估、论证等有偿服务的机构。",
            "為辦理行政審批提供檢測、評估、論證等有償服務的機構。",
            "A firm paid for the tests, assessments and opinions an approval needs.",
        ],
    ),
    ("term.licence", ["资质", "資質", "Licence"]),
    (
        "glossary.licence",
        [
            "主管部门发的证书，写明可以承接哪类业务；有的分甲、乙等级。",
            "主管部門發的證書，寫明可以承接哪類業務；有的分甲、乙等級。",
            "A certificate by the authority that says which work may be taken on; some have grades.",
        ],
    ),
    ("term.credit", ["信用评价", "信用評價", "Credit rating"]),
    (
        "glossary.credit",
        [
            "按项目结束后的评价算出的分数，90 分以上为五星。",
            "按專案結束後的評價算出的分數，90 分以上為五星。",
            "A score from the ratings after each job; 90 points and more make five stars.",
        ],
    ),
    ("term.promised", ["承诺时限", "承諾時限", "Promised time"]),
    (
        "glossary.promised",
        [
            "机构公开承诺的工作日数，从材料齐全的次日起算。",
            "機構公開承諾的工作日數，從材料齊全的次日起算。",
            "The working days an agency promises in public, counted from the day after everything is handed in.",
        ],
    ),
    ("term.consortium", ["联合体", "聯合體", "Consortium"]),
    (
        "glossary.consortium",
        [
            "几家机构联合承接一个项目，对外共同负责。",
            "幾家機構聯合承接一個專案，對外共同負責。",
            "Several agencies take a job together and answer for it together.",
        ],
    ),
    ("term.workday", ["工作日", "工作日", "Working day"]),
    (
        "glossary.workday",
        [
            "扣除周末和法定假日、算上调休上班日的日子。",
            "扣除週末和法定假日、算上調休上班日的日子。",
            "A day that is no weekend and no public holiday, make-up days included.",
        ],
    ),
];
