//! What makes a key fast once it has been used often: the multiples of a point. Many keys are no burden, for there is so
//! much memory for all of them together.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use once_cell::race::OnceBox;

/// Bytes for all keys together: as much as 17 keys on P-256 take.
const MOST: usize = 16 << 20;
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

/// What takes so long to make that it is made part by part, so that nobody has to wait for all of it.
pub(crate) struct Parts<T>(Vec<OnceBox<T>>);

impl<T> Parts<T> {
    /// With the first of so many.
    pub(crate) fn new(first: T, count: usize) -> Self {
        let parts: Vec<_> = (0..count).map(|_| OnceBox::new()).collect();
        if let Some(part) = parts.first() {
            _ = part.set(Box::new(first));
        }
        Self(parts)
    }

    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        self.0.get(index)?.get()
    }

    /// Makes the next, of the first and the last that there are; whether that was all of them.
    pub(crate) fn grow(&self, next: impl FnOnce(&T, &T) -> T) -> bool {
        let is_whole = || self.0.last().is_none_or(|part| part.get().is_some());
        if !is_whole()
            && let Some(made) = self.0.iter().position(|part| part.get().is_none())
            && let (Some(first), Some(last)) = (self.get(0), self.get(made.wrapping_sub(1)))
            && let Some(part) = self.0.get(made)
        {
            _ = part.set(Box::new(next(first, last)));
        }
        is_whole()
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
    use super::{AtomicUsize, Earned, MOST, Parts, Relaxed, Room};

    #[test]
    fn made_after_a_few_times_and_once() {
        let earned = Earned::new();
        for asked in 0..8 {
            let got = earned.get(5, 1, || asked);
            assert_eq!(got.copied(), (asked >= 5).then_some(5));
        }
    }

    #[test]
    fn a_part_at_a_time() {
        let parts = Parts::new(1, 4);
        let grown = || parts.grow(|first, last| first + last * 10);
        assert_eq!(
            [grown(), grown(), grown(), grown()],
            [false, false, true, true]
        );
        let all = [0, 1, 2, 3, 4].map(|index| parts.get(index).copied());
        assert_eq!(all, [Some(1), Some(11), Some(111), Some(1111), None]);
        assert!(Parts::new(1, 1).grow(|_, _| 2));
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
