//! Where a contract claim belongs.

use domain::{
    court::jurisdiction::{
        Advice, Arbitration, Blocker, Caution, ClausePlace, Connection, ContractKind, CourtClause,
        CourtLevel, Ground, HabitualResidence, JurisdictionFacts, PartyPlace, Side, Subject,
        advise,
    },
    edition,
    market::region::RegionCode,
    money::Fen,
    rulebook::Citation,
};

const HAISHU: &str = "330203";
const YINZHOU: &str = "330212";
const PUDONG: &str = "310115";

fn region(code: &str) -> RegionCode {
    code.parse().expect("a division code")
}

fn home(code: &str) -> PartyPlace {
    PartyPlace {
        domicile: Some(region(code)),
        ..PartyPlace::default()
    }
}

fn loan(amount_yuan: i64) -> JurisdictionFacts {
    let amount = Fen::from_yuan(amount_yuan).expect("an amount");
    JurisdictionFacts::loan_repayment(home(HAISHU), vec![home(YINZHOU)], amount)
}

fn advised(facts: &JurisdictionFacts) -> Advice {
    let rules = edition::first_edition();
    let levels = rules.court_levels.entries().last().expect("thresholds");
    advise(facts, &levels.value)
}

fn places(advice: &Advice) -> Vec<(String, Vec<Ground>)> {
    let courts = advice.courts.iter();
    courts
        .map(|court| (court.place.to_string(), court.grounds.clone()))
        .collect()
}

#[test]
fn a_lender_may_sue_at_home_or_at_the_borrowers() {
    let advice = advised(&loan(150_000));
    assert_eq!(
        places(&advice),
        [
            (HAISHU.to_owned(), vec![Ground::MoneyReceiver]),
            (YINZHOU.to_owned(), vec![Ground::RespondentDomicile]),
        ]
    );
    assert_eq!(advice.cautions, [Caution::SeveralCourts]);
    assert!(advice.admits(region(HAISHU), CourtLevel::Basic).is_ok());
    assert_eq!(
        advice.admits(region(PUDONG), CourtLevel::Basic),
        Err(Blocker::NotCompetent)
    );
    assert_eq!(
        advice.admits(region("330200"), CourtLevel::Intermediate),
        Err(Blocker::WrongLevel)
    );
}

#[test]
fn an_arbitration_clause_closes_the_door_unless_it_has_no_effect() {
    let mut facts = loan(1);
    facts.arbitration = Arbitration::Written;
    let advice = advised(&facts);
    assert_eq!(advice.blockers, [Blocker::ArbitrationAgreed]);
    assert_eq!(
        advice.admits(region(HAISHU), CourtLevel::Basic),
        Err(Blocker::ArbitrationAgreed)
    );
    facts.arbitration = Arbitration::Ineffective;
    assert_eq!(advised(&facts).courts.len(), 2);
}

#[test]
fn real_estate_is_heard_where_it_lies_whatever_was_agreed() {
    let mut facts = loan(1);
    facts.contract = ContractKind::RealEstate {
        place: region(PUDONG),
    };
    facts.clause = Some(clause(true, Connection::ClaimantDomicile));
    let advice = advised(&facts);
    assert_eq!(
        places(&advice),
        [(PUDONG.to_owned(), vec![Ground::ExclusiveRealEstate])]
    );
    assert_eq!(advice.cautions, [Caution::ClauseAgainstExclusive]);
    assert_eq!(
        advice.admits(region(HAISHU), CourtLevel::Basic),
        Err(Blocker::Exclusive)
    );
}

fn clause(written: bool, connection: Connection) -> CourtClause {
    CourtClause {
        written,
        hidden_from_consumer: false,
        places: vec![ClausePlace {
            region: region("330206"),
            connection,
        }],
    }
}

#[test]
fn a_valid_clause_leaves_only_its_court() {
    let mut facts = loan(1);
    facts.clause = Some(clause(true, Connection::Signing));
    assert_eq!(
        places(&advised(&facts)),
        [("330206".to_owned(), vec![Ground::AgreedCourt])]
    );
}

#[test]
fn a_void_clause_leaves_the_general_rules() {
    for (void, caution) in [
        (
            clause(false, Connection::Signing),
            Caution::ClauseNotWritten,
        ),
        (
            clause(true, Connection::None),
            Caution::ClauseWithoutConnection,
        ),
        (
            CourtClause {
                hidden_from_consumer: true,
                ..clause(true, Connection::Signing)
            },
            Caution::ClauseHiddenFromConsumer,
        ),
    ] {
        let mut facts = loan(1);
        facts.clause = Some(void);
        let advice = advised(&facts);
        assert_eq!(advice.courts.len(), 2);
        assert!(advice.cautions.contains(&caution), "{caution:?}");
    }
}

