//! Which court hears a contract claim (管辖), and by which procedure.

mod advise;
mod facts;
mod level;
mod procedure;

pub use advise::{Advice, Blocker, Caution, CompetentCourt, Ground, advise};
pub use facts::{
    Arbitration, ClausePlace, Connection, ContractKind, CourtClause, HabitualResidence,
    JurisdictionFacts, PartyPlace, Performance, Side, Subject,
};
pub use level::{CourtLevel, LevelThresholds};
pub use procedure::{
    Bar, Procedure, ProcedureChoice, ProcedureFacts, ProcedureReason, SmallClaimThreshold,
    choose_procedure,
};
