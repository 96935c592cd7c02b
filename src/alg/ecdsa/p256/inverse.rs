//! Inverses of secrets, which are [blinded](crate::alg::blind).

use super::field::Element;
use super::reduced;
use crate::accel::ecdsa::P256;
use crate::alg::blind::{divide, factor};
use ecdsa::elliptic_curve::PrimeField as _;
use p256::Scalar;
use zeroize::Zeroizing;

/// Modulo the order. `None` of zero.
pub(super) fn of_scalar(secret: &Scalar) -> Option<Scalar> {
    let factor = blinding(&Zeroizing::new(secret.to_bytes()))?;
    let blinded = secret.multiply(&factor).to_bytes();
    let inverse = divide(&blinded, P256.order())?;
    let inverse = Scalar::from_repr(inverse.as_slice().try_into().ok()?).into_option()?;
    Some(inverse.multiply(&factor))
}

/// Modulo the prime of the field. `None` of zero.
pub(super) fn of_element(secret: &Element) -> Option<Element> {
    // Below the order is below the prime.
    let factor = Element::read(&blinding(&Zeroizing::new(secret.write()))?.to_bytes());
    let blinded = secret.times(&factor).write();
    let inverse = divide(&blinded, P256.prime())?;
    Some(Element::read(&inverse).times(&factor))
}

fn blinding(secret: &[u8]) -> Option<Zeroizing<Scalar>> {
    Some(Zeroizing::new(reduced(&*factor(secret))?))
}
