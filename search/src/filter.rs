//! Filters on rows. Each facet's verdict is kept apart, so that its counts can leave its own selection out.

use domain::calendar::Date;
use domain::market::agency::{CertificateStanding, CreditScore};
use domain::market::region::RegionCode;
use domain::market::taxonomy::Grade;
use domain::search::{AgencyQuery, FacetKind, PriceBand};

use crate::bits::Bits;
use crate::day::{self, DAYS_STEPS, DayColumns, Facts};
use crate::meet::SegmentView;
use crate::rows::{PackedCertificate, PackedListing, Rows, day_number};
use crate::vocabulary::{LicenceMask, ServiceMask, Vocabulary};

/// The facets that may fail a row, one bit each.
pub type Fails = u16;

pub const LISTING_KINDS: [FacetKind; 4] = [
    FacetKind::Category,
    FacetKind::Service,
    FacetKind::Price,
    FacetKind::PromisedDays,
];

pub fn bit(kind: FacetKind) -> Fails {
    1 << kind as u16
}

/// A query's filters in the form rows are tested with.
pub struct Filters<'a> {
    vocabulary: &'a Vocabulary,
    regions: Vec<RegionCode>,
    categories: ServiceMask,
    services: ServiceMask,
    prices: Vec<PriceBand>,
    days_max: Option<u16>,
    licences: Vec<(usize, Option<Grade>)>,
    unknown_licence: bool,
    grade: Option<Grade>,
    grade_exact: bool,
    credit_least: u16,
    consortium: Option<bool>,
    certificates: Option<CertificateStanding>,
    pub day: u32,
    /// The services the words speak of: prices and promises are asked of these.
    word_scope: ServiceMask,
    /// The services the query speaks of, by word or by filter; zero is all.
    pub scope: ServiceMask,
    /// The licences those services ask for; zero is any.
    scope_licences: LicenceMask,
    /// The facets chosen.
    pub chosen: Fails,
}

/// What the listings of a row answer: the facets of which at least one must be dropped, per listing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verdict {
    /// Facets outside the listings that fail.
    pub base: Fails,
    /// Some listing passes every listing facet.
    pub listing_passes: bool,
    /// Listing facets each of which alone stands between some listing and passing.
    pub listing_single: Fails,
}

impl Verdict {
    /// A row no filter can keep out.
    pub const OPEN: Self = Self {
        base: 0,
        listing_passes: true,
        listing_single: 0,
    };

    /// True if at most one facet's selection keeps the row out.
    pub fn passes_without_one(self) -> bool {
        let listings = self.listing_passes || self.listing_single != 0;
        listings && (self.base == 0 || self.base.is_power_of_two())
    }

    pub fn passes(self) -> bool {
        self.base == 0 && self.listing_passes
    }

    /// True if the row would be found with this facet's own selection left out.
    pub fn passes_without(self, kind: FacetKind) -> bool {
        let listings = self.listing_passes || self.listing_single & bit(kind) != 0;
        self.base & !bit(kind) == 0 && listings
    }
}

impl<'a> Filters<'a> {
    pub fn new(
        query: &AgencyQuery,
        day: Date,
        word_scope: ServiceMask,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        let rows = vocabulary.taxonomy.services.iter().enumerate();
        let categories = rows
            .filter(|(_, row)| query.categories.contains(&row.code.category()))
            .fold(0, |mask, (index, _)| mask | 1 << index);
        let services = vocabulary.mask_of(&query.services);
        let known = |filter: &domain::search::LicenceFilter| {
            let index = vocabulary.licence_index(&filter.licence);
            index.map(|index| (index, filter.grade))
        };
        let licences: Vec<_> = query.licences.iter().filter_map(known).collect();
        let chosen = [
            (FacetKind::Region, !query.regions.is_empty()),
            (FacetKind::Category, !query.categories.is_empty()),
            (FacetKind::Service, !query.services.is_empty()),
            (
                FacetKind::Licence,
                !query.licences.is_empty() || query.grade.is_some(),
            ),
            (FacetKind::Credit, query.credit_at_least.is_some()),
            (FacetKind::Price, !query.prices.is_empty()),
            (FacetKind::PromisedDays, query.promised_days_max.is_some()),
            (FacetKind::Consortium, query.consortium.is_some()),
            (FacetKind::Certificates, query.certificates.is_some()),
        ];
        let chosen = chosen.iter().filter(|(_, chosen)| *chosen);
        let chosen = chosen.fold(0, |chosen, (kind, _)| chosen | bit(*kind));
        let mut scope = word_scope | services;
        if scope == 0 {
            scope = categories;
        }
        Self {
            vocabulary,
            regions: query.regions.clone(),
            categories: if query.categories.is_empty() {
                ServiceMask::MAX
            } else {
                categories
            },
            services: if query.services.is_empty() {
                ServiceMask::MAX
            } else {
                services
            },
            prices: query.prices.clone(),
            days_max: query.promised_days_max,
            unknown_licence: licences.is_empty() && !query.licences.is_empty(),
            licences,
            grade: query.grade,
            grade_exact: query.grade_exact,
            credit_least: query
                .credit_at_least
                .map_or(0, |stars| CreditScore::least_for(stars).hundredths()),
            consortium: query.consortium,
            certificates: query.certificates,
            day: day_number(day),
            scope_licences: vocabulary.licences_for(scope),
            chosen,
            word_scope: if word_scope == 0 {
                ServiceMask::MAX
            } else {
                word_scope
            },
            scope,
        }
    }

