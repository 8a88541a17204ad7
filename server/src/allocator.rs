//! The allocator of released and measured builds: after a burst it gives memory back to the system.

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;
