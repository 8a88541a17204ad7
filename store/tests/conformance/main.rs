//! One suite for both databases: SQLite always, PostgreSQL where `ZHANGBAN_TEST_PG` names one.

mod erasure;
mod files;
mod queues;
mod samples;
mod seals;
mod sessions;
mod support;
mod units;
mod upkeep;
mod writers;

/// Runs each named test on either database. Without a PostgreSQL its half has nothing to run on and says so.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(&crate::support::Bed::sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                match crate::support::Bed::postgres().await {
                    Some(bed) => {
                        super::$name(&bed).await;
                        bed.drop_database().await;
                    }
                    None => eprintln!("ZHANGBAN_TEST_PG is not set: not run on PostgreSQL"),
                }
            })+
        }
    };
}
pub(crate) use on_both;
