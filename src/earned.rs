//! What makes a key fast once it has been used often: the multiples of a point. Many keys are no burden, for there is so
//! much memory for all of them together.

use alloc::boxed::Box;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use once_cell::race::OnceBox;

/// Bytes for all keys together: as much as 15 keys on P-256 take.
const MOST: usize = 8 << 20;
static TAKEN: AtomicUsize = AtomicUsize::new(0);

/// Something that is made when it has been asked for so often that it pays, and if there is room.
pub(crate) struct Earned<T> {
    asked: AtomicUsize,
    made: OnceBox<(T, Option<Room>)>,
}

impl<T> Earned<T> {
    pub(crate) const fn new() -> Self {
        Self {
            asked: AtomicUsize::new(0),
            made: OnceBox::new(),
        }
    }

    /// `None` the first `few` times, and where it has no room.
    pub(crate) fn get(&self, few: usize, bytes: usize, make: impl FnOnce() -> T) -> Option<&T> {
        if let Some((made, _)) = self.made.get() {
            return Some(made);
        }
        if self.asked.fetch_add(1, Relaxed) < few {
            return None;
        }
        let room = Room::take(bytes)?;
        Some(self.put(make(), Some(room)))
    }

    pub(crate) fn put(&self, value: T, room: Option<Room>) -> &T {
        let (made, _) = self.made.get_or_init(|| Box::new((value, room)));
        made
    }
}

/// For one of them, until it is dropped.
pub(crate) struct Room {
    bytes: usize,
    of: &'static AtomicUsize,
}

impl Room {
    /// `None` where all keys together would take too much.
    fn take(bytes: usize) -> Option<Self> {
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
    use super::{AtomicUsize, Earned, MOST, Relaxed, Room};

    #[test]
    fn made_after_a_few_times_and_once() {
        let earned = Earned::new();
        for asked in 0..8 {
            let got = earned.get(5, 1, || asked);
            assert_eq!(got.copied(), (asked >= 5).then_some(5));
        }
    }

    #[test]
    fn not_made_without_room() {
        let earned = Earned::new();
        assert_eq!(earned.get(0, usize::MAX, || 1), None);
        assert_eq!(earned.get(0, 0, || 2), Some(&2));
    }

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
