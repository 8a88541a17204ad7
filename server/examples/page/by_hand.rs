//! The search page as somebody would write it who wants nothing but speed: one string, escaped as it grows.

use std::fmt::Write as _;

use app::{
    desks::Names,
    text::{Lang, fill, t},
};
use domain::{
    market::{
        listing::{Listing, PriceModel},
        taxonomy::Grade,
        view::{AgencyCard, SearchPage},
    },
    search::{
        AgencyQuery, AgencySort, Facet, FacetKind, Highlight, HitField, MatchReason, Segment,
        to_pairs,
    },
};

const LANG: Lang = Lang::Hans;
const SHOWN: usize = 8;
const SERVICES_SHOWN: usize = 3;
const GOOD_STARS: u8 = 4;
type Pairs = Vec<(&'static str, String)>;

struct Page<'a> {
    out: String,
    found: &'a SearchPage,
    names: &'a Names,
}

pub fn main(found: &SearchPage, names: &Names) -> String {
    let mut page = Page {
        out: String::with_capacity(128 << 10),
        found,
        names,
    };
    page.head();
    page.facets();
    page.list();
    page.out
}

impl Page<'_> {
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                c => self.out.push(c),
            }
        }
    }

    fn word(&mut self, key: &str) {
        let word = t(LANG, key);
        self.text(&word);
    }

    fn address(&mut self, pairs: &Pairs) {
        self.raw("/market");
        self.parameters(pairs);
    }

    fn parameters(&mut self, pairs: &Pairs) {
        for (place, (name, value)) in pairs.iter().enumerate() {
            self.raw(if place == 0 { "?" } else { "&amp;" });
            self.raw(name);
            self.raw("=");
            for byte in value.bytes() {
                match byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte) {
                    true => self.out.push(byte as char),
                    false => write!(self.out, "%{byte:02X}").expect("a string takes all"),
                }
            }
        }
    }

    fn hidden(&mut self, pairs: &Pairs) {
        for (name, value) in pairs {
            self.raw("<input type=\"hidden\" name=\"");
            self.raw(name);
            self.raw("\" value=\"");
            self.text(value);
            self.raw("\">");
        }
    }

    fn pairs_of(&self, change: impl FnOnce(&mut AgencyQuery)) -> Pairs {
        let mut query = self.found.query.clone();
        query.after = None;
        change(&mut query);
        to_pairs(&query)
    }

    fn head(&mut self) {
        let found = self.found;
        self.raw("<h1>");
        self.word("market.title");
        self.raw("</h1><form class=\"search\" role=\"search\" method=\"get\" action=\"/market\"><input type=\"search\" id=\"q\" name=\"q\" maxlength=\"64\" enterkeyhint=\"search\" aria-label=\"");
        self.word("search.label");
        self.raw("\" placeholder=\"");
        self.word("search.example");
        self.raw("\" value=\"");
        self.text(&found.query.text);
        self.raw("\"><button class=\"btn\">");
        self.word("search.button");
        self.raw("</button></form><p class=\"heading\" role=\"status\">");
        let total = grouped(found.total);
        let facts = [
            ("text", found.query.text.as_str()),
            ("total", total.as_str()),
        ];
        let heading = fill(LANG, "market.found.for", facts);
        self.text(&heading);
        self.raw("</p><nav class=\"chips sorts\" aria-label=\"");
        self.word("market.sort");
        self.raw("\">");
        for sort in AgencySort::ALL
            .into_iter()
            .filter(|sort| *sort != AgencySort::Distance)
        {
            self.raw("<a class=\"chip\" href=\"");
            let pairs = self.pairs_of(|query| query.sort = sort);
            self.address(&pairs);
            self.raw(if sort == found.query.sort {
                "\" aria-current=\"true\">"
            } else {
                "\">"
            });
            self.word(&format!("market.sort.{}", sort.code()));
            self.raw("</a>");
        }
        self.raw("</nav><form id=\"compare\" method=\"get\" action=\"/market\">");
        let kept = self.pairs_of(|_| {});
        self.hidden(&kept);
        self.raw("</form><div class=\"with-facets\">");
    }

    fn facets(&mut self) {
        self.raw("<details class=\"facets\"><summary>");
        self.word("market.filters");
        self.raw("</summary><nav aria-label=\"");
        self.word("market.filters");
        self.raw("\">");
        let found = self.found;
        for facet in found
            .facets
            .iter()
            .filter(|facet| !facet.buckets.is_empty())
        {
            self.facet(facet);
        }
        self.raw("</nav><form class=\"near\" method=\"get\" action=\"/market\">");
        let mut kept = self.pairs_of(|_| {});
        kept.push(("sort", "distance".to_owned()));
        self.hidden(&kept);
        self.raw("<label for=\"near\">");
        self.word("market.near.choose");
        self.raw("</label><select id=\"near\" name=\"near\"><option value=\"\"></option>");
        let names = self.names;
        for code in names.regions.iter().take(names.home_regions) {
            self.raw("<option value=\"");
            self.raw(code);
            self.raw("\">");
            self.text(&names.of(LANG, "region", code));
            self.raw("</option>");
        }
        self.raw("</select><button class=\"btn quiet\">");
        self.word("market.near.button");
        self.raw("</button></form></details>");
    }

    fn facet(&mut self, facet: &Facet) {
        let open = [
            FacetKind::Region,
            FacetKind::Service,
            FacetKind::Price,
            FacetKind::Credit,
        ];
        let open = open.contains(&facet.kind);
        self.raw(if open {
            "<details class=\"facet\" open><summary>"
        } else {
            "<details class=\"facet\"><summary>"
        });
        self.word(&format!("facet.{}", facet.kind.parameter()));
        self.raw("</summary><ul>");
        for bucket in facet.buckets.iter().take(SHOWN) {
            self.raw("<li><a href=\"");
            let mut pairs = self.pairs_of(|_| {});
            pairs.push((facet.kind.parameter(), bucket.value.clone()));
            self.address(&pairs);
            self.raw("\" rel=\"nofollow\"><span>");
            let name = self.bucket_name(facet.kind, &bucket.value);
            self.text(&name);
            self.raw("</span><span class=\"count\">");
            self.raw(&grouped(bucket.count));
            self.raw("</span></a></li>");
        }
        self.raw("</ul>");
        if facet.buckets.len() > SHOWN {
            self.more(facet.kind, facet.buckets.len() - SHOWN);
        }
        self.raw("</details>");
    }

    fn more(&mut self, kind: FacetKind, left: usize) {
        let parameter = kind.parameter();
        self.raw("<a class=\"more\" rel=\"nofollow\" href=\"");
        let mut pairs = self.pairs_of(|_| {});
        pairs.push(("facet", parameter.to_owned()));
        self.address(&pairs);
        self.raw("#facet-");
        self.raw(parameter);
        self.raw("\" aria-label=\"");
        self.word(&format!("facet.{parameter}"));
        self.word("colon");
        let left = left.to_string();
        let says = fill(LANG, "facet.more", [("count", left.as_str())]);
        self.text(&says);
        self.raw("\">");
        self.text(&says);
        self.raw("</a>");
    }

    fn bucket_name(&self, kind: FacetKind, value: &str) -> String {
        let names = self.names;
        match kind {
            FacetKind::Region => names.of(LANG, "region", value),
            FacetKind::Category => names.of(LANG, "category", value),
            FacetKind::Service => names.of(LANG, "service", value),
            FacetKind::Licence => {
                let (code, grade) = value.split_once(':').unwrap_or((value, ""));
                let grade = Grade::from_code(grade).map(|grade| format!("grade.{}", grade.code()));
                let grade = grade.map(|key| t(LANG, &key)).unwrap_or_default();
                format!("{} {grade}", names.of(LANG, "licence", code))
            }
            FacetKind::Credit => fill(LANG, "facet.credit.value", [("stars", value)]),
            FacetKind::PromisedDays => fill(LANG, "facet.promised_days.value", [("days", value)]),
            FacetKind::Price => t(LANG, &format!("facet.price.{value}")).into_owned(),
            FacetKind::Consortium if value == "1" => t(LANG, "facet.consortium.yes").into_owned(),
            FacetKind::Consortium => t(LANG, "facet.consortium.no").into_owned(),
            FacetKind::Certificates => t(LANG, &format!("certificates.{value}")).into_owned(),
        }
    }

    fn list(&mut self) {
        self.raw("<div><ol class=\"results\">");
        let found = self.found;
        for card in &found.cards {
            self.card(card);
        }
        self.raw("</ol><p class=\"acts\">");
        if let Some(next) = found.next {
            self.raw("<button class=\"btn quiet\" form=\"compare\" name=\"after\" value=\"");
            self.text(&next.to_string());
            self.raw("\">");
            self.word("page.next");
            self.raw("</button>");
        }
        self.raw("<button class=\"btn quiet\" form=\"compare\" formaction=\"/market/compare\">");
        self.word("compare.button");
        self.raw("</button></p>");
        if found.total > 0 {
            self.downloads();
        }
        self.raw("</div></div>");
    }

    fn downloads(&mut self) {
        self.raw("<p class=\"acts\"><span>");
        self.word("export.title");
        self.raw("</span>");
        let pairs = self.pairs_of(|_| {});
        for (ending, says) in [("csv", "CSV"), ("xlsx", "XLSX")] {
            self.raw(
                "<a class=\"btn quiet\" rel=\"nofollow\" download=\"\" href=\"/market/agencies.",
            );
            self.raw(ending);
            self.parameters(&pairs);
            self.raw("\" aria-label=\"");
            self.raw(says);
            self.raw(" ");
            self.word("market.title");
            self.raw("\">");
            self.raw(says);
            self.raw("</a>");
        }
        self.raw("</p>");
    }

    fn card(&mut self, card: &AgencyCard) {
        let agency = &card.agency;
        let id = agency.id.to_string();
        self.raw("<li class=\"card agency\"><h2><a href=\"/market/agencies/");
        self.raw(&id);
        self.raw("\">");
        self.marked(card, HitField::Name, &agency.name);
        self.raw("</a></h2>");
        if highlight(card, HitField::ShortName, &agency.short_name).is_some() {
            self.raw("<p class=\"row\"><span>");
            self.word("agency.short_name");
            self.word("colon");
            self.marked(card, HitField::ShortName, &agency.short_name);
            self.raw("</span></p>");
        }
        let mut services: Vec<&Listing> = agency.services.iter().collect();
        services.sort_by_key(|listing| !self.is_wanted(card, listing));
        for listing in services.into_iter().take(SERVICES_SHOWN) {
            self.service(card, listing);
        }
        let good = agency.credit.stars() >= GOOD_STARS;
        self.raw(if good {
            "<p class=\"row\"><span class=\"tag ok\">"
        } else {
            "<p class=\"row\"><span class=\"tag\">"
        });
        let hundredths = agency.credit.hundredths();
        let score = format!("{}.{}", hundredths / 100, hundredths % 100 / 10);
        let stars = agency.credit.stars().to_string();
        let stars = fill(
            LANG,
            "agency.stars",
            [("stars", stars.as_str()), ("score", score.as_str())],
        );
        self.text(&stars);
        self.raw("</span><span>");
        self.text(&self.names.of(LANG, "region", &agency.region.to_string()));
        self.raw("</span><span class=\"tag\">");
        let jobs = agency.jobs_last_year.to_string();
        let jobs = fill(LANG, "agency.jobs", [("count", jobs.as_str())]);
        self.text(&jobs);
        self.raw("</span>");
        if agency.consortium {
            self.raw("<span class=\"tag\">");
            self.word("facet.consortium.yes");
            self.raw("</span>");
        }
        self.raw("</p>");
        self.reasons(card);
        self.raw("<label class=\"choice compare\" for=\"compare-");
        self.raw(&id);
        self.raw("\"><input type=\"checkbox\" form=\"compare\" name=\"ids\" id=\"compare-");
        self.raw(&id);
        self.raw("\" value=\"");
        self.raw(&id);
        self.raw("\" aria-label=\"");
        self.word("compare.add");
        self.raw(" ");
        self.text(&agency.name);
        self.raw("\"><span aria-hidden=\"true\">");
        self.word("compare.add");
        self.raw("</span></label></li>");
    }

    fn is_wanted(&self, card: &AgencyCard, listing: &Listing) -> bool {
        let chinese = self.names.of(LANG, "service", &listing.service.to_string());
        highlight(card, HitField::Service, &chinese).is_some()
            || highlight(card, HitField::Service, &listing.title).is_some()
    }

    fn service(&mut self, card: &AgencyCard, listing: &Listing) {
        let name = self.names.of(LANG, "service", &listing.service.to_string());
        self.raw("<p class=\"row\"><span>");
        self.marked(card, HitField::Service, &name);
        self.raw("</span>");
        if listing.title != name && highlight(card, HitField::Service, &listing.title).is_some() {
            self.raw("<span>");
            self.marked(card, HitField::Service, &listing.title);
            self.raw("</span>");
        }
        self.raw("<span class=\"price\">");
        let price = price(listing.price);
        self.text(&price);
        self.raw("</span><span>");
        let days = listing.promised_working_days.to_string();
        let days = fill(LANG, "agency.promised", [("days", days.as_str())]);
        self.text(&days);
        self.raw("</span></p>");
    }

    fn reasons(&mut self, card: &AgencyCard) {
        let says = card.reasons.iter().map(|reason| match reason {
            MatchReason::Name => t(LANG, "match.name"),
            MatchReason::ShortName => t(LANG, "match.short_name"),
            MatchReason::Service => t(LANG, "match.service"),
            MatchReason::Licence => t(LANG, "match.licence"),
            MatchReason::Region => t(LANG, "match.region"),
            MatchReason::Uscc => t(LANG, "match.uscc"),
            MatchReason::Synonym { typed, meant } => {
                let says = fill(LANG, "match.synonym", [("meant", meant.as_str())]);
                says.replace("{typed}", typed).into()
            }
            MatchReason::Pinyin { meant } => {
                fill(LANG, "match.pinyin", [("meant", meant.as_str())]).into()
            }
            MatchReason::PinyinInitials { meant } => {
                fill(LANG, "match.initials", [("meant", meant.as_str())]).into()
            }
        });
        let says: Vec<_> = says.collect();
        if says.is_empty() {
            return;
        }
        let says = says.join(&t(LANG, "list.and"));
        self.raw("<p class=\"row\"><span class=\"quiet\">");
        let line = fill(LANG, "match.line", [("reasons", says.as_str())]);
        self.text(&line);
        self.raw("</span></p>");
    }

    fn marked(&mut self, card: &AgencyCard, field: HitField, whole: &str) {
        match highlight(card, field, whole) {
            None => self.text(whole),
            Some(found) => {
                for Segment { text, marked } in &found.segments {
                    self.raw(if *marked { "<mark>" } else { "" });
                    self.text(text);
                    self.raw(if *marked { "</mark>" } else { "" });
                }
            }
        }
    }
}

/// The highlight of the field whose parts spell this text.
fn highlight<'a>(card: &'a AgencyCard, field: HitField, text: &str) -> Option<&'a Highlight> {
    let spells = |one: &&Highlight| {
        let mut rest = Some(text);
        for part in &one.segments {
            rest = rest.and_then(|rest| rest.strip_prefix(part.text.as_str()));
        }
        one.field == field && rest == Some("")
    };
    card.highlights.iter().find(spells)
}

fn price(price: PriceModel) -> String {
    match price {
        PriceModel::Fixed(amount) => fill(
            LANG,
            "agency.price.fixed",
            [("amount", amount.grouped().as_str())],
        ),
        PriceModel::From(amount) => fill(
            LANG,
            "agency.price.from",
            [("amount", amount.grouped().as_str())],
        ),
        PriceModel::RateBasisPoints(points) => {
            let rate = format!("{}.{:02}%", points / 100, points % 100);
            fill(LANG, "agency.price.rate", [("rate", rate.as_str())])
        }
    }
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
