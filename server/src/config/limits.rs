//! Limits with their arithmetic.

use serde::{Deserialize, Serialize};

/// How much of everything; every name ends with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// A form page at most: 200 fields of 5,000 Hanzi, percent-encoded at nine bytes each, is never reached by a
    /// person; a quarter of a mebibyte holds the longest element form four times over.
    pub form_bytes_max: usize,
    /// One piece of an exhibit in one request; the whole exhibit's limit is the law's side (`domain`).
    pub upload_bytes_max: usize,
    /// The longest a request may take, uploads apart.
    pub request_seconds_max: u64,
    /// The longest one piece of an exhibit may take: 8 MiB at 256 kbit/s is four and a half minutes.
    pub upload_seconds_max: u64,
    /// RFC 9112 sets none; ten seconds hold off slow senders (S12).
    pub header_read_seconds_max: u64,
    /// Between accepting a connection and its first byte.
    pub first_byte_seconds_max: u64,
    /// A browser opens six; a school or an office shares one address.
    pub connections_per_address_max: usize,
    pub connections_max: usize,
    /// Requests under way are given this long when the server stops.
    pub shutdown_seconds_max: u64,
    /// A session that is not used ends (ASVS 7.3.1).
    pub session_idle_minutes_max: i64,
    /// For staff, who sit at shared desks (GB/T 22239-2019, 8.1.4).
    pub staff_idle_minutes_max: i64,
    /// A session ends in any case (ASVS 7.3.2).
    pub session_hours_max: i64,
    /// Wrong passwords for one account from one address before the wait begins.
    pub sign_in_failures_max: u64,
    /// Wrong passwords for one account from anywhere: a wait, never a lock (ASVS 6.3.1).
    pub sign_in_failures_account_max: u64,
    /// Sign-ins tried from one address, whoever they are for.
    pub sign_in_address_max: u64,
    /// Sessions begun from one address in a quarter of an hour for forms refused before a sign-in; each keeps at
    /// most 24 KiB for an hour, so that one address never holds more than 6 MiB.
    pub forms_address_max: u64,
    /// Lists taken as files from one address in a quarter of an hour: an office takes a few a day.
    pub exports_address_max: u64,
    /// Six digits and five tries a quarter of an hour: one in 67,000 an attack window.
    pub code_failures_max: u64,
    /// Letters of one kind to one account or from one address in an hour.
    pub letters_per_hour_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: usize = 1024 * 1024;
        Self {
            form_bytes_max: MIB / 4,
            upload_bytes_max: 8 * MIB + MIB / 4,
            request_seconds_max: 30,
            upload_seconds_max: 300,
            header_read_seconds_max: 10,
            first_byte_seconds_max: 10,
            connections_per_address_max: 256,
            connections_max: 8_192,
            shutdown_seconds_max: 10,
            session_idle_minutes_max: 12 * 60,
            staff_idle_minutes_max: 30,
            session_hours_max: 7 * 24,
            sign_in_failures_max: 5,
            sign_in_failures_account_max: 50,
            sign_in_address_max: 60,
            forms_address_max: 60,
            exports_address_max: 30,
            code_failures_max: 5,
            letters_per_hour_max: 5,
        }
    }
}

impl Limits {
    /// The first limit that would stop the server from working at all.
    pub(super) fn fault(&self) -> Option<&'static str> {
        let positive = [
            ("limits.form_bytes_max", self.form_bytes_max > 0),
            ("limits.upload_bytes_max", self.upload_bytes_max > 0),
            ("limits.request_seconds_max", self.request_seconds_max > 0),
            ("limits.upload_seconds_max", self.upload_seconds_max > 0),
            (
                "limits.header_read_seconds_max",
                self.header_read_seconds_max > 0,
            ),
            (
                "limits.first_byte_seconds_max",
                self.first_byte_seconds_max > 0,
            ),
            (
                "limits.connections_per_address_max",
                self.connections_per_address_max > 0,
            ),
            ("limits.connections_max", self.connections_max > 0),
            (
                "limits.session_idle_minutes_max",
                self.session_idle_minutes_max > 0,
            ),
            (
                "limits.staff_idle_minutes_max",
                self.staff_idle_minutes_max > 0,
            ),
            ("limits.session_hours_max", self.session_hours_max > 0),
            ("limits.sign_in_failures_max", self.sign_in_failures_max > 0),
            (
                "limits.sign_in_failures_account_max",
                self.sign_in_failures_account_max > 0,
            ),
            ("limits.sign_in_address_max", self.sign_in_address_max > 0),
            ("limits.forms_address_max", self.forms_address_max > 0),
            ("limits.exports_address_max", self.exports_address_max > 0),
            ("limits.code_failures_max", self.code_failures_max > 0),
            ("limits.letters_per_hour_max", self.letters_per_hour_max > 0),
        ];
        let first = positive.iter().find(|(_, holds)| !holds);
        first.map(|(name, _)| *name)
    }
}
