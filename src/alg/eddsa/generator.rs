//! Multiples of the generator of edwards25519 by scalars that may be secret.
//!
//! How often it was done is no secret: after some times, a table has paid. In WebAssembly it is our own. Elsewhere it is
//! dalek's, whose arithmetic of 64 bits is faster there; WebAssembly cannot multiply those.

#[cfg(any(target_arch = "wasm32", test))]
mod multiples;
#[cfg(target_arch = "wasm32")]
use multiples::Multiples as Table;

use crate::earned::Earned;
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use curve25519_dalek::scalar::Scalar;
#[cfg(not(target_arch = "wasm32"))]
use curve25519_dalek::{edwards::EdwardsBasepointTable, traits::BasepointTable as _};

#[cfg(not(target_arch = "wasm32"))]
struct Table(EdwardsBasepointTable);

/// The scalar times the generator, compressed (RFC 8032 section 5.1.2).
#[allow(clippy::arithmetic_side_effects, reason = "it is the group's")]
pub(super) fn times(scalar: &Scalar) -> [u8; 32] {
    /// After so many, a table has paid, by measurement in WebAssembly.
    const FEW: usize = 30;
    static TABLE: Earned<Table> = Earned::new();
    match TABLE.get(FEW, 0, Table::new) {
        Some(table) => table.times(scalar),
        None => (ED25519_BASEPOINT_POINT * scalar).compress().to_bytes(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Table {
    fn new() -> Self {
        Self(EdwardsBasepointTable::create(&ED25519_BASEPOINT_POINT))
    }

    fn times(&self, scalar: &Scalar) -> [u8; 32] {
        self.0.mul_base(scalar).compress().to_bytes()
    }
}
