//! One filing client: types a complaint, sends its exhibit, submits, keeps the receipt; whatever is not answered is
//! sent again under the same key.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::{Result, bail};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{
    chance::Chance,
    complaint::{FACTS, PAGES, facts},
    person::{Answer, Ask, Person},
    receipt,
    told::{Ledger, Sent, Told},
};

/// Before something that was not answered is sent again.
const AGAIN: Duration = Duration::from_millis(20);
const SHORT_BYTES_MAX: u64 = 4 * 1024;
/// The longest exhibit: several pieces of the server's 256 KiB.
const EXHIBIT_BYTES_MAX: u64 = 600 * 1024;

/// What all clients of a plan share.
pub struct Common {
    pub origin: String,
    pub mail: PathBuf,
    pub ledger: Ledger,
    /// Accounts nobody files with yet: kills leave uploads lying, and an account may have only a few.
    pub spares: Mutex<Vec<Person>>,
    /// No new filing is begun.
    pub enough: AtomicBool,
    /// Nothing is sent again.
    pub over: AtomicBool,
    /// Answers nobody should get, such as a refusal of a complaint that is whole.
    pub faults: Mutex<Vec<String>>,
    /// Requests that got no answer, or one that says to come again, by status (0: none).
    pub unanswered: [AtomicU64; 600],
}

impl Common {
    pub fn new(origin: String, mail: PathBuf, ledger: Ledger) -> Arc<Self> {
        Arc::new(Self {
            origin,
            mail,
            ledger,
            spares: Mutex::default(),
            enough: AtomicBool::new(false),
            over: AtomicBool::new(false),
            faults: Mutex::default(),
            unanswered: [const { AtomicU64::new(0) }; 600],
        })
    }

    pub fn faults(&self) -> Vec<String> {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.clone()
    }

    fn fault(&self, what: String) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.push(what);
    }

    pub fn answered_with(&self, status: usize) -> u64 {
        self.unanswered[status].load(Ordering::Relaxed)
    }
}

pub struct Filer {
    pub common: Arc<Common>,
    pub person: Person,
    pub chance: Chance,
    /// Names this client among the others.
    pub name: String,
}

/// A draft, and what makes it unlike every other.
pub struct Typed {
    pub draft: String,
    pub mark: String,
}

/// What can be submitted.
pub struct Prepared {
    pub draft: String,
    pub mark: String,
    pub exhibit: Sent,
}

impl Filer {
    /// Files until there is enough; what goes wrong beyond the plan is kept as a fault.
    pub async fn file_on(mut self) -> Self {
        while !self.common.enough.load(Ordering::Relaxed) {
            if let Err(error) = self.file_one().await {
                if !self.common.over.load(Ordering::Relaxed) {
                    self.common.fault(format!("{}: {error:#}", self.name));
                }
                break;
            }
        }
        self
    }

    /// A whole filing. Where kills have left this account too many uploads whose address it was never told, the client
    /// goes on as somebody else.
    pub async fn file_one(&mut self) -> Result<()> {
        let typed = self.type_pages().await?;
        match self.with_exhibit(typed).await? {
            Some(prepared) => self.submit(prepared).await,
            None => self.come_as_another().await,
        }
    }

    /// Sends the exhibit no complaint may lack (CPL 122).
    pub async fn with_exhibit(&mut self, typed: Typed) -> Result<Option<Prepared>> {
        let Typed { draft, mark } = typed;
        let exhibit = self.send_exhibit(&draft).await?;
        Ok(exhibit.map(|exhibit| Prepared {
            draft,
            mark,
            exhibit,
        }))
    }

    /// A draft with every page typed.
    pub async fn type_pages(&mut self) -> Result<Typed> {
        let mark = format!("{}-{:016x}", self.name, self.chance.draw());
        let key = format!("open-{mark}");
        let path = "/api/court/open-draft";
        let form = [("key", key.as_str())];
        let opened = self.ask(Ask::Form(path, &form)).await?;
        let draft = last_of(&opened)?;
        for (step, row, values) in PAGES {
            let values: Vec<_> = values
                .iter()
                .map(|(name, text)| (*name, (*text).to_owned()))
                .collect();
            self.save_row(&draft, step, *row, &values).await?;
        }
        self.save_row(&draft, FACTS, 0, &facts(&mark)).await?;
        Ok(Typed { draft, mark })
    }

    async fn save_row(
        &mut self,
        draft: &str,
        step: &str,
        row: u32,
        values: &[(&str, String)],
    ) -> Result<()> {
        let row = row.to_string();
        let names: Vec<_> = values
            .iter()
            .map(|(name, _)| format!("values[{name}]"))
            .collect();
        let mut form = vec![
            ("draft", draft),
            ("step", step),
            ("row", &row),
            ("then", "next"),
        ];
        let typed = names.iter().zip(values);
        form.extend(typed.map(|(name, (_, text))| (name.as_str(), text.as_str())));
        let path = "/api/court/save-row";
        self.ask(Ask::Form(path, &form)).await?;
        Ok(())
    }

