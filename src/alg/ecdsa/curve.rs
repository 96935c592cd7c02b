//! What differs from curve to curve, behind traits whose objects all curves share: the code around them is in the
//! module once, not once for each curve.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::marker::PhantomData;
use ecdsa::elliptic_curve::array::ArraySize;
use ecdsa::elliptic_curve::array::typenum::Unsigned as _;
use ecdsa::elliptic_curve::point::AffineCoordinates;
use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytes, FieldBytesSize};
use ecdsa::signature::{Signer, Verifier};
use ecdsa::{EcdsaCurve, Signature, SignatureSize, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

pub(super) trait Curve: Sync {
    /// Bytes of a coordinate and of a scalar.
    fn field(&self) -> usize;

    /// `None` unless both have their full length and are on the curve.
    fn point(&self, x: &[u8], y: &[u8]) -> Option<Arc<dyn Point>>;

    /// A point in the short form of SEC 1 section 2.3.3, where this build reads it.
    fn compressed(&self, point: &[u8]) -> Option<Arc<dyn Point>>;

    /// `None` unless the scalar is between 1 and the order of the curve, in full length.
    fn scalar(&self, scalar: &[u8]) -> Option<Arc<dyn Scalar>>;
}

pub(super) trait Point: Send + Sync {
    /// x, then y, each in full length.
    fn coordinates(&self) -> Vec<u8>;
    fn verify(&self, message: &[u8], signature: &[u8]) -> bool;
}

pub(super) trait Scalar: Send + Sync {
    fn bytes(&self) -> Zeroizing<Vec<u8>>;
    fn point(&self) -> Arc<dyn Point>;
    fn sign(&self, message: &[u8]) -> Option<Vec<u8>>;
}

/// The curve `C`, by RustCrypto's crate for it.
pub(super) struct On<C>(pub(super) PhantomData<C>);

impl<C> Curve for On<C>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: AffineCoordinates<FieldRepr = FieldBytes<C>>,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    SignatureSize<C>: ArraySize,
    SigningKey<C>: Signer<Signature<C>>,
    VerifyingKey<C>: Verifier<Signature<C>>,
{
    fn field(&self) -> usize {
        FieldBytesSize::<C>::USIZE
    }

    fn point(&self, x: &[u8], y: &[u8]) -> Option<Arc<dyn Point>> {
        let [x, y] = [x.try_into().ok()?, y.try_into().ok()?];
        let point = AffinePoint::<C>::from_coordinates(x, y).into_option()?;
        Some(Arc::new(VerifyingKey::<C>::from_affine(point).ok()?))
    }

    fn compressed(&self, point: &[u8]) -> Option<Arc<dyn Point>> {
        // Decided when compiling, so that a build without it does not carry the square root.
        if cfg!(feature = "compressed-points") {
            Some(Arc::new(VerifyingKey::<C>::from_sec1_bytes(point).ok()?))
        } else {
            None
        }
    }

    fn scalar(&self, scalar: &[u8]) -> Option<Arc<dyn Scalar>> {
        let scalar: &FieldBytes<C> = scalar.try_into().ok()?;
        Some(Arc::new(SigningKey::<C>::from_bytes(scalar).ok()?))
    }
}

impl<C> Point for VerifyingKey<C>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: AffineCoordinates<FieldRepr = FieldBytes<C>>,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    SignatureSize<C>: ArraySize,
    Self: Verifier<Signature<C>>,
{
    fn coordinates(&self) -> Vec<u8> {
        let point = self.as_affine();
        [point.x().as_slice(), point.y().as_slice()].concat()
    }

    fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = Signature::<C>::from_slice(signature) else {
            return false;
        };
        // Both of s and n - s are good (RFC 7518 section 3.4, RFC 8812 section 3.2); the secp256k1 crate, made for
        // Bitcoin, takes only the lesser.
        let signature = if C::NORMALIZE_S {
            signature.normalize_s()
        } else {
            signature
        };
        Verifier::verify(self, message, &signature).is_ok()
    }
}

/// Signs deterministically (RFC 6979), so that signing never asks for randomness.
impl<C> Scalar for SigningKey<C>
where
    C: EcdsaCurve + CurveArithmetic,
    SignatureSize<C>: ArraySize,
    Self: Signer<Signature<C>>,
    VerifyingKey<C>: Point,
{
    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let scalar = Zeroizing::new(self.to_bytes());
        Zeroizing::new(scalar.to_vec())
    }

    fn point(&self) -> Arc<dyn Point> {
        Arc::new(*self.verifying_key())
    }

    fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let signature = self.try_sign(message).ok()?;
        Some(signature.to_bytes().to_vec())
    }
}
