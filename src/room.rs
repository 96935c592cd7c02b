//! The memory that multiples of points take, so that keys which are used often are fast, and many keys no burden.

use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Bytes for all keys together: as much as 27 keys on P-256 take.
const ROOM: usize = 8 << 20;
static TAKEN: AtomicUsize = AtomicUsize::new(0);

/// For the multiples of one point, until it is dropped.
pub(crate) struct Room(usize);

impl Room {
    pub(crate) fn take(bytes: usize) -> Option<Self> {
        let room = Self(bytes);
        // Given back right away where it is too much.
        let taken = TAKEN.fetch_add(bytes, Relaxed);
        (taken <= ROOM.saturating_sub(bytes)).then_some(room)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        TAKEN.fetch_sub(self.0, Relaxed);
    }
}
