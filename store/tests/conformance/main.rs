//! One suite for both databases: SQLite always, PostgreSQL where `ZHANGBAN_TEST_PG` names one.

mod bucket_faults;
mod erasure;
mod externals;
mod files;
mod pieces;
mod queues;
mod rings;
mod samples;
mod seals;
mod sessions;
mod support;
mod tls;
mod units;
mod upkeep;
mod writers;

#[path = "../support/bucket.rs"]
mod bucket;

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

/// The same with the files in a folder and in a bucket.
macro_rules! on_both_with_either {
    ($($name:ident),+ $(,)?) => {
        crate::on_both!($($name),+);
        mod sqlite_and_bucket {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(&crate::support::Bed::sqlite_and_bucket().await).await;
            })+
        }
        mod postgres_and_bucket {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                match crate::support::Bed::postgres_and_bucket().await {
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
pub(crate) use on_both_with_either;
