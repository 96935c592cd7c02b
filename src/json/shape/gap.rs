//! What stands before a value in every text of a shape.

use alloc::string::String;

/// The quote of a string, and that of the string before, included.
pub(super) struct Gap {
    text: String,
    /// As much of it as a vector holds, or zeros behind it.
    #[cfg(jotwasm_fast)]
    first: [u8; 16],
}

impl Gap {
    pub(super) fn new(text: String) -> Self {
        Self {
            #[cfg(jotwasm_fast)]
            first: core::array::from_fn(|at| text.as_bytes().get(at).copied().unwrap_or_default()),
            text,
        }
    }

    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether this is the next there.
    #[cfg(not(jotwasm_fast))]
    pub(super) fn begins(&self, ahead: &[u8]) -> bool {
        ahead.starts_with(self.text.as_bytes())
    }

    /// The same without a call of what compares memory, which takes longer than all else about a member.
    #[cfg(jotwasm_fast)]
    pub(super) fn begins(&self, ahead: &[u8]) -> bool {
        let Some(sixteen) = ahead.first_chunk() else {
            return ahead.starts_with(self.text.as_bytes());
        };
        let same = crate::vector::same_bytes(&self.first, sixteen);
        same >= self.len().min(16) && (self.len() <= 16 || ahead.starts_with(self.text.as_bytes()))
    }

    /// Where in it the name begins.
    pub(super) fn name(&self) -> usize {
        let after_string = self.text.as_bytes().first() == Some(&b'"');
        2_usize.wrapping_add(after_string.into())
    }

    /// And where it ends.
    pub(super) fn name_end(&self) -> usize {
        let quotes_and_colon = 2_usize.wrapping_add(self.is_string().into());
        self.len().wrapping_sub(quotes_and_colon)
    }

    /// Whether the value is a string.
    pub(super) fn is_string(&self) -> bool {
        self.text.as_bytes().last() == Some(&b'"')
    }
}
