//! Reading a case, its lists and its papers.

use domain::{
    caller::{Action, Caller, Role},
    court::{
        case::Case,
        evidence::Exhibit,
        notice::Notice,
        view::{CaseContext, CaseSummary, CaseView},
    },
    id::{CaseId, DraftId, ExhibitId, NoticeId},
    refusal::Refusal,
};
use store::{Write, records::NewReading};

use super::{
    Court,
    gate::enter,
    save::{Command, refused},
};

impl Court {
    pub(super) async fn case(&self, caller: &Caller, id: CaseId) -> Result<CaseView, Refusal> {
        let case = self.case_for(caller, id, Action::ReadCase).await?;
        self.note_reading(caller, &case, "case").await?;
        self.view(caller, case).await
    }

    pub(super) async fn view(&self, caller: &Caller, case: Case) -> Result<CaseView, Refusal> {
        let context = CaseContext {
            entries: self
                .store()
                .dockets
                .of_case(case.id)
                .await
                .map_err(refused)?,
            notices: self
                .store()
                .notices
                .of_case(case.id)
                .await
                .map_err(refused)?,
            court_name: self.context.courts.name(&case.court),
        };
        CaseView::for_caller(case, context, caller).ok_or_else(Refusal::not_found)
    }

    pub(super) async fn cases(&self, caller: &Caller) -> Result<Vec<CaseSummary>, Refusal> {
        let account = enter(caller, Action::ListOwnCases)?;
        let cases = self
            .store()
            .cases
            .of_owner(account)
            .await
            .map_err(refused)?;
        Ok(cases.iter().map(CaseSummary::of).collect())
    }

    /// Records that an official opened a case file.
    ///
    /// This is the one write a GET makes. It is no state of the case: nothing reads it but the auditor, no rule
    /// depends on it, and it goes through no transition. An official's page is shown only once it is recorded.
    pub(super) async fn note_reading(
        &self,
        caller: &Caller,
        case: &Case,
        what: &str,
    ) -> Result<(), Refusal> {
        let Some(reader) = caller.account.filter(|account| *account != case.owner) else {
            return Ok(());
        };
        let at_court = caller.ties(None, Some(&case.court)).courts;
        let role = at_court
            .into_iter()
            .find(|role| matches!(role, Role::FilingClerk | Role::Judge | Role::CourtClerk));
        let role = role.ok_or_else(Refusal::not_found)?;
        let reading = NewReading {
            reader,
            role,
            case: case.id,
            what: what.to_owned(),
        };
        let command =
            Command::repeatable(caller, reader, "case.read", self.context.random.id_half());
        self.store()
            .save(command.unit().write(Write::Reading(reading)))
            .await
            .map_err(refused)?;
        Ok(())
    }

    /// An exhibit of a case with its number, for its download.
    pub(crate) async fn case_exhibit(
        &self,
        caller: &Caller,
        case: CaseId,
        exhibit: ExhibitId,
    ) -> Result<(CaseView, usize), Refusal> {
        let case = self.case_for(caller, case, Action::ReadCaseFile).await?;
        let place = case
            .filing
            .exhibits
            .iter()
            .position(|one| one.id == exhibit);
        let place = place.ok_or_else(Refusal::not_found)?;
        self.note_reading(caller, &case, &format!("exhibit:{exhibit}"))
            .await?;
        let view = self.view(caller, case).await?;
        Ok((view, place))
    }

    /// An exhibit of the caller's own draft.
    pub(crate) async fn draft_exhibit(
        &self,
        caller: &Caller,
        draft: DraftId,
        exhibit: ExhibitId,
    ) -> Result<Exhibit, Refusal> {
        let draft = self.own_draft(caller, draft).await?;
        let found = draft.exhibits.into_iter().find(|one| one.id == exhibit);
        found.ok_or_else(Refusal::not_found)
    }

    /// A document of a case the caller may read.
    pub(crate) async fn notice(
        &self,
        caller: &Caller,
        id: NoticeId,
    ) -> Result<(CaseView, Notice), Refusal> {
        enter(caller, Action::ReadCaseFile)?;
        let notice = self.store().notices.by_id(id).await.map_err(refused)?;
        let notice = notice.ok_or_else(Refusal::not_found)?;
        let case = self
            .case_for(caller, notice.case, Action::ReadCaseFile)
            .await?;
        self.note_reading(caller, &case, &format!("notice:{id}"))
            .await?;
        let view = self.view(caller, case).await?;
        Ok((view, notice))
    }
}
