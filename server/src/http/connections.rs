//! How many connections one address may hold.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{metrics, peer::limiter_key};

/// Open connections by address and in all.
#[derive(Clone)]
pub(super) struct Connections {
    open: Arc<Mutex<Open>>,
    per_address_max: usize,
    all_max: usize,
}

#[derive(Default)]
struct Open {
    /// By [`limiter_key`].
    by_address: HashMap<IpAddr, usize>,
    all: usize,
}

impl Connections {
    pub(super) fn new(per_address_max: usize, all_max: usize) -> Self {
        Self {
            open: Arc::default(),
            per_address_max,
            all_max,
        }
    }

    /// Counts one more; `None` where an address, or the server, has enough. A proxy speaks for many and is counted
    /// with all only.
    pub(super) fn admit(&self, address: IpAddr, is_proxy: bool) -> Option<Admitted> {
        let address = limiter_key(address);
        let mut open = self.lock();
        let of_address = open.by_address.get(&address).copied().unwrap_or(0);
        if open.all >= self.all_max || (!is_proxy && of_address >= self.per_address_max) {
            metrics::connection_refused();
            return None;
        }
        open.all += 1;
        *open.by_address.entry(address).or_default() += 1;
        metrics::connection_opened();
        Some(Admitted {
            connections: self.clone(),
            address,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One open connection; dropping it gives its place back.
pub(super) struct Admitted {
    connections: Connections,
    address: IpAddr,
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut open = self.connections.lock();
        open.all -= 1;
        if let Some(count) = open.by_address.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                open.by_address.remove(&self.address);
            }
        }
        metrics::connection_closed();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_take_every_place() {
        let connections = Connections::new(2, 4);
        let one = IpAddr::from([192, 0, 2, 1]);
        let other = IpAddr::from([192, 0, 2, 2]);
        let first = connections.admit(one, false);
        let second = connections.admit(one, false);
        assert!(first.is_some() && second.is_some());
        assert!(connections.admit(one, false).is_none());
        let third = connections.admit(other, false);
        assert!(third.is_some());
        drop(first);
        assert!(connections.admit(one, false).is_some());
    }

    #[test]
    fn an_ipv6_network_counts_as_one_address() {
        let connections = Connections::new(1, 4);
        let of = |text: &str| connections.admit(text.parse().unwrap(), false);
        let first = of("2001:db8::1");
        assert!(first.is_some() && of("2001:db8::2").is_none());
        assert!(of("2001:db8:0:1::1").is_some());
        drop(first);
        assert!(of("2001:db8::2").is_some());
    }

    #[test]
    fn a_proxy_is_bound_by_the_whole_only() {
        let connections = Connections::new(1, 3);
        let proxy = IpAddr::from([10, 0, 0, 1]);
        let held: Vec<_> = (0..3).map(|_| connections.admit(proxy, true)).collect();
        assert!(held.iter().all(Option::is_some));
        assert!(connections.admit(proxy, true).is_none());
        drop(held);
        assert!(connections.lock().by_address.is_empty());
    }
}
