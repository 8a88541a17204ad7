//! The wording of court documents: always Chinese, whatever language the reader's pages are in (CPL 11).

use domain::{
    calendar::{Date, DayOff, Unit},
    clock::Instant,
    court::{
        case::{CorrectionCode, RefusalGround},
        deadline::Deadline,
        evidence::EvidenceKind,
        notice::NoticeKind,
    },
    money::{Fen, Ratio},
};

#[must_use]
pub fn notice_title(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::SubmissionReceipt => "起诉材料接收凭证",
        NoticeKind::CorrectionList => "补正告知书",
        NoticeKind::Refusal => "民事裁定书",
        NoticeKind::Acceptance => "受理案件通知书",
        NoticeKind::FeeNotice => "交纳诉讼费用通知书",
    }
}

/// `2026年3月9日`
#[must_use]
pub fn chinese_date(date: Date) -> String {
    format!(
        "{}年{}月{}日",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

/// `2026年3月9日10时02分05秒`, China time.
#[must_use]
pub fn chinese_time(at: Instant) -> String {
    let (hour, minute) = at.time_in_china();
    let second = at.ms().div_euclid(1000).rem_euclid(60);
    format!(
        "{}{hour}时{minute:02}分{second:02}秒",
        chinese_date(at.date_in_china())
    )
}

#[must_use]
pub fn yuan(amount: Fen) -> String {
    format!("{}元", amount.grouped())
}

/// `2.5%`; a rate beyond four decimals of a percent is written as a fraction.
#[must_use]
pub fn percent(rate: Ratio) -> String {
    let scaled = rate.checked_mul(Ratio::whole(1_000_000));
    match scaled {
        Ok(scaled) if scaled.denominator() == 1 => {
            let (whole, rest) = (scaled.numerator() / 10_000, scaled.numerator() % 10_000);
            let text = format!("{whole}.{rest:04}");
            format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
        }
        _ => rate.to_string(),
    }
}

/// The statute behind a citation's key, in full.
#[must_use]
pub fn law_name(key: &str) -> &'static str {
    match key {
        "CPL" => "《中华人民共和国民事诉讼法》",
        "INT" => "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》",
        "FEE" => "《诉讼费用交纳办法》",
        "OLR" => "《人民法院在线诉讼规则》",
        "EVI" => "《最高人民法院关于民事诉讼证据的若干规定》",
        "REG" => "《最高人民法院关于人民法院登记立案若干问题的规定》",
        _ => "",
    }
}

/// `CPL 122(2)` written out: 《…》第122条第（2）项.
#[must_use]
pub fn article(citation: &str) -> String {
    let (key, place) = citation.split_once(' ').unwrap_or((citation, ""));
    let name = law_name(key);
    match place.split_once('(') {
        None => format!("{name}第{place}条"),
        Some((number, item)) => format!("{name}第{number}条第（{}）项", item.trim_end_matches(')')),
    }
}

/// What is lacking, and where the law asks for it.
#[must_use]
pub fn correction_label(code: CorrectionCode) -> (&'static str, &'static str) {
    match code {
        CorrectionCode::RespondentNotIdentifiable => ("被告的信息不足以与他人相区别", "INT 209"),
        CorrectionCode::IdentityPaperUnclear => ("身份材料不清楚或者与所填信息不一致", "REG 6"),
        CorrectionCode::PowerOfAttorneyLacking => ("委托代理手续不齐全", "CPL 62"),
        CorrectionCode::ClaimNotSpecific => ("诉讼请求不具体", "CPL 122(3)"),
        CorrectionCode::FactsUnclear => ("事实和理由不清楚", "CPL 122(3)"),
        CorrectionCode::ExhibitUnreadable => ("证据材料无法辨认", "OLR 12"),
        CorrectionCode::ExhibitMismatch => ("证据材料与证据目录不一致", "EVI 19"),
        CorrectionCode::AbusiveText => ("起诉状含有谩骂和人身攻击之词", "INT 210"),
    }
}

/// Why the court may not take the case, in the words of the ruling.
#[must_use]
pub fn ground_label(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::NoDirectInterest => "起诉人与本案没有直接利害关系",
        RefusalGround::NoDefiniteRespondent => "没有明确的被告",
        RefusalGround::NoSpecificClaim => "没有具体的诉讼请求和事实、理由",
        RefusalGround::Administrative => "本案属于行政诉讼受案范围",
        RefusalGround::Arbitration => "当事人之间订有书面仲裁协议，应向仲裁机构申请仲裁",
        RefusalGround::OtherAuthority => "争议应由其他机关处理",
        RefusalGround::OtherCourt => "本案不属于本院管辖",
        RefusalGround::AlreadyDecided => "诉讼标的已为发生法律效力的裁判所羁束",
        RefusalGround::Premature => "依法在一定期限内不得起诉的案件，在期限内起诉",
    }
}

#[must_use]
pub fn evidence_label(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::PartyStatement => "当事人的陈述",
        EvidenceKind::Document => "书证",
        EvidenceKind::Object => "物证",
        EvidenceKind::AudioVisual => "视听资料",
        EvidenceKind::ElectronicData => "电子数据",
        EvidenceKind::Witness => "证人证言",
        EvidenceKind::ExpertOpinion => "鉴定意见",
        EvidenceKind::InspectionRecord => "勘验笔录",
    }
}

/// How the last day was found, so that it can be checked by hand (CPL 85).
#[must_use]
pub fn deadline_reason(deadline: &Deadline) -> String {
    let unit = match deadline.span.unit {
        Unit::Hour => "小时",
        Unit::Day => "日",
        Unit::Workday => "个工作日",
        Unit::Month => "个月",
        Unit::Year => "年",
    };
    let first = chinese_date(deadline.first_counted);
    let mut reason = format!("自{first}起算{}{unit}", deadline.span.n);
    if !deadline.rolled.is_empty() {
        let holiday = deadline
            .rolled
            .iter()
            .any(|day| matches!(day.why, DayOff::Holiday(_)));
        let why = if holiday {
            "法定休假日"
        } else {
            "休息日"
        };
        let raw = chinese_date(deadline.raw_end);
        reason.push_str(&format!("，原届满日{raw}为{why}，顺延至其后的第一日"));
    }
    if deadline.provisional {
        reason.push_str("（该年放假安排尚未公布，暂计）");
    }
    reason
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_written_out() {
        assert_eq!(
            article("CPL 122(2)"),
            "《中华人民共和国民事诉讼法》第122条第（2）项"
        );
        assert_eq!(article("FEE 22"), "《诉讼费用交纳办法》第22条");
    }

    #[test]
    fn every_code_cites_a_law_with_a_name() {
        for code in CorrectionCode::ALL {
            let (label, citation) = correction_label(code);
            assert!(!label.is_empty());
            assert!(article(citation).starts_with('《'), "{citation}");
        }
        for ground in RefusalGround::ALL {
            assert!(article(ground.article()).starts_with('《'));
        }
    }

    #[test]
    fn rates_read_as_percent() {
        for (ratio, text) in [
            ((1, 40), "2.5%"),
            ((1, 50), "2%"),
            ((9, 1000), "0.9%"),
            ((1, 3), "1/3"),
        ] {
            let rate = Ratio::new(ratio.0, ratio.1).expect("a fraction");
            assert_eq!(percent(rate), text);
        }
    }
}
