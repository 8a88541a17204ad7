//! ASVS 2.3.1, S18: no step of a case is skipped. A reference that knows nothing but the order of steps walks beside
//! the real case; whatever it does not allow has to be refused and to change nothing.

mod sample;

use domain::{
    calendar::parse_date,
    caller::{CourtCode, Role},
    clock::Instant,
    court::{
        case::{Case, CaseKind, CaseNumber, CorrectionCode, CorrectionItem, RefusalGround, Stage},
        fee::{Charge, Circumstances, FeeQuote, quote},
    },
    docket::Actor,
    edition::first_edition,
    id::{AccountId, CaseId},
    money::Fen,
    outcome::Outcome,
    refusal::Refusal,
    rulebook::RuleBook,
};
use sample::filing;

/// Illegal commands tried where every change is tested, and by the full run.
const ILLEGAL: usize = 5_000;
const ILLEGAL_FULL: usize = 100_000;

/// A walk begins anew after so many commands, wherever it has come to.
const WALK_COMMANDS: u64 = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    SendList,
    Resubmit,
    Accept,
    Refuse,
    /// By the clerk, while the day of the list has not passed.
    ReturnEarly,
    /// The clock, before anything can be due.
    TickEarly,
}

const COMMANDS: [Command; 6] = [
    Command::SendList,
    Command::Resubmit,
    Command::Accept,
    Command::Refuse,
    Command::ReturnEarly,
    Command::TickEarly,
];

/// Where a case stands, as far as the order of steps goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Submitted,
    Listed,
    Answered,
    Docketed,
    Ended,
}

/// The order of steps (CPL 126, 127; REG 7): what may follow, and where it leads.
fn allowed(place: Place, command: Command) -> Option<Place> {
    match (place, command) {
        (Place::Submitted, Command::SendList) => Some(Place::Listed),
        (Place::Listed, Command::Resubmit) => Some(Place::Answered),
        (Place::Submitted | Place::Answered, Command::Accept) => Some(Place::Docketed),
        (Place::Submitted | Place::Answered, Command::Refuse) => Some(Place::Ended),
        _ => None,
    }
}

fn place(stage: &Stage) -> Place {
    match stage {
        Stage::Submitted { answered: None, .. } => Place::Submitted,
        Stage::Submitted { .. } => Place::Answered,
        Stage::Correction { .. } => Place::Listed,
        Stage::Docketed { .. } => Place::Docketed,
        Stage::Returned { .. } | Stage::Refused { .. } => Place::Ended,
    }
}

/// A small generator with a fixed seed: a walk that fails can be walked again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).expect("31 bits") % end
    }
}

fn morning() -> Instant {
    Instant::from_china(parse_date("2026-03-09").expect("a date"), 9, 0)
}

fn actor(role: Role) -> Actor {
    let id = AccountId::from_parts(morning(), 1);
    Actor::Account { id, role }
}

fn fee(rules: &RuleBook) -> FeeQuote {
    let table = rules.fees.entries().last().expect("a fee table");
    let claims = vec![Fen(10_000_000)];
    let quoted = quote(
        &Charge::Property { claims },
        &Circumstances::default(),
        table,
    );
    quoted.expect("a fee")
}

/// Carries a command out on a copy; `None` where the clock has nothing to do.
fn carried_out(
    case: &Case,
    command: Command,
    rules: &RuleBook,
    fee: &FeeQuote,
) -> Option<Result<Outcome<Case>, Refusal>> {
    let (case, now) = (case.clone(), morning());
    let clerk = actor(Role::FilingClerk);
    Some(match command {
        Command::SendList => {
            let item = CorrectionItem {
                code: CorrectionCode::FactsUnclear,
                note: "请写明交付方式".into(),
            };
            case.return_for_correction(vec![item], 7, clerk, now, rules)
        }
        Command::Resubmit => case.resubmit(filing(), actor(Role::Person), now, rules),
        Command::Accept => {
            let number = CaseNumber {
                year: 2026,
                court: CourtCode("浙0203".into()),
                kind: CaseKind::CivilFirst,
                number: 1,
            };
            case.accept(number, fee.clone(), clerk, now, rules)
        }
        Command::Refuse => {
            let (ground, reasons) = (RefusalGround::OtherCourt, "无管辖权".to_owned());
            case.refuse(ground, reasons, clerk, now, rules)
        }
        Command::ReturnEarly => case.return_unanswered(clerk, now),
        Command::TickEarly => return case.tick(now).map(Ok),
    })
}

fn submitted(rules: &RuleBook) -> Case {
    let id = CaseId::from_parts(morning(), 1);
    let owner = AccountId::from_parts(morning(), 1);
    let outcome = Case::submit(id, owner, filing(), actor(Role::Person), morning(), rules);
    outcome.expect("submitted").next
}

#[expect(
    clippy::disallowed_methods,
    reason = "the test command asks for the full run this way"
)]
fn wanted() -> usize {
    match std::env::var_os("ZHANGBAN_TEST_FULL") {
        Some(_) => ILLEGAL_FULL,
        None => ILLEGAL,
    }
}

/// ASVS 2.3.1: of a random walk no illegal command is accepted, and each legal one leads where it should.
#[test]
fn no_step_of_a_case_is_skipped() {
    let rules = first_edition();
    let fee = fee(&rules);
    let mut dice = Dice(0x5eed_2026);
    let (mut illegal, mut legal, mut commands) = (0, 0, 0);
    let mut case = submitted(&rules);
    while illegal < wanted() {
        if commands % WALK_COMMANDS == 0 {
            case = submitted(&rules);
        }
        commands += 1;
        let command = COMMANDS[dice.below(COMMANDS.len())];
        let stands = place(&case.stage);
        let outcome = carried_out(&case, command, &rules, &fee);
        match allowed(stands, command) {
            Some(leads) => {
                let next = outcome.expect("a command").expect("allowed").next;
                assert_eq!(place(&next.stage), leads, "{command:?} at {stands:?}");
                assert!(next.version > case.version);
                case = next;
                legal += 1;
            }
            None => {
                let accepted = outcome.is_some_and(|outcome| outcome.is_ok());
                assert!(!accepted, "{command:?} was accepted at {stands:?}");
                illegal += 1;
            }
        }
    }
    assert!(
        legal > illegal / 20,
        "the walk came round: {legal} of {commands}"
    );
}
