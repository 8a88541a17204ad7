//! Procedures, deadlines, the ledger, and why a court is competent.

use crate::text::Row;

pub const ROWS: &[Row] = &[
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
];
