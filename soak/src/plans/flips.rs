//! `flips`: one bit at a time is turned in the database and in the files, and `verify` must find it.
//!
//! A bit counts where something depends on it: it is turned in a file's bytes, or it changes a row, the schema or
//! what SQLite can read at all. Bytes that hold nothing (free space in a page, free pages, a change counter) are told
//! apart by an independent reading of every row, and counted beside.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use rusqlite::{Connection, types::ValueRef};
use sha2::{Digest as _, Sha256};

use crate::{
    Soak, bar, cold,
    crowd::{self, CLIENTS},
    filer::hex,
};

const FLIPS: u64 = 60;
const FLIPS_FULL: u64 = 1_000;
/// Out of so many flips one is in a file, the others in the database.
const FILES_ONE_IN: u64 = 4;
const FILINGS: u64 = 24;

pub async fn run(mut soak: Soak) -> Result<()> {
    let wanted = soak.rounds(FLIPS, FLIPS_FULL);
    fill(&mut soak).await?;
    let ground = &soak.ground;
    let pristine = Pristine::of(&ground.data)?;
    ground.must(&["verify"]).await?;
    pristine.put_back(&ground.data)?;
    let (mut in_database, mut in_files, mut idle) = (0_u64, 0_u64, 0_u64);
    let mut missed = Vec::new();
    while in_database + in_files < wanted {
        if soak.chance.below(FILES_ONE_IN) == 0 {
            let place = usize::try_from(soak.chance.below(pristine.files.len() as u64))?;
            let path = &pristine.files[place];
            let flip = Flip::turn(path, soak.chance.draw())?;
            if ground.ask(&["verify"]).await?.0 {
                missed.push(format!("{} in {}", flip.at, path.display()));
            }
            flip.undo(path)?;
            in_files += 1;
        } else {
            let path = database(&ground.data);
            let flip = Flip::turn(&path, soak.chance.draw())?;
            let found = !ground.ask(&["verify"]).await?.0;
            pristine.put_back(&ground.data)?;
            if found {
                in_database += 1;
                continue;
            }
            flip.again(&path)?;
            let changed = contents(&path).ok() != Some(pristine.contents.clone());
            pristine.put_back(&ground.data)?;
            match changed {
                true => missed.push(format!("{} in the database", flip.at)),
                false => idle += 1,
            }
            in_database += u64::from(changed);
        }
    }
    println!(
        "{wanted} bits that count turned, {in_database} in the database and {in_files} in files: {} missed; \
         {idle} more were in bytes that hold nothing",
        missed.len()
    );
    bar(missed.is_empty(), missed.join("; "))
}

/// A store with cases, exhibits, documents, drafts and sessions, closed in order.
async fn fill(soak: &mut Soak) -> Result<()> {
    let house = soak.ground.open().await?;
    let (common, mut filers) = crowd::gather(soak, FILINGS.min(CLIENTS)).await?;
    for (place, filer) in filers.iter_mut().enumerate() {
        // Some drafts stay drafts.
        match place % 8 {
            7 => drop(filer.type_pages().await?),
            _ => filer.file_one().await?,
        }
    }
    house.settle().await?;
    house.stop().await?;
    ensure!(common.ledger.filings() > 0, "nothing was filed");
    let log = soak.ground.data.join("zhangban.db-wal");
    let left = std::fs::metadata(&log).map_or(0, |log| log.len());
    ensure!(
        left == 0,
        "a store closed in order leaves nothing in its log"
    );
    cold::prove_all(&soak.ground, &common.ledger.read_again()?).await?;
    Ok(())
}

fn database(data: &Path) -> PathBuf {
    data.join("zhangban.db")
}

struct Pristine {
    database: Vec<u8>,
    contents: String,
    files: Vec<PathBuf>,
}

impl Pristine {
    fn of(data: &Path) -> Result<Self> {
        // Whatever the proofs before have left in the log belongs into the database.
        Connection::open(database(data))?.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        let mut files = Vec::new();
        for folder in std::fs::read_dir(data.join("files"))? {
            for file in std::fs::read_dir(folder?.path())? {
                files.push(file?.path());
            }
        }
        files.sort();
        Ok(Self {
            database: std::fs::read(database(data))?,
            contents: contents(&database(data))?,
            files,
        })
    }

    fn put_back(&self, data: &Path) -> Result<()> {
        for beside in ["-wal", "-shm"] {
            let path = data.join(format!("zhangban.db{beside}"));
            if path.exists() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(std::fs::write(database(data), &self.database)?)
    }
}

/// One turned bit.
struct Flip {
    at: usize,
    mask: u8,
}

impl Flip {
    fn turn(path: &Path, draw: u64) -> Result<Self> {
        let length = std::fs::metadata(path)?.len();
        let flip = Self {
            at: usize::try_from((draw >> 3) % length)?,
            mask: 1 << (draw & 7),
        };
        flip.again(path)?;
        Ok(flip)
    }

    fn again(&self, path: &Path) -> Result<()> {
        let mut bytes = std::fs::read(path)?;
        bytes[self.at] ^= self.mask;
        Ok(std::fs::write(path, bytes)?)
    }

    fn undo(&self, path: &Path) -> Result<()> {
        self.again(path)
    }
}

/// A digest of everything that can be read: the schema with its version, and every row of every table.
fn contents(path: &Path) -> Result<String> {
    let database = Connection::open(path)?;
    let mut digest = Sha256::new();
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type";
    add(&database, schema, &mut digest)?;
    add(&database, "PRAGMA user_version", &mut digest)?;
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let mut tables = database.prepare(tables)?;
    let names = tables.query_map([], |row| row.get::<_, String>(0))?;
    for name in names.collect::<rusqlite::Result<Vec<_>>>()? {
        let columns = database
            .prepare(&format!("SELECT * FROM {name}"))?
            .column_count();
        let order: Vec<_> = (1..=columns).map(|place| place.to_string()).collect();
        let all = format!(
            "SELECT * FROM {name} NOT INDEXED ORDER BY {}",
            order.join(", ")
        );
        add(&database, &all, &mut digest)?;
    }
    Ok(hex(&digest.finalize()))
}

fn add(database: &Connection, sql: &str, digest: &mut Sha256) -> Result<()> {
    let mut statement = database.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let (kind, bytes) = match row.get_ref(column)? {
                ValueRef::Null => (0, Vec::new()),
                ValueRef::Integer(number) => (1, number.to_be_bytes().to_vec()),
                ValueRef::Real(number) => (2, number.to_be_bytes().to_vec()),
                ValueRef::Text(text) => (3, text.to_vec()),
                ValueRef::Blob(blob) => (4, blob.to_vec()),
            };
            digest.update([kind]);
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        }
    }
    Ok(())
}
