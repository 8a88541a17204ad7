//! Which places are competent and why, what stands in the way, and what the reader should know (管辖).

use domain::court::jurisdiction::{Advice, Blocker, Caution, CompetentCourt, CourtLevel, Ground};
use leptos::prelude::*;

use super::parts::{all_cited, cited};
use crate::{desks::Counter, text::t};

/// The advice with every article it rests on.
pub fn advice(counter: &Counter, advice: &Advice) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let blockers = advice
        .blockers
        .iter()
        .map(|found| blocker(counter, *found))
        .collect_view();
    let places = advice
        .courts
        .iter()
        .map(|court| place(counter, court))
        .collect_view();
    let cautions = advice
        .cautions
        .iter()
        .map(|caution| view! { <li>{t(lang, caution_key(*caution))}</li> })
        .collect_view();
    let cautions = (!advice.cautions.is_empty()).then(|| {
        view! { <h3>{t(lang, "court.jurisdiction.cautions")}</h3><ul class="why">{cautions}</ul> }
    });
    view! { {blockers}<h3>{t(lang, "court.why")}</h3><ul class="why">{places}</ul>{cautions} }
}

/// Why a court may not hear it.
pub fn blocker(counter: &Counter, blocker: Blocker) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let key = match blocker {
        Blocker::ArbitrationAgreed => "venue.blocker.arbitration_agreed",
        Blocker::NoPlaceKnown => "venue.blocker.no_place_known",
        Blocker::NotCompetent => "venue.blocker.not_competent",
        Blocker::WrongLevel => "venue.blocker.wrong_level",
        Blocker::Exclusive => "venue.blocker.exclusive",
    };
    view! { <p><b>{t(lang, key)}</b>" "{cited(lang, blocker.article())}</p> }
}

fn place(counter: &Counter, court: &CompetentCourt) -> impl IntoView + use<> {
    let lang = counter.looks.lang;
    let name = counter.names.of(lang, "region", &court.place.to_string());
    let level = match court.level {
        CourtLevel::Basic => "venue.level.basic",
        CourtLevel::Intermediate => "venue.level.intermediate",
        CourtLevel::High => "venue.level.high",
    };
    let grounds = court.grounds.iter().map(|ground| {
        let law = all_cited(lang, ground.articles());
        view! { <div>{t(lang, ground_key(*ground))}" "{law}</div> }
    });
    view! { <li><b>{name}</b>" "{t(lang, level)}{grounds.collect_view()}</li> }
}

fn ground_key(ground: Ground) -> &'static str {
    match ground {
        Ground::ExclusiveRealEstate => "venue.exclusive_real_estate",
        Ground::AgreedCourt => "venue.agreed_court",
        Ground::AgreedPerformance => "venue.agreed_performance",
        Ground::MoneyReceiver => "venue.money_receiver",
        Ground::RealEstatePlace => "venue.real_estate_place",
        Ground::PerformingParty => "venue.performing_party",
        Ground::OnTheSpot => "venue.on_the_spot",
        Ground::PlaceOfUse => "venue.place_of_use",
        Ground::OnlineBuyer => "venue.online_buyer",
        Ground::OnlineReceipt => "venue.online_receipt",
        Ground::RespondentDomicile => "venue.respondent_domicile",
        Ground::RespondentHabitual => "venue.respondent_habitual",
        Ground::ClaimantOfDetained => "venue.claimant_of_detained",
    }
}

fn caution_key(caution: Caution) -> &'static str {
    match caution {
        Caution::ArbitrationIneffective => "venue.caution.arbitration_ineffective",
        Caution::ClauseNotWritten => "venue.caution.clause_not_written",
        Caution::ClauseHiddenFromConsumer => "venue.caution.clause_hidden",
        Caution::ClauseWithoutConnection => "venue.caution.clause_without_connection",
        Caution::ClauseAgainstExclusive => "venue.caution.clause_against_exclusive",
        Caution::AgreedPerformanceUnused => "venue.caution.agreed_performance_unused",
        Caution::RespondentHomeUnknown => "venue.caution.respondent_home_unknown",
        Caution::ClaimantHomeUnknown => "venue.caution.claimant_home_unknown",
        Caution::SeveralCourts => "venue.caution.several_courts",
    }
}
