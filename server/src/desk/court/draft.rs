//! Drafts: opened, typed into, described, thrown away.

use std::collections::BTreeMap;

use domain::{
    account::Account,
    caller::{Action, Caller, Role},
    court::{
        case::Stage,
        desk::{ExhibitWords, IdempotencyKey, SavedRow},
        draft::Draft,
        evidence::{Exhibit, FILING_BYTES_MAX, StoredFile},
        field::Step,
        filing,
        tasks::TaskList,
        view::{CorrectsView, DraftSummary, DraftView},
    },
    docket::Actor,
    id::{AccountId, DraftId, ExhibitId},
    refusal::{Kind, Refusal},
};
use serde_json::json;
use store::{Unit, Write, files::FileStore};

use super::{
    Court,
    gate::{enter, filer},
    preview::draft_view,
    save::{Command, Tries, refused},
};

/// The most drafts one account may keep open; more is a script.
const DRAFTS_MAX: usize = 50;

impl Court {
    pub(super) async fn open_draft(
        &self,
        caller: &Caller,
        key: IdempotencyKey,
    ) -> Result<DraftId, Refusal> {
        let account = enter(caller, Action::WriteDraft)?;
        let command = Command::named(caller, account, "draft.open", &key, &json!({}))?;
        let open = self
            .store()
            .drafts
            .of_owner(account)
            .await
            .map_err(refused)?;
        if open.len() >= DRAFTS_MAX {
            let full = Refusal::new(Kind::TooMany, "draft.too_many").with("max", DRAFTS_MAX);
            return id_of(&self.unless_done(&command, full).await?);
        }
        let draft = Draft::new(
            DraftId::from_parts(self.now(), self.context.random.id_half()),
            account,
            self.now(),
        );
        let unit = command.unit().answering(json!(draft.id));
        let unit = unit.write(Write::Draft {
            draft: Box::new(draft),
            expected: None,
        });
        let saved = self.save(unit).await.map_err(refused)?;
        id_of(saved.result())
    }

    pub(super) async fn drafts(&self, caller: &Caller) -> Result<Vec<DraftSummary>, Refusal> {
        let account = enter(caller, Action::WriteDraft)?;
        let drafts = self
            .store()
            .drafts
            .of_owner(account)
            .await
            .map_err(refused)?;
        let (rules, today) = (self.context.rules.book(), self.today());
        let summary = |draft: &Draft| {
            let errors = filing::check(draft, &rules, today)
                .err()
                .unwrap_or_default();
            DraftSummary::of(draft, &TaskList::of(draft, &errors))
        };
        Ok(drafts.iter().map(summary).collect())
    }

    pub(super) async fn draft(&self, caller: &Caller, id: DraftId) -> Result<DraftView, Refusal> {
        let draft = self.own_draft(caller, id).await?;
        let corrects = self.corrects(&draft).await?;
        let own = self.own_account(caller, draft.owner).await?;
        let rules = self.context.rules.book();
        Ok(draft_view(
            draft,
            corrects,
            own.as_ref(),
            &self.context.courts,
            &rules,
            self.today(),
        ))
    }

    /// The account of a person who files for themselves; others file for someone else.
    async fn own_account(
        &self,
        caller: &Caller,
        owner: AccountId,
    ) -> Result<Option<Account>, Refusal> {
        let own = filer(caller, owner);
        if !matches!(
            own,
            Actor::Account {
                role: Role::Person,
                ..
            }
        ) {
            return Ok(None);
        }
        self.store().accounts.by_id(owner).await.map_err(refused)
    }

    /// The open list a draft answers; none where the list has been answered or has run out.
    async fn corrects(&self, draft: &Draft) -> Result<Option<CorrectsView>, Refusal> {
        let Some(case) = draft.corrects else {
            return Ok(None);
        };
        let case = self.store().cases.by_id(case).await.map_err(refused)?;
        Ok(case.and_then(|case| match case.stage {
            Stage::Correction { list, due, .. } => Some(CorrectsView {
                case: case.id,
                list,
                due,
            }),
            _ => None,
        }))
    }

    pub(super) async fn save_row(
        &self,
        caller: &Caller,
        id: DraftId,
        version: Option<u64>,
        step: Step,
        row: usize,
        values: BTreeMap<String, String>,
    ) -> Result<SavedRow, Refusal> {
        let now = self.now();
        let before = self.own_draft(caller, id).await?;
        let version = self
            .edit(caller, id, version, |draft| {
                let values = filing::with_known(&draft, step, row, values.clone());
                draft.typed(step, row, &values, now)
            })
            .await?;
        let draft = self.own_draft(caller, id).await?;
        let errors = filing::check(&draft, &self.context.rules.book(), self.today()).err();
        let open = errors.unwrap_or_default();
        let page_done = !open.iter().any(|error| error.is_on(step.code()));
        let opened = filing::opens(&before, &draft, step, row);
        Ok(SavedRow {
            version,
            page_done,
            opened,
        })
    }