    /// The categories of services as bits.
    pub fn categories_of(&self, services: ServiceMask) -> u32 {
        self.vocabulary.categories_of(services)
    }

    /// True if no facet is chosen at all.
    pub fn open(&self) -> bool {
        self.chosen == 0
    }

    /// True if a facet of the listings is chosen.
    pub fn chooses_listings(&self) -> bool {
        LISTING_KINDS
            .iter()
            .any(|kind| self.chosen & bit(*kind) != 0)
    }

    /// The rows that may pass one facet's selection: all that do, and perhaps more. `None` says nothing.
    pub fn may_pass(
        &self,
        kind: FacetKind,
        view: &SegmentView<'_>,
        columns: &DayColumns,
    ) -> tantivy::Result<Option<Bits>> {
        let rows = view.rows;
        let by_facts = |holds: &dyn Fn(Facts) -> bool| {
            Bits::matching(rows.count(), |doc| holds(columns.facts[doc as usize]))
        };
        Ok(Some(match kind {
            FacetKind::Region => {
                let places = self.places(rows);
                rows.at_places(&places)
            }
            FacetKind::Category => view.offering(self.categories)?,
            FacetKind::Service => view.offering(self.services)?,
            FacetKind::Licence if self.licences.is_empty() => return Ok(None),
            FacetKind::Licence => {
                let asked = self.licences.iter().map(|(index, _)| *index);
                view.licensed(asked.fold(0, |mask, index| mask | 1 << index))?
            }
            FacetKind::Credit => {
                Bits::matching(rows.count(), |doc| rows.credit(doc) >= self.credit_least)
            }
            FacetKind::Price => {
                let bands = self.prices.iter();
                let bands = bands.fold(0, |bands, band| bands | 1 << *band as u16);
                by_facts(&|facts| facts.bands() & bands != 0)
            }
            FacetKind::PromisedDays => {
                let most = self.days_max.unwrap_or(u16::MAX);
                let steps = DAYS_STEPS.iter().take_while(|step| **step < most).count();
                by_facts(&|facts| facts.step() <= steps)
            }
            FacetKind::Consortium => {
                let asked = self.consortium == Some(true);
                by_facts(&|facts| facts.consortium() == asked)
            }
            FacetKind::Certificates => {
                let asked = self.certificates.map(|standing| standing as usize);
                by_facts(&|facts| facts.standing() == asked)
            }
        }))
    }

    /// The rows at most one facet's selection keeps out, and perhaps more; under a single selection the rows
    /// that may pass it.
    pub fn narrowed(&self, view: &SegmentView<'_>, columns: &DayColumns) -> tantivy::Result<Bits> {
        let count = view.rows.count();
        let (mut pass, mut all_but_one) = (Bits::all(count), Bits::none(count));
        for kind in FacetKind::ALL {
            if self.chosen & bit(kind) == 0 {
                continue;
            }
            let Some(may) = self.may_pass(kind, view, columns)? else {
                continue;
            };
            all_but_one.keep(&may);
            let mut kept_out = pass.clone();
            kept_out.remove(&may);
            all_but_one.add(&kept_out);
            pass.keep(&may);
        }
        if !self.chosen.is_power_of_two() {
            pass.add(&all_but_one);
        }
        Ok(pass)
    }

    /// True if only listings the words speak of count for price and promise.
    pub fn narrows_listings(&self) -> bool {
        self.word_scope != ServiceMask::MAX
    }

    /// True if the words speak of the listing's service, or of none.
    pub fn speaks_of(&self, listing: PackedListing) -> bool {
        self.word_scope >> listing.service() & 1 == 1
    }

    /// For each place of a segment, whether it serves a region asked for.
    pub fn places(&self, rows: &Rows) -> Vec<bool> {
        let serves = |place: &crate::place::Place| {
            self.regions.is_empty() || self.regions.iter().any(|region| place.serves(*region))
        };
        rows.places.iter().map(serves).collect()
    }

