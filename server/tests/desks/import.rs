use server::{
    export::{Cell, Workbook},
    import::{self, COLUMNS, Fault},
};

use super::support::House;
use crate::support::counts::count;

/// Rows of the long workbook.
const ROWS: usize = 2_000;
const ROWS_FULL: usize = 100_000;

const GOOD: &str = "91350100M000100Y43,宁波测绘有限公司,宁波测绘,330203,宁波市海曙区测试路1号,2015-06-01,listed,87.5,12,30,yes,注册测绘师|3,surveying|甲测资字33100001|jia|工程测量|浙江省自然资源厅|2021-07-01|2027-06-30|in_force,SV-01|地形图测绘|from|20000|15|330200+330100||";

fn fault(line: u64, column: &'static str, rule: &str) -> Fault {
    Fault {
        line,
        column,
        rule: rule.to_owned(),
    }
}

async fn run(house: &House, text: &str) -> import::Report {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), text).expect("written");
    import::agencies(&house.context, file.path())
        .await
        .expect("a report")
}

#[tokio::test]
async fn good_rows_are_kept_bad_ones_named_and_a_second_run_changes_nothing() {
    let house = House::new().await;
    let bad = GOOD
        .replace("91350100M000100Y43", "91350100M000100Y44")
        .replace("330203", "339999");
    let twice = GOOD;
    let text = format!("{}\n{GOOD}\n{bad}\n{twice}\nshort,row\n", COLUMNS.join(","));
    let report = run(&house, &text).await;
    assert_eq!(
        (
            report.new,
            report.changed,
            report.unchanged,
            report.bad_rows()
        ),
        (1, 0, 0, 3)
    );
    let expected = [
        fault(3, "uscc", "id.check_digit"),
        fault(3, "region", "region.unknown"),
        fault(4, "uscc", "uscc.twice"),
        fault(5, "", "row.columns"),
    ];
    assert_eq!(report.faults, expected);

    let text = format!("{}\n{GOOD}\n", COLUMNS.join(","));
    let second = run(&house, &text).await;
    assert_eq!((second.new, second.changed, second.unchanged), (0, 0, 1));
    assert!(second.clean());
    let changed = run(&house, &text.replace("宁波测绘,", "甬测,")).await;
    assert_eq!((changed.new, changed.changed, changed.unchanged), (0, 1, 0));
    let stored = house
        .context
        .store
        .agencies
        .by_uscc("91350100M000100Y43")
        .await
        .expect("read")
        .expect("there");
    assert_eq!((stored.short_name.as_str(), stored.version), ("甬测", 1));
}

#[tokio::test]
async fn a_wrong_header_takes_no_row() {
    let house = House::new().await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(
        file.path(),
        format!("{}\n{GOOD}\n", COLUMNS.join(",").replace("credit", "stars")),
    )
    .expect("written");
    let refused = import::agencies(&house.context, file.path()).await;
    assert!(matches!(refused, Err(import::ImportError::Header(_))));
    assert_eq!(house.context.store.agencies.count().await, Ok(0));
}

/// A workbook with these rows, written by our own export; `{…}` is a number.
fn workbook(rows: &[Vec<&str>]) -> tempfile::NamedTempFile {
    let cell = |text: &&str| match text
        .strip_prefix('{')
        .and_then(|text| text.strip_suffix('}'))
    {
        Some(number) => Cell::Number(number.to_owned()),
        None => Cell::Text((*text).to_owned()),
    };
    let columns: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
    let (mut book, mut bytes) = Workbook::begin(&columns);
    for row in rows {
        let row: Vec<Cell> = row.iter().map(cell).collect();
        bytes.extend(book.rows(&[row]).expect("room"));
    }
    bytes.extend(book.end());
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    file
}

#[tokio::test]
async fn a_workbook_is_imported_as_the_same_rows_of_csv_are() {
    let house = House::new().await;
    let good: Vec<&str> = GOOD.split(',').collect();
    let mut numbers = good.clone();
    for (place, number) in [(3, "{330203}"), (7, "{87.5}"), (8, "{12}"), (9, "{30}")] {
        numbers[place] = number;
    }
    let mut bad = good.clone();
    bad[0] = "91350100M000100Y44";
    let file = workbook(&[numbers, bad, vec![], good]);
    let report = import::agencies(&house.context, file.path())
        .await
        .expect("a report");
    assert_eq!((report.new, report.bad_rows()), (1, 2));
    let expected = [
        fault(3, "uscc", "id.check_digit"),
        fault(5, "uscc", "uscc.twice"),
    ];
    assert_eq!(report.faults, expected);

    let text = format!("{}\n{GOOD}\n", COLUMNS.join(","));
    let second = run(&house, &text).await;
    assert_eq!((second.new, second.changed, second.unchanged), (0, 0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_workbook_is_read_row_by_row_to_its_end() {
    let house = House::new().await;
    let rows = count(ROWS, ROWS_FULL);
    let columns: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
    let (mut book, mut bytes) = Workbook::begin(&columns);
    for n in 0..rows {
        // Every row is read whole and refused for one cell alone.
        let mut row: Vec<Cell> = GOOD
            .split(',')
            .map(|text| Cell::Text(text.into()))
            .collect();
        row[0] = Cell::Text(format!("no code {n}"));
        row[1] = Cell::Text(format!("机构{n}"));
        bytes.extend(book.rows(&[row]).expect("room"));
    }
    bytes.extend(book.end());
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    let report = import::agencies(&house.context, file.path())
        .await
        .expect("a report");
    assert_eq!((report.bad_rows(), report.faults.len()), (rows, rows));
    let last = report.faults.last().expect("a fault");
    assert_eq!((last.line, last.column), (rows as u64 + 1, "uscc"));
}
