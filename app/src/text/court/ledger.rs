//! What the interest ledger says.

use crate::text::Row;

pub const ROWS: &[Row] = &[
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
            "计入借据的前期利息，超过法定上限的部分不算本金。",
            "計入借據的前期利息，超過法定上限的部分不算本金。",
            "Earlier interest in the note above the legal cap is not principal.",
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
];