#[test]
fn a_habitual_residence_of_a_year_counts_before_the_domicile() {
    let mut facts = loan(1);
    let moved = HabitualResidence {
        region: region(PUDONG),
        over_a_year: true,
        hospital: false,
    };
    facts.respondents[0].habitual = Some(moved);
    assert_eq!(
        places(&advised(&facts))[1],
        (PUDONG.to_owned(), vec![Ground::RespondentHabitual])
    );
    for short in [
        HabitualResidence {
            over_a_year: false,
            ..moved
        },
        HabitualResidence {
            hospital: true,
            ..moved
        },
    ] {
        facts.respondents[0].habitual = Some(short);
        assert_eq!(places(&advised(&facts))[1].0, YINZHOU);
    }
}

#[test]
fn an_agreed_place_of_performance_counts_unless_nothing_was_performed_there() {
    let mut facts = loan(1);
    facts.performance.agreed = Some(region(PUDONG));
    assert_eq!(
        places(&advised(&facts))[0],
        (PUDONG.to_owned(), vec![Ground::AgreedPerformance])
    );
    facts.performance.performed = false;
    let advice = advised(&facts);
    assert_eq!(
        places(&advice),
        [(YINZHOU.to_owned(), vec![Ground::RespondentDomicile])]
    );
    assert_eq!(advice.cautions, [Caution::AgreedPerformanceUnused]);
    facts.performance.agreed = Some(region(HAISHU));
    assert_eq!(
        places(&advised(&facts))[0],
        (HAISHU.to_owned(), vec![Ground::AgreedPerformance])
    );
}

#[test]
fn each_kind_of_contract_has_its_place() {
    let mut facts = loan(1);
    for (contract, ground, place) in [
        (
            ContractKind::GoodsLease {
                used_at: region(PUDONG),
            },
            Ground::PlaceOfUse,
            PUDONG,
        ),
        (
            ContractKind::OnlineSaleShipped {
                received_at: region(PUDONG),
            },
            Ground::OnlineReceipt,
            PUDONG,
        ),
        (
            ContractKind::OnlineSaleDeliveredOnline {
                buyer: Side::Claimant,
            },
            Ground::OnlineBuyer,
            HAISHU,
        ),
    ] {
        facts.contract = contract;
        assert_eq!(
            places(&advised(&facts))[0],
            (place.to_owned(), vec![ground])
        );
    }
    facts.contract = ContractKind::Other;
    facts.performance.subject = Subject::Other {
        performer: Side::Respondent,
    };
    assert_eq!(
        places(&advised(&facts)),
        [(
            YINZHOU.to_owned(),
            vec![Ground::PerformingParty, Ground::RespondentDomicile]
        )]
    );
}

#[test]
fn a_detained_borrower_is_sued_at_the_lenders_home() {
    let mut facts = loan(1);
    facts.respondents[0].detained = true;
    assert_eq!(
        places(&advised(&facts)),
        [(
            HAISHU.to_owned(),
            vec![Ground::MoneyReceiver, Ground::ClaimantOfDetained]
        )]
    );
}

#[test]
fn without_any_known_place_nothing_can_be_filed() {
    let mut facts = loan(1);
    facts.claimants[0].domicile = None;
    facts.respondents[0].domicile = None;
    let advice = advised(&facts);
    assert_eq!(advice.blockers, [Blocker::NoPlaceKnown]);
    assert_eq!(
        advice.cautions,
        [Caution::ClaimantHomeUnknown, Caution::RespondentHomeUnknown]
    );
}

#[test]
fn the_level_follows_amount_and_province() {
    let level = |facts: &JurisdictionFacts| advised(facts).courts[0].level;
    assert_eq!(level(&loan(499_999_999)), CourtLevel::Basic);
    assert_eq!(level(&loan(500_000_000)), CourtLevel::Intermediate);
    assert_eq!(level(&loan(5_000_000_000)), CourtLevel::High);
    assert_eq!(
        advised(&loan(500_000_000)).courts.len(),
        1,
        "one city, one intermediate court"
    );
    let mut facts = loan(100_000_000);
    facts.respondents[0] = home(PUDONG);
    assert_eq!(level(&facts), CourtLevel::Intermediate);
    facts.amount = Fen::from_yuan(99_999_999).expect("an amount");
    assert_eq!(level(&facts), CourtLevel::Basic);
}

#[test]
fn every_ground_and_blocker_cites_a_known_law() {
    let grounds = [
        Ground::ExclusiveRealEstate,
        Ground::AgreedCourt,
        Ground::AgreedPerformance,
        Ground::MoneyReceiver,
        Ground::PlaceOfUse,
        Ground::OnlineBuyer,
        Ground::RespondentDomicile,
        Ground::RespondentHabitual,
        Ground::ClaimantOfDetained,
    ];
    let blockers = [
        Blocker::ArbitrationAgreed,
        Blocker::NoPlaceKnown,
        Blocker::NotCompetent,
        Blocker::WrongLevel,
        Blocker::Exclusive,
    ];
    let cited = grounds
        .iter()
        .flat_map(|ground| ground.articles().iter().copied());
    for article in cited.chain(blockers.map(Blocker::article)) {
        assert!(article.parse::<Citation>().is_ok(), "{article}");
    }
}