    pub(super) async fn remove_row(
        &self,
        caller: &Caller,
        id: DraftId,
        version: u64,
        step: Step,
        row: usize,
    ) -> Result<u64, Refusal> {
        // A row is named by its place: taken away twice, it would take its neighbour along.
        let now = self.now();
        self.edit(caller, id, Some(version), |draft| {
            draft.without_row(step, row, now)
        })
        .await
    }

    pub(super) async fn describe_exhibit(
        &self,
        caller: &Caller,
        id: DraftId,
        exhibit: ExhibitId,
        words: ExhibitWords,
    ) -> Result<u64, Refusal> {
        words.check()?;
        let now = self.now();
        self.edit(caller, id, None, |draft| {
            draft.described(exhibit, &words, now)
        })
        .await
    }

    pub(super) async fn remove_exhibit(
        &self,
        caller: &Caller,
        id: DraftId,
        exhibit: ExhibitId,
    ) -> Result<u64, Refusal> {
        let now = self.now();
        self.edit(caller, id, None, |draft| {
            draft.without_exhibit(exhibit, now)
        })
        .await
    }

    /// Names a stored file in a draft. A file already named, as after a lost answer, is not named twice.
    pub(crate) async fn attach(
        &self,
        caller: &Caller,
        id: DraftId,
        file: StoredFile,
        words: ExhibitWords,
    ) -> Result<ExhibitId, Refusal> {
        words.check()?;
        let draft = self.own_draft(caller, id).await?;
        if let Some(named) = draft
            .exhibits
            .iter()
            .find(|exhibit| exhibit.file.id == file.id)
        {
            return Ok(named.id);
        }
        let now = self.now();
        let new = ExhibitId::from_parts(now, self.context.random.id_half());
        let exhibit = Exhibit {
            id: new,
            title: words.title.trim().to_owned(),
            kind: words.kind,
            source: words.source.trim().to_owned(),
            purpose: words.purpose.trim().to_owned(),
            file,
        };
        self.edit(caller, id, None, |draft| {
            within_total(draft, &exhibit)?.with_exhibit(exhibit.clone(), now)
        })
        .await?;
        Ok(new)
    }

    /// Whose draft it is and how many bytes its exhibits have.
    pub(crate) async fn exhibit_bytes(
        &self,
        caller: &Caller,
        id: DraftId,
    ) -> Result<(AccountId, u64), Refusal> {
        let draft = self.own_draft(caller, id).await?;
        Ok((draft.owner, bytes_of(&draft)))
    }

    /// Whoever may send files at all.
    pub(crate) fn uploader(&self, caller: &Caller) -> Result<AccountId, Refusal> {
        enter(caller, Action::WriteDraft)
    }

    pub(crate) fn files(&self) -> &FileStore {
        &self.store().file_store
    }

    pub(super) async fn discard_draft(&self, caller: &Caller, id: DraftId) -> Result<(), Refusal> {
        let mut tries = Tries::new();
        loop {
            let draft = self.own_draft(caller, id).await?;
            let command = Command::repeatable(
                caller,
                draft.owner,
                "draft.discard",
                self.context.random.id_half(),
            );
            let drop = Write::DropDraft {
                id,
                expected: draft.version,
            };
            if tries
                .judge(self.save(command.unit().write(drop)).await)?
                .is_some()
            {
                return Ok(());
            }
        }
    }

    /// One change of a draft: load, change, save; gives the new version.
    async fn edit(
        &self,
        caller: &Caller,
        id: DraftId,
        version: Option<u64>,
        change: impl Fn(Draft) -> Result<Draft, Refusal> + Send,
    ) -> Result<u64, Refusal> {
        let mut tries = Tries::new();
        loop {
            let draft = self.own_draft(caller, id).await?;
            let (owner, loaded) = (draft.owner, draft.version);
            if version.is_some_and(|seen| seen != loaded) {
                return Err(Refusal::conflict("draft.moved_on").with("version", loaded));
            }
            let next = change(draft)?;
            let saved_at = next.version;
            let command =
                Command::repeatable(caller, owner, "draft.save", self.context.random.id_half());
            let unit: Unit = command.unit().write(Write::Draft {
                draft: Box::new(next),
                expected: Some(loaded),
            });
            if tries.judge(self.save(unit).await)?.is_some() {
                return Ok(saved_at);
            }
        }
    }
}

fn bytes_of(draft: &Draft) -> u64 {
    draft
        .exhibits
        .iter()
        .map(|exhibit| exhibit.file.bytes)
        .sum()
}

fn within_total(draft: Draft, new: &Exhibit) -> Result<Draft, Refusal> {
    match bytes_of(&draft).saturating_add(new.file.bytes) <= FILING_BYTES_MAX {
        true => Ok(draft),
        false => {
            Err(Refusal::new(Kind::TooLarge, "file.filing_too_large").with("max", FILING_BYTES_MAX))
        }
    }
}

/// The id a command answered with.
pub(super) fn id_of<T: serde::de::DeserializeOwned>(
    answer: &serde_json::Value,
) -> Result<T, Refusal> {
    serde_json::from_value(answer.clone())
        .map_err(|_| Refusal::new(Kind::Unavailable, "unavailable"))
}
