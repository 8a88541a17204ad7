//! Running deadlines under changed rules, such as a holiday notice that was not published when they were counted.

use super::{
    case::{Case, Stage},
    deadline::{self, Deadline, DeadlineRuleId},
};
use crate::{
    calendar::iso,
    clock::Instant,
    docket::{Actor, Statement},
    outcome::{Effect, Outcome},
    rulebook::RuleBook,
};

impl Case {
    /// Counts the deadline that runs anew, from its own start and under the rule of that day (CPL 85).
    ///
    /// `None` where none runs, or it ends as before.
    #[must_use]
    pub fn recomputed(mut self, rules: &RuleBook, now: Instant) -> Option<Outcome<Case>> {
        let running = running(&mut self.stage, now)?;
        let next = counted_anew(running, rules)?;
        let same = next.expires_at == running.expires_at && next.provisional == running.provisional;
        if same {
            return None;
        }
        let said = Statement::new(Actor::Clock, "deadline.recomputed")
            .with("rule", &next.rule)
            .with("old", iso(running.end))
            .with("new", iso(next.end));
        *running = next;
        let id = self.id;
        let stage = match self.stage.clone() {
            Stage::Correction { list, due, .. } => Stage::Correction {
                list,
                due,
                overdue: None,
            },
            other => other,
        };
        let next = self.at(stage);
        Some(Outcome {
            next_check: next.next_check(),
            next,
            docket: vec![said],
            effects: vec![Effect::Remind {
                case: id,
                about: "deadline.recomputed".into(),
            }],
        })
    }
}

/// The deadline somebody still acts by; what the clock has acted on stays as it was.
fn running(stage: &mut Stage, now: Instant) -> Option<&mut Deadline> {
    match stage {
        Stage::Submitted {
            decide_by,
            escalated: None,
            ..
        } => Some(decide_by),
        Stage::Correction { due, .. } => Some(due),
        Stage::Docketed {
            fee_due,
            fee_overdue: None,
            ..
        } => Some(fee_due),
        Stage::Refused { appeal_by, .. } if appeal_by.expires_at > now => Some(appeal_by),
        _ => None,
    }
}

/// Rules that no longer know the limit leave it as it stands.
fn counted_anew(old: &Deadline, rules: &RuleBook) -> Option<Deadline> {
    if old.rule == DeadlineRuleId::SET_BY_COURT {
        let law = old.law.first().map(ToString::to_string).unwrap_or_default();
        return Some(deadline::of_days(rules, old.start, old.span.n, &law));
    }
    deadline::deadline(rules, &old.rule, old.start).ok()
}
