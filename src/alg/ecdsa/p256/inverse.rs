//! Inverses of secrets, which are [blinded](crate::alg::blind).

use super::field::Element;
use super::reduced;
use crate::accel::ecdsa::P256;
use crate::accel::inverse::inverse;
use crate::alg::blind::factor;
use ecdsa::elliptic_curve::PrimeField as _;
use p256::Scalar;
use zeroize::Zeroizing;

/// Modulo the order. Zero of zero.
pub(super) fn of_scalar(secret: &Scalar) -> Option<Scalar> {
    let factor = blinding(&Zeroizing::new(secret.to_bytes()))?;
    let blinded = secret.multiply(&factor).to_bytes();
    let inverse = inverse(&blinded, P256.order());
    let inverse = Scalar::from_repr(inverse.as_slice().try_into().ok()?).into_option()?;
    Some(inverse.multiply(&factor))
}

/// Modulo the prime of the field. `None` of zero.
pub(super) fn of_element(secret: &Element) -> Option<Element> {
    // Below the order is below the prime.
    let factor = blinding(&Zeroizing::new(secret.write()))?;
    let factor = Element::read(&Zeroizing::new(factor.to_bytes()));
    let factor = Zeroizing::new(factor);
    let blinded = secret.times(&factor).write();
    let is_zero = blinded.iter().all(|byte| *byte == 0);
    (!is_zero).then(|| Element::read(&inverse(&blinded, P256.prime())).times(&factor))
}

fn blinding(secret: &[u8]) -> Option<Zeroizing<Scalar>> {
    let mut bytes = Zeroizing::new([0; 32]);
    factor(secret, &mut bytes);
    Some(Zeroizing::new(reduced(&*bytes)?))
}