    pub fn verdict(&self, rows: &Rows, places: &[bool], doc: u32) -> Verdict {
        let mut verdict = Verdict::default();
        let mut fail = |kind: FacetKind, fails: bool| {
            if fails {
                verdict.base |= bit(kind);
            }
        };
        fail(
            FacetKind::Region,
            !places[rows.place[doc as usize] as usize],
        );
        fail(FacetKind::Credit, rows.credit(doc) < self.credit_least);
        let joins = rows.consortium(doc);
        fail(
            FacetKind::Consortium,
            self.consortium.is_some_and(|asked| asked != joins),
        );
        fail(FacetKind::Licence, !self.licensed(rows.certificates(doc)));
        let standing = self.certificates;
        let fails =
            standing.is_some() && standing != day::standing(rows.certificates(doc), self.day);
        fail(FacetKind::Certificates, fails);
        if !self.chooses_listings() {
            verdict.listing_passes = true;
            return verdict;
        }
        let listings = rows.listings(doc);
        verdict.listing_passes = listings.is_empty() && self.listing_fails_without_any() == 0;
        for listing in listings {
            match self.listing_fails(*listing) {
                0 => verdict.listing_passes = true,
                fails if fails.is_power_of_two() => verdict.listing_single |= fails,
                _ => {}
            }
        }
        verdict
    }

    fn listing_fails_without_any(&self) -> Fails {
        let mut fails = 0;
        let asked = [
            self.categories != ServiceMask::MAX,
            self.services != ServiceMask::MAX,
            !self.prices.is_empty(),
            self.days_max.is_some(),
        ];
        for (kind, asked) in LISTING_KINDS.into_iter().zip(asked) {
            if asked {
                fails |= bit(kind);
            }
        }
        fails
    }

    fn listing_fails(&self, listing: PackedListing) -> Fails {
        let service = listing.service();
        let outside = |mask: ServiceMask| mask >> service & 1 == 0;
        let band = PriceBand::of(listing.least_fen());
        let beside = outside(self.word_scope);
        let failing = [
            outside(self.categories),
            outside(self.services),
            !self.prices.is_empty() && (beside || !self.prices.contains(&band)),
            self.days_max
                .is_some_and(|max| beside || listing.days() > max),
        ];
        let kinds = LISTING_KINDS.into_iter().zip(failing);
        kinds
            .filter(|(_, fails)| *fails)
            .fold(0, |fails, (kind, _)| fails | bit(kind))
    }

    /// True if the listing is one the query speaks of and passes the listing facets but `without`.
    pub fn listing_counts(&self, listing: PackedListing, without: Option<FacetKind>) -> bool {
        let in_scope = self.speaks_of(listing);
        let dropped = without.map_or(0, bit);
        let widened = matches!(without, Some(FacetKind::Category | FacetKind::Service));
        (in_scope || widened) && self.listing_fails(listing) & !dropped == 0
    }

    /// The licence and grade asked for stand on one certificate that is valid, or has the standing asked for.
    fn licensed(&self, certificates: &[PackedCertificate]) -> bool {
        if self.licences.is_empty() && self.grade.is_none() {
            return !self.unknown_licence;
        }
        let standing = self.certificates.unwrap_or(CertificateStanding::Valid);
        certificates.iter().any(|row| {
            let licence = self.licences.is_empty()
                || self.licences.iter().any(|(index, grade)| {
                    row.licence() == *index
                        && grade.is_none_or(|asked| self.graded(*row, asked, false))
                });
            let grade = self
                .grade
                .is_none_or(|asked| self.graded(*row, asked, self.grade_exact));
            licence && grade && row.standing(self.day) == standing
        })
    }

    fn graded(&self, row: PackedCertificate, asked: Grade, exact: bool) -> bool {
        let Some(held) = row.grade() else {
            return false;
        };
        let licence = &self.vocabulary.taxonomy.licences[row.licence()];
        if exact {
            held == asked
        } else {
            licence.at_least(held, asked)
        }
    }

    /// A valid certificate of this grade or higher, of a licence the services in scope ask for.
    pub fn holds_grade(&self, certificates: &[PackedCertificate], grade: Grade) -> bool {
        let licences = self.scope_licences;
        let fits = |row: &PackedCertificate| licences == 0 || licences >> row.licence() & 1 == 1;
        certificates.iter().any(|row| {
            fits(row)
                && self.graded(*row, grade, self.grade_exact)
                && row.standing(self.day) == CertificateStanding::Valid
        })
    }

    pub fn holds_licence(&self, certificates: &[PackedCertificate], licences: LicenceMask) -> bool {
        let mut rows = certificates.iter();
        rows.any(|row| {
            licences >> row.licence() & 1 == 1
                && row.standing(self.day) == CertificateStanding::Valid
        })
    }

    /// A service in scope promised within so many days.
    pub fn within_days(&self, listings: &[PackedListing], max: u16) -> bool {
        let mut rows = listings.iter();
        rows.any(|row| {
            row.days() <= max && (self.scope == 0 || self.scope >> row.service() & 1 == 1)
        })
    }
}
