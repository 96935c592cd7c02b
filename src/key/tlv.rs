//! DER (X.690) as far as keys need it: sequences of elements, read and written one level at a time. What all key
//! formats have in common stands here once; decoders derived for each of them were a fifth of the WebAssembly module.

use alloc::vec::Vec;
use der::asn1::AnyRef;
use der::{Decode as _, Encode as _, Reader as _, SliceReader, Tag, Tagged as _};
use zeroize::Zeroizing;

/// One SEQUENCE and nothing after it: its elements.
pub(crate) fn sequence(der: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    within(AnyRef::from_der(der).ok()?, Tag::Sequence)
}

/// The elements of an element that has to have this tag.
pub(crate) fn within(element: AnyRef<'_>, tag: Tag) -> Option<Vec<AnyRef<'_>>> {
    elements(contents(element, tag)?)
}

/// What is in an element that has to have this tag.
pub(crate) fn contents(element: AnyRef<'_>, tag: Tag) -> Option<&[u8]> {
    (element.tag() == tag).then(|| element.value())
}

/// Of a BIT STRING that holds whole bytes.
pub(crate) fn bit_string(element: AnyRef<'_>) -> Option<&[u8]> {
    whole_bytes(contents(element, Tag::BitString)?)
}

/// The first byte of a BIT STRING's contents counts the bits that are missing at its end.
pub(crate) fn whole_bytes(contents: &[u8]) -> Option<&[u8]> {
    contents.strip_prefix(&[0])
}

fn elements(contents: &[u8]) -> Option<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(contents).ok()?;
    let mut elements = Vec::new();
    while !reader.is_finished() {
        elements.push(AnyRef::decode(&mut reader).ok()?);
    }
    Some(elements)
}

/// A context-specific tag.
pub(crate) const fn context(number: u32, constructed: bool) -> Tag {
    Tag::ContextSpecific {
        constructed,
        number: der::TagNumber(number),
    }
}

/// An element with these contents, one part after the other.
pub(crate) fn element(tag: Tag, parts: &[&[u8]]) -> Option<Zeroizing<Vec<u8>>> {
    let contents = Zeroizing::new(parts.concat());
    let element = AnyRef::new(tag, &contents).ok()?;
    element.to_der().ok().map(Zeroizing::new)
}
