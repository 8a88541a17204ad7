//! Every page and its address.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    account::{
        ClosedPage, CodePage, DataPage, MePage, ReadingsPage, RegisterPage, RegisteredPage,
        ResetPage, ResetRequestPage, SecondFactorPage, SessionsPage, SignInPage, StaffPage,
        VerifyEmailPage,
    },
    court::{
        CasePage, CheckPage, CourtPage, DraftPage, QueuePage, ReceiptPage, ReviewPage, StepPage,
        TodoPage, VerifyPage,
    },
    desks,
    help::GlossaryPage,
    market::{AgencyPage, ComparePage, HomePage, MarketPage},
    text::t,
};

/// The routes, each rendered whole so that it reads without script.
#[component]
pub fn App() -> impl IntoView {
    const WHOLE: SsrMode = SsrMode::Async;
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=HomePage ssr=WHOLE/>
                <Route path=path!("/market") view=MarketPage ssr=WHOLE/>
                <Route path=path!("/market/compare") view=ComparePage ssr=WHOLE/>
                <Route path=path!("/market/agencies/:agency") view=AgencyPage ssr=WHOLE/>
                <Route path=path!("/court") view=CourtPage ssr=WHOLE/>
                <Route path=path!("/court/queue") view=QueuePage ssr=WHOLE/>
                <Route path=path!("/court/drafts/:draft") view=DraftPage ssr=WHOLE/>
                <Route path=path!("/court/drafts/:draft/check") view=CheckPage ssr=WHOLE/>
                <Route path=path!("/court/drafts/:draft/:step") view=StepPage ssr=WHOLE/>
                <Route path=path!("/court/cases/:case") view=CasePage ssr=WHOLE/>
                <Route path=path!("/court/cases/:case/receipt") view=ReceiptPage ssr=WHOLE/>
                <Route path=path!("/court/cases/:case/review") view=ReviewPage ssr=WHOLE/>
                <Route path=path!("/verify") view=VerifyPage ssr=WHOLE/>
                <Route path=path!("/todo") view=TodoPage ssr=WHOLE/>
                <Route path=path!("/me") view=MePage ssr=WHOLE/>
                <Route path=path!("/me/data") view=DataPage ssr=WHOLE/>
                <Route path=path!("/closed/:token") view=ClosedPage ssr=WHOLE/>
                <Route path=path!("/me/sessions") view=SessionsPage ssr=WHOLE/>
                <Route path=path!("/me/second-factor") view=SecondFactorPage ssr=WHOLE/>
                <Route path=path!("/sign-in") view=SignInPage ssr=WHOLE/>
                <Route path=path!("/sign-in/code") view=CodePage ssr=WHOLE/>
                <Route path=path!("/register") view=RegisterPage ssr=WHOLE/>
                <Route path=path!("/registered") view=RegisteredPage ssr=WHOLE/>
                <Route path=path!("/verify-email/:token") view=VerifyEmailPage ssr=WHOLE/>
                <Route path=path!("/reset") view=ResetRequestPage ssr=WHOLE/>
                <Route path=path!("/reset/:token") view=ResetPage ssr=WHOLE/>
                <Route path=path!("/operator/staff") view=StaffPage ssr=WHOLE/>
                <Route path=path!("/auditor/readings") view=ReadingsPage ssr=WHOLE/>
                <Route path=path!("/help/glossary") view=GlossaryPage ssr=WHOLE/>
            </FlatRoutes>
        </Router>
    }
}

/// An address that names nothing.
#[component]
fn NotFound() -> impl IntoView {
    let counter = desks::counter();
    let lang = counter.looks.lang;
    view! {
        <Title text=t(lang, "not_found.title").into_owned()/>
        <h1>{t(lang, "not_found.title")}</h1>
        <p class="lead">{t(lang, "not_found.lead")}</p>
        <p><a class="btn quiet" href="/">{t(lang, "court.back_home")}</a></p>
    }
}
