//! Two whole servers on one PostgreSQL and one bucket, behind a plain proxy that sends each request to the next node:
//! whatever one node does holds on the other. Without `ZHANGBAN_TEST_PG` there is nothing to run on.

#[expect(
    dead_code,
    reason = "here the bucket does not fail; the store's tests have it fail"
)]
#[path = "../../../store/tests/support/bucket.rs"]
mod bucket;
mod keys;
mod market;
mod proxy;
mod rolling;
mod sessions;
mod site;
mod uploads;
mod visitor;
mod work;