    /// `None` where this account has too many uploads lying.
    async fn send_exhibit(&mut self, draft: &str) -> Result<Option<Sent>> {
        let bytes = self.exhibit();
        let sha256 = hex(&Sha256::digest(&bytes));
        let path = format!("/court/drafts/{draft}/uploads");
        let begin = json!({ "name": "借条.txt", "bytes": bytes.len() });
        let begun = self.ask_unless(429, Ask::Json(&path, &begin)).await?;
        if begun.status == 429 {
            return Ok(None);
        }
        let Some(file) = begun.field("upload") else {
            bail!("an upload has an id: {}", begun.text);
        };
        self.send_pieces(&file, &bytes).await?;
        let path = format!("/court/uploads/{file}/finish");
        let words = json!({ "draft": draft, "title": "借条", "kind": "document", "source": "原告保存", "purpose": "证明借款关系" });
        let finished = self.ask(Ask::Json(&path, &words)).await?;
        if finished.field("sha256").as_deref() != Some(&sha256) {
            bail!(
                "the server has other bytes than were sent: {}",
                finished.text
            );
        }
        Ok(Some(Sent { file, sha256 }))
    }

    /// From where the upload stands, until it is there.
    async fn send_pieces(&mut self, file: &str, bytes: &[u8]) -> Result<()> {
        let standing = format!("/court/uploads/{file}");
        loop {
            let stands = self.ask(Ask::Get(&standing)).await?;
            let offset = stands.json()["offset"].as_u64().unwrap_or(0);
            let Some(rest) = bytes
                .get(usize::try_from(offset)?..)
                .filter(|rest| !rest.is_empty())
            else {
                return Ok(());
            };
            // Not answered or not taken: where it stands is asked again.
            let path = format!("{standing}?offset={offset}");
            match self.person.patch(&path, rest.to_vec()).await {
                Ok(answer) if answer.status == 200 => {}
                Ok(answer) => self.again(answer.status, &path).await?,
                Err(gone) => self.again(0, &gone.to_string()).await?,
            }
        }
    }

    /// Half are a page of text, half take several pieces.
    fn exhibit(&mut self) -> Vec<u8> {
        let bytes_max = match self.chance.below(2) {
            0 => SHORT_BYTES_MAX,
            _ => EXHIBIT_BYTES_MAX,
        };
        let length = 1 + self.chance.below(bytes_max);
        let letters = (0..length).map(|at| match at % 80 {
            79 => b'\n',
            _ => b'a' + u8::try_from(self.chance.below(26)).unwrap_or(0),
        });
        letters.collect()
    }

    /// Submits until it is acknowledged, writes that down, and then the receipt.
    pub async fn submit(&mut self, prepared: Prepared) -> Result<()> {
        let Prepared {
            draft,
            mark,
            exhibit,
        } = prepared;
        let key = format!("submit-{mark}");
        let path = "/api/court/submit";
        let form = [("draft", draft.as_str()), ("key", key.as_str())];
        let submitted = self.ask(Ask::Form(path, &form)).await?;
        // /court/cases/{case}/receipt
        let to = submitted.field("to").unwrap_or_default();
        let Some(case) = to.split('/').nth(3).map(str::to_owned) else {
            bail!("a submission leads to its receipt: {}", submitted.text);
        };
        let told = Told {
            case,
            exhibit,
            receipt: None,
        };
        self.common.ledger.write(told.clone())?;
        let path = format!("/court/cases/{}/receipt.txt", told.case);
        let text = self.ask(Ask::Get(&path)).await?;
        let receipt = receipt::read(&text.text)?;
        if receipt.case != told.case || receipt.exhibit_sha256 != told.exhibit.sha256 {
            bail!("a receipt of something else: {}", text.text);
        }
        self.common.ledger.write(Told {
            receipt: Some(receipt),
            ..told
        })?;
        Ok(())
    }

    async fn come_as_another(&mut self) -> Result<()> {
        let spares = self.common.spares.lock();
        let spare = spares.unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(person) = spare {
            self.person = person;
            return Ok(());
        }
        while !self.common.enough.load(Ordering::Relaxed) {
            let email = format!("{}-{:x}@soak.example", self.name, self.chance.draw());
            match Person::arrive(&self.common.origin, &self.common.mail, &email).await {
                Ok(person) => {
                    self.person = person;
                    return Ok(());
                }
                Err(error) => self.again(0, &error.to_string()).await?,
            }
        }
        Ok(())
    }

    async fn ask(&self, ask: Ask<'_>) -> Result<Answer> {
        self.ask_unless(200, ask).await
    }

    /// Sends until it is done, or answered with `also`; waits where the server says that it cannot, or says nothing.
    async fn ask_unless(&self, also: u16, ask: Ask<'_>) -> Result<Answer> {
        let what = ask.path();
        loop {
            match self.person.ask(&ask).await {
                Ok(answer) if answer.status == 200 || answer.status == also => return Ok(answer),
                Ok(answer) if [503, 504, 507].contains(&answer.status) => {
                    self.again(answer.status, what).await?;
                }
                Ok(answer) => bail!("{what}: {} {}", answer.status, answer.text),
                Err(gone) => self.again(0, &gone.to_string()).await?,
            }
        }
    }

    async fn again(&self, status: u16, what: &str) -> Result<()> {
        self.common.unanswered[usize::from(status)].fetch_add(1, Ordering::Relaxed);
        if self.common.over.load(Ordering::Relaxed) {
            bail!("{what}: over");
        }
        tokio::time::sleep(AGAIN).await;
        Ok(())
    }
}

/// The id at the end of the address an act leads to.
fn last_of(answer: &Answer) -> Result<String> {
    let to = answer.field("to").unwrap_or_default();
    match to.rsplit_once('/') {
        Some((_, id)) => Ok(id.to_owned()),
        None => bail!("an act leads somewhere: {}", answer.text),
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
