//! Schema versions: migrations are numbered in step on both databases and only ever added to.

use crate::error::{Result, StoreError};

/// One step, in the words of both databases.
pub(crate) struct Migration {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

/// Step n brings schema n − 1 to n. A step expands; what an older program still reads is contracted by a
/// later step, once no such program runs.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        sqlite: include_str!("../migrations/sqlite/0001_first.sql"),
        postgres: include_str!("../migrations/postgres/0001_first.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0002_pruned_index.sql"),
        postgres: include_str!("../migrations/postgres/0002_pruned_index.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0003_key_check.sql"),
        postgres: include_str!("../migrations/postgres/0003_key_check.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0004_overdue_fees.sql"),
        postgres: include_str!("../migrations/postgres/0004_overdue_fees.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0005_file_owner.sql"),
        postgres: include_str!("../migrations/postgres/0005_file_owner.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0006_second_copies.sql"),
        postgres: include_str!("../migrations/postgres/0006_second_copies.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0007_overdue_lists.sql"),
        postgres: include_str!("../migrations/postgres/0007_overdue_lists.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0008_external_subject.sql"),
        postgres: include_str!("../migrations/postgres/0008_external_subject.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0009_nodes.sql"),
        postgres: include_str!("../migrations/postgres/0009_nodes.sql"),
    },
    Migration {
        sqlite: include_str!("../migrations/sqlite/0010_upload_hash.sql"),
        postgres: include_str!("../migrations/postgres/0010_upload_hash.sql"),
    },
];

pub(crate) fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).expect("far fewer than 2^63 migrations")
}

/// The steps a database at version `found` lacks.
///
/// # Errors
/// The database is newer than this program.
pub(crate) fn lacking(found: i64) -> Result<&'static [Migration]> {
    let done =
        usize::try_from(found).map_err(|_| StoreError::corrupt("schema", 1, "negative version"))?;
    MIGRATIONS.get(done..).ok_or(StoreError::NewerSchema {
        found,
        known: known(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_lacking_steps_are_given() {
        assert_eq!(lacking(0).unwrap().len(), MIGRATIONS.len());
        assert!(lacking(known()).unwrap().is_empty());
        let newer = lacking(known() + 1).err();
        assert_eq!(
            newer,
            Some(StoreError::NewerSchema {
                found: known() + 1,
                known: known()
            })
        );
    }

    #[test]
    fn both_databases_have_the_same_tables() {
        let tables = |sql: &str| -> Vec<String> {
            let lines = sql
                .lines()
                .filter_map(|line| line.strip_prefix("CREATE TABLE "));
            lines
                .map(|line| line.split(' ').next().unwrap_or_default().to_owned())
                .collect()
        };
        for step in MIGRATIONS {
            assert_eq!(tables(step.sqlite), tables(step.postgres));
        }
    }
}
