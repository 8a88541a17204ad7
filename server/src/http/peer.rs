//! Where a request really comes from.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use http::HeaderMap;

use crate::config::Network;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// The connection a request came in on; put into its extensions by the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct Connection(pub SocketAddr);

/// The client's own address.
#[derive(Clone, Copy, Debug)]
pub struct Peer {
    pub address: IpAddr,
}

impl Peer {
    /// Walks `X-Forwarded-For` from the right, as long as the address that added an entry is a trusted proxy.
    /// What stands further left was written by the client and may be anything (ASVS 4.1.3).
    #[must_use]
    pub fn of(connection: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> Self {
        let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
        let lines = headers.get_all(FORWARDED_FOR).iter().rev();
        let entries = lines
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.rsplit(','))
            .map(|entry| entry.trim().parse::<IpAddr>());
        let mut address = connection.to_canonical();
        for entry in entries {
            match entry {
                Ok(before) if is_trusted(address) => address = before.to_canonical(),
                _ => break,
            }
        }
        Self { address }
    }
}

/// What the limits by address count: an IPv4 address, or the /64 network of an IPv6 address. Whoever has one
/// address of a /64 has them all (RFC 6177).
#[must_use]
pub fn limiter_key(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_ipv6_network_are_counted_together() {
        let key = |text: &str| limiter_key(text.parse().unwrap()).to_string();
        assert_eq!(key("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.7"), "192.0.2.7");
        assert_ne!(key("192.0.2.7"), key("192.0.2.8"));
    }

    fn peer(connection: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        Peer::of(connection.parse().unwrap(), &headers, &trusted)
            .address
            .to_string()
    }

    #[test]
    fn without_a_trusted_proxy_the_header_is_ignored() {
        assert_eq!(peer("203.0.113.9", &["1.2.3.4"]), "203.0.113.9");
    }

    #[test]
    fn the_last_untrusted_address_is_the_client() {
        assert_eq!(
            peer("10.0.0.1", &["6.6.6.6, 198.51.100.7, 10.0.0.2"]),
            "198.51.100.7"
        );
        assert_eq!(
            peer("10.0.0.1", &["6.6.6.6", "198.51.100.7"]),
            "198.51.100.7"
        );
    }

    #[test]
    fn nonsense_ends_the_walk_at_the_proxy() {
        assert_eq!(peer("10.0.0.1", &["198.51.100.7, unknown"]), "10.0.0.1");
        assert_eq!(peer("10.0.0.1", &[]), "10.0.0.1");
    }
}
