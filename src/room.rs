//! The memory that multiples of points take, so that keys which are used often are fast, and many keys no burden.

use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Bytes for all keys together: as much as 27 keys on P-256 take.
const MOST: usize = 8 << 20;
static TAKEN: AtomicUsize = AtomicUsize::new(0);

/// For the multiples of one point, until it is dropped.
pub(crate) struct Room {
    bytes: usize,
    of: &'static AtomicUsize,
}

impl Room {
    /// `None` where all keys together would take too much.
    pub(crate) fn take(bytes: usize) -> Option<Self> {
        Self::take_of(&TAKEN, bytes)
    }

    fn take_of(of: &'static AtomicUsize, bytes: usize) -> Option<Self> {
        let room = Self { bytes, of };
        // Given back right away where it is too much.
        let all = of.fetch_add(bytes, Relaxed).checked_add(bytes);
        all.is_some_and(|all| all <= MOST).then_some(room)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.of.fetch_sub(self.bytes, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::{AtomicUsize, MOST, Relaxed, Room};

    #[test]
    fn there_is_so_much_and_it_comes_back() {
        static OWN: AtomicUsize = AtomicUsize::new(0);
        let take = |bytes| Room::take_of(&OWN, bytes);
        let whole = take(MOST);
        assert!(whole.is_some() && take(1).is_none() && take(0).is_some());
        drop(whole);
        assert_eq!(OWN.load(Relaxed), 0);

        let halves = [take(MOST / 2), take(MOST / 2)];
        assert!(halves.iter().all(Option::is_some) && take(1).is_none());
        drop(halves);
        assert!(take(MOST.wrapping_add(1)).is_none() && take(usize::MAX).is_none());
        assert_eq!(OWN.load(Relaxed), 0);
    }
}
