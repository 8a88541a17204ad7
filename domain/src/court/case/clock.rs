//! What time does to a case.

use super::{Case, Stage};
use crate::{
    clock::Instant,
    docket::{Actor, Statement},
    outcome::{Effect, Outcome},
};

impl Case {
    /// What time alone does. It proposes and records; it decides nothing the law gives to a person.
    ///
    /// `None` when nothing is due at `now`.
    #[must_use]
    pub fn tick(self, now: Instant) -> Option<Outcome<Case>> {
        let id = self.id;
        let (stage, event, article) = match self.stage.clone() {
            Stage::Submitted {
                at,
                decide_by,
                escalated: None,
                answered,
            } if decide_by.expires_at <= now => {
                let stage = Stage::Submitted {
                    at,
                    decide_by,
                    escalated: Some(now),
                    answered,
                };
                (stage, "clock.decision_overdue", "REG 8")
            }
            // The day may still move: the claimant keeps the turn until a notice settles it.
            Stage::Correction {
                list,
                due,
                overdue: None,
            } if due.expires_at <= now && due.provisional => {
                let overdue = Some(now);
                let stage = Stage::Correction { list, due, overdue };
                (stage, "clock.correction_overdue", "CPL 85")
            }
            Stage::Correction { list, due, .. } if due.expires_at <= now && !due.provisional => {
                (Stage::Returned { at: now, list }, "clock.returned", "REG 7")
            }
            Stage::Docketed {
                number,
                accepted,
                fee,
                fee_due,
                fee_overdue: None,
                answered,
            } if fee_due.expires_at <= now => {
                let stage = Stage::Docketed {
                    number,
                    accepted,
                    fee,
                    fee_due,
                    fee_overdue: Some(now),
                    answered,
                };
                (stage, "clock.fee_overdue", "INT 213")
            }
            _ => return None,
        };
        Some(Outcome {
            next: self.at(stage),
            docket: vec![Statement::new(Actor::Clock, event).with("article", article)],
            effects: vec![Effect::Remind {
                case: id,
                about: event.into(),
            }],
            next_check: None,
        })
    }

    /// When the clock must look at this case again; recomputable from the case alone.
    #[must_use]
    pub fn next_check(&self) -> Option<Instant> {
        match &self.stage {
            Stage::Submitted {
                decide_by,
                escalated: None,
                ..
            } => Some(decide_by.expires_at),
            Stage::Correction {
                due, overdue: None, ..
            } => Some(due.expires_at),
            Stage::Docketed {
                fee_due,
                fee_overdue: None,
                ..
            } => Some(fee_due.expires_at),
            _ => None,
        }
    }
}
