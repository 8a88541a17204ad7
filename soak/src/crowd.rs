//! All filing clients of a plan.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use anyhow::{Result, ensure};
use tokio::{task::JoinSet, time::timeout};

use crate::{
    Soak,
    filer::{Common, Filer},
    person::Person,
    told::Ledger,
};

/// As many as the fault plan asks for.
pub const CLIENTS: u64 = 32;
/// Registrations at once: each costs the server a password hash.
const ARRIVALS_AT_ONCE: usize = 4;
/// What a client has in hand is finished within this.
const FINISH_PATIENCE: Duration = Duration::from_secs(120);

/// Everyone who will file, signed in at the running server.
pub async fn gather(soak: &mut Soak, count: u64) -> Result<(Arc<Common>, Vec<Filer>)> {
    let ledger = Ledger::create(&soak.ground.folder.join("acknowledged"))?;
    let mail = soak.ground.data.join("mail");
    let common = Common::new(soak.ground.origin(), mail, ledger);
    let mut arriving = JoinSet::new();
    let mut filers = Vec::new();
    for client in 0..count {
        if arriving.len() >= ARRIVALS_AT_ONCE
            && let Some(arrived) = arriving.join_next().await
        {
            filers.push(arrived??);
        }
        let (common, chance) = (common.clone(), soak.chance.fork());
        arriving.spawn(async move {
            let name = format!("c{client}");
            let email = format!("{name}@soak.example");
            let person = Person::arrive(&common.origin, &common.mail, &email).await?;
            anyhow::Ok(Filer {
                common,
                person,
                chance,
                name,
            })
        });
    }
    while let Some(arrived) = arriving.join_next().await {
        filers.push(arrived??);
    }
    Ok((common, filers))
}

/// Clients at work.
pub struct Crowd {
    pub common: Arc<Common>,
    tasks: JoinSet<Filer>,
}

impl Crowd {
    pub fn begin(common: Arc<Common>, filers: Vec<Filer>) -> Self {
        common.enough.store(false, Ordering::Relaxed);
        let mut tasks = JoinSet::new();
        for filer in filers {
            tasks.spawn(filer.file_on());
        }
        Self { common, tasks }
    }

    /// Lets each finish what it has in hand; gives them back.
    pub async fn finish(self) -> Result<Vec<Filer>> {
        self.common.enough.store(true, Ordering::Relaxed);
        let filers = timeout(FINISH_PATIENCE, self.ended()).await??;
        self::no_faults(&filers)?;
        Ok(filers)
    }

    /// Ends each at the next thing that is not answered.
    pub async fn break_off(self) -> Result<Vec<Filer>> {
        self.common.over.store(true, Ordering::Relaxed);
        self.finish().await
    }

    async fn ended(mut self) -> Result<Vec<Filer>> {
        let mut filers = Vec::new();
        while let Some(ended) = self.tasks.join_next().await {
            filers.push(ended?);
        }
        Ok(filers)
    }
}

fn no_faults(filers: &[Filer]) -> Result<()> {
    let Some(filer) = filers.first() else {
        anyhow::bail!("no client came back");
    };
    let faults = filer.common.faults();
    ensure!(
        faults.is_empty(),
        "{} faults: {}",
        faults.len(),
        faults.join("; ")
    );
    Ok(())
}
