//! Portable statements over tokio-postgres.

use bytes::BytesMut;
use deadpool_postgres::{Object, Pool};
use tokio_postgres::{
    error::SqlState,
    types::{FromSql, IsNull, ToSql, Type, to_sql_checked},
};

use crate::{
    db::{Row, Value},
    error::{Conflict, Result, StoreError},
};

pub(super) async fn take(pool: &Pool) -> Result<Object> {
    pool.get().await.map_err(|error| whole(&error))
}

pub(super) async fn query(client: &Object, sql: &str, args: &[Value]) -> Result<Vec<Row>> {
    let statement = client.prepare_cached(sql).await.map_err(error)?;
    let rows = client
        .query(&statement, &as_params(args))
        .await
        .map_err(error)?;
    rows.iter().map(row).collect()
}

pub(super) async fn execute(client: &Object, sql: &str, args: &[Value]) -> Result<u64> {
    let statement = client.prepare_cached(sql).await.map_err(error)?;
    client
        .execute(&statement, &as_params(args))
        .await
        .map_err(error)
}

fn as_params(args: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    args.iter()
        .map(|value| value as &(dyn ToSql + Sync))
        .collect()
}

type Failure = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => number.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::CommitAt | Value::CommitSeq => Err("a commit value outside a unit".into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        *kind == Type::INT8 || *kind == Type::TEXT
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        match *kind {
            Type::INT8 => i64::from_sql(kind, raw).map(Value::Int),
            Type::INT4 => i32::from_sql(kind, raw).map(|number| Value::Int(number.into())),
            _ => String::from_sql(kind, raw).map(Value::Text),
        }
    }

    fn from_sql_null(_: &Type) -> Result<Self, Failure> {
        Ok(Value::Null)
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::INT4, Type::TEXT].contains(kind)
    }
}

fn row(row: &tokio_postgres::Row) -> Result<Row> {
    let values = (0..row.len()).map(|column| row.try_get(column).map_err(error));
    values.collect::<Result<_>>().map(Row)
}

/// Only the message's own words: its detail can quote a value.
pub(super) fn error(error: tokio_postgres::Error) -> StoreError {
    let Some(why) = error.as_db_error() else {
        return StoreError::unavailable(error);
    };
    let constraint = [
        SqlState::UNIQUE_VIOLATION,
        SqlState::FOREIGN_KEY_VIOLATION,
        SqlState::CHECK_VIOLATION,
    ];
    if *why.code() == SqlState::DISK_FULL {
        return StoreError::Full(why.message().to_owned());
    }
    match constraint.contains(why.code()) {
        true => Conflict::Exists {
            table: "row",
            id: why.message().to_owned(),
        }
        .into(),
        false => StoreError::unavailable(format!("{}: {}", why.code().code(), why.message())),
    }
}

/// An error with everything behind it: that a handshake failed says little, why it did says what to mend.
fn whole(error: &(dyn std::error::Error + 'static)) -> StoreError {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(why) = cause {
        let why_text = why.to_string();
        if !said.contains(&why_text) {
            said = format!("{said}: {why_text}");
        }
        cause = why.source();
    }
    StoreError::unavailable(said)
}
