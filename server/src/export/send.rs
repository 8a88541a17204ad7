//! A list on its way out: the first rows before the answer begins, so that a refusal has its own status, the others
//! while they are sent. A failure on the way breaks the transfer off: half a list never looks like a whole one.

use axum::{body::Body, response::Response};
use bytes::Bytes;
use domain::refusal::Refusal;
use futures::{Stream, StreamExt as _, stream, stream::BoxStream};

use super::{
    cell::Cell,
    csv,
    xlsx::{SheetFull, Workbook},
};
use crate::evidence::attachment;

/// Rows that are read and sent together.
pub(super) type Rows = Vec<Vec<Cell>>;

/// A list with its first rows and the way to the others.
pub(super) struct List {
    pub name: String,
    pub columns: Vec<String>,
    pub first: Rows,
    pub more: BoxStream<'static, Result<Rows, Refusal>>,
}

impl List {
    /// A list that is read at once, as its page is.
    pub fn whole(name: &str, columns: Vec<String>, rows: Rows) -> Self {
        Self {
            name: name.to_owned(),
            columns,
            first: rows,
            more: stream::empty().boxed(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Csv,
    Xlsx,
}

impl Format {
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Why a transfer broke off.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error("a page of the list was refused: {0}")]
    Refused(String),
    #[error(transparent)]
    Full(#[from] SheetFull),
}

/// The answer with the list in it.
pub(super) fn response(list: List, format: Format) -> Response {
    let name = format!("{}.{}", list.name, format.ending());
    let first = stream::once(async move { Ok(list.first) });
    let rows = first.chain(list.more);
    let body = match format {
        Format::Csv => Body::from_stream(as_csv(&list.columns, rows)),
        Format::Xlsx => Body::from_stream(as_xlsx(&list.columns, rows)),
    };
    attachment(&name, format.media_type(), body)
}

fn told<T>(result: Result<T, Broken>) -> Result<T, Broken> {
    result.inspect_err(|error| tracing::error!(%error, "an export broke off"))
}

fn refused(refusal: Refusal) -> Broken {
    Broken::Refused(refusal.code)
}

fn as_csv(
    columns: &[String],
    rows: impl Stream<Item = Result<Rows, Refusal>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, Broken>> + Send + 'static {
    let head = csv::begin(columns);
    let rows = rows.map(|rows| told(rows.map_err(refused).map(|rows| csv::rows(&rows).into())));
    stream::once(async move { Ok(head.into()) }).chain(rows)
}

fn as_xlsx(
    columns: &[String],
    rows: impl Stream<Item = Result<Rows, Refusal>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, Broken>> + Send + 'static {
    let (book, head) = Workbook::begin(columns);
    let rest = stream::unfold(Some((book, Box::pin(rows))), |state| async move {
        let (mut book, mut rows) = state?;
        match rows.next().await {
            None => Some((Ok(book.end().into()), None)),
            Some(Err(refusal)) => Some((told(Err(refused(refusal))), None)),
            Some(Ok(some)) => match book.rows(&some) {
                Ok(bytes) => Some((Ok(bytes.into()), Some((book, rows)))),
                Err(full) => Some((told(Err(full.into())), None)),
            },
        }
    });
    stream::once(async move { Ok(head.into()) }).chain(rest)
}
